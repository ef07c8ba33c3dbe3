import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvFile } from "./csv-file";

const readBack = (file: string) =>
  Papa.parse<string[]>(file.slice(1), { delimiter: ",", skipEmptyLines: true }).data;
const cellOf = (text: string) => readBack(csvFile([["name"], [text]]))[1]?.[0];

test("a file is UTF-8 with a byte order mark, has quotes where they are needed, and lines that end in CR LF", () => {
  expect(
    csvFile([
      ["Nickname", "Score"],
      ['Ada, "the first"', 91.5],
      ["نور", null],
      ["a\nb", -0.25],
    ]),
  ).toBe('\ufeffNickname,Score\r\n"Ada, ""the first""",91.5\r\nنور,\r\n"a\nb",-0.25\r\n');
});

test("a nickname that a spreadsheet would compute becomes harmless", () => {
  const dangerous = [
    ...["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example")'],
    ...["=cmd|' /C calc'!A0", "=1\n+2", " =1", '"=1', "＝1+1", "＋1", "－1+1", "＠A1", "-", "=", "--1"],
  ];
  expect(dangerous.map((nickname) => cellOf(nickname)?.charAt(0))).toEqual(dangerous.map(() => "'"));
  expect(cellOf("=1+1")).toBe("'=1+1");
});

test("nor does a spreadsheet that separates cells by semicolons or tabs find a formula in one", () => {
  expect(["Ada;=1+1;", "Ada;;@A1", "Ada\t-1+1", 'Ada; "=1'].map(cellOf)).toEqual([
    ...["Ada;'=1+1;", "Ada;;'@A1", "Ada\t'-1+1", "Ada;' \"=1"],
  ]);
});

test("numbers stay numbers, also as texts, and what is no formula stays as it is", () => {
  const [, row] = readBack(
    csvFile([["a"], [-3, -1e-7, 0, 1e21, "-0.5", "Ada - Bob", "a=b", "1-2", "'Twas"]]),
  );
  expect(row).toEqual(["-3", "-1e-7", "0", "1e+21", "-0.5", "Ada - Bob", "a=b", "1-2", "'Twas"]);
});

test("what keeps directions apart on the page is not in a cell, and hides no formula", () => {
  expect([cellOf("\u206616–16 tanh\u2069"), cellOf("\u2068=1\u2069")]).toEqual(["16–16 tanh", "'=1"]);
});

test("whatever texts and numbers there are, they are read back as they were, but for apostrophes", () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const property = fc.property(
    fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
    (table) => {
      const without = (text: string) => text.replace(/['\u2066-\u2069]/g, "");
      const read = Papa.parse<string[]>(csvFile(table).slice(1), { delimiter: ",", newline: "\r\n" }).data;
      expect(read.slice(0, -1).map((row) => row.map(without))).toEqual(
        table.map((row) => row.map((one) => without(String(one)))),
      );
      expect(read.flat().filter((text) => /^[=+@\t\r]/.test(text))).toEqual([]);
    },
  );
  fc.assert(property);
});
