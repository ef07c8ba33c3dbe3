import { describe, expect, test } from "vitest";
import { guessEncoding, textOf } from "@/lib/learning/files/text-file";
import { columnsOf } from "./column";
import { readCsv } from "./csv";
import { chosenTable, usualChoices } from "./data-table";

/** Files as programs write them: bytes in, and what a class would get of them, without anybody changing anything. */

const nameOf = (column: number) => `Column ${column + 1}`;
const trim = (text: string) => text.trim();

function readWhole(bytes: Uint8Array, hasNames: boolean | null = null) {
  const read = readCsv(textOf(bytes), hasNames);
  if (!read.ok) return read.problem;
  const columns = columnsOf(read.table, trim);
  const choices = usualChoices(columns);
  const called = (column: number) => columns[column]!.name ?? nameOf(column);
  const chosen = chosenTable(read.table, columns, choices, { nameOf: called, textOf: trim });
  return { table: read.table, columns, choices, chosen };
}

function readTable(bytes: Uint8Array, hasNames: boolean | null = null) {
  const whole = readWhole(bytes, hasNames);
  if (!("chosen" in whole)) throw new Error(`Refused: ${JSON.stringify(whole)}`);
  return whole;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
const utf16be = (text: string) =>
  Uint8Array.from([0xfe, 0xff, ...[...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])]);
/** In an old encoding of Windows, by looking every character up in its decoder. */
function windows(text: string, encoding: string): Uint8Array {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from([...text].map((character) => table.indexOf(character)));
}

/** Forty rows: a size, a weight and a kind. `cells`: how each row is written. */
const ROWS = Array.from({ length: 40 }, (_, row) => ({
  size: 10 + row / 2,
  weight: 1_000 + 37 * row,
  kind: ["oak", "elm"][row % 2]!,
}));
const rows = (line: (row: (typeof ROWS)[number], index: number) => string, end = "\n") =>
  ROWS.map(line).join(end);
const decimal = (value: number, sign: string) => value.toFixed(1).replace(".", sign);
const PLAIN = `size,weight,kind\n${rows(({ size, weight, kind }) => `${size},${weight},${kind}`)}\n`;
const WHOLE = {
  size: ROWS.map(({ size }) => size),
  weight: ROWS.map(({ weight }) => weight),
  kind: ROWS.map(({ kind }) => kind),
};

/** What a class would get: the cells by column, the last one predicted. */
function cellsIn({ chosen }: ReturnType<typeof readTable>) {
  return Object.fromEntries(
    chosen.columns.map(({ name, categories, cells }) => [
      name,
      categories ? cells.map((cell) => categories[cell]) : cells,
    ]),
  );
}

describe("the same table, however a program has written it", () => {
  const german = `Größe;Gewicht;Art\r\n${rows(({ size, weight, kind }) => `${decimal(size, ",")};${weight};${kind}`, "\r\n")}\r\n`;
  const arabicRows = (kind: (row: string) => string) =>
    `الطول;الوزن;النوع\r\n${rows((row) => `${decimal(row.size, ",")};${row.weight};${kind(row.kind)}`, "\r\n")}`;
  const arabic = arabicRows((kind) => (kind === "oak" ? "بلوط" : "دردار"));
  const indic = (text: string) => text.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]!);
  const inGerman = { Größe: WHOLE.size, Gewicht: WHOLE.weight, Art: WHOLE.kind };
  const inArabic = {
    ...{ الطول: WHOLE.size, الوزن: WHOLE.weight },
    النوع: WHOLE.kind.map((kind) => (kind === "oak" ? "بلوط" : "دردار")),
  };

  test.each<[string, Uint8Array, object]>([
    ["with commas", utf8(PLAIN), WHOLE],
    ["with a byte order mark", utf8(`\uFEFF${PLAIN}`), WHOLE],
    ["with Windows' ends of lines", utf8(PLAIN.replaceAll("\n", "\r\n")), WHOLE],
    ["with the ends of lines of old Macs", utf8(PLAIN.replaceAll("\n", "\r")), WHOLE],
    ["with tabs", utf8(PLAIN.replaceAll(",", "\t")), WHOLE],
    ["with bars", utf8(PLAIN.replaceAll(",", "|")), WHOLE],
    ["without an end of the last line", utf8(PLAIN.trimEnd()), WHOLE],
    ["with everything in quotes", utf8(PLAIN.replace(/[^,\n]+/g, '"$&"')), WHOLE],
    ["with spaces around cells", utf8(PLAIN.replaceAll(",", " ,  ")), WHOLE],
    ["with empty lines", utf8(PLAIN.replaceAll("\n", "\n\n")), WHOLE],
    ["with lines of nothing but separators", utf8(`${PLAIN},,\n,,\n`), WHOLE],
    ["with an empty last column", utf8(PLAIN.replaceAll("\n", ",\n")), WHOLE],
    ["with a title above", utf8(`Trees of our street\n\n${PLAIN}`), WHOLE],
    ["with Excel's line about the separator", utf8(`sep=,\r\n${PLAIN}`), WHOLE],
    ["with thousands apart", utf8(PLAIN.replace(/,(\d)(\d{3}),/g, ',"$1,$2",')), WHOLE],
    ["from German Excel, in UTF-8", utf8(`\uFEFF${german}`), inGerman],
    ["from German Excel, in its old encoding", windows(german, "windows-1252"), inGerman],
    ["from German Excel, with thousands apart", utf8(german.replace(/;(\d)(\d{3});/g, ";$1.$2;")), inGerman],
    ["from German Excel, in UTF-16 with tabs", utf16le(german.replaceAll(";", "\t")), inGerman],
    ["in UTF-16, big-endian", utf16be(PLAIN), WHOLE],
    ["from Arabic Excel, in UTF-8", utf8(`\uFEFF${arabic}`), inArabic],
    ["from Arabic Excel, in its old encoding", windows(arabic, "windows-1256"), inArabic],
    ["with Arabic digits", utf8(indic(arabic.replace(/(\d),(\d)/g, "$1٫$2"))), inArabic],
    ["from Swiss Excel, with apostrophes", utf8(PLAIN.replace(/,(\d)(\d{3}),/g, ",$1'$2,")), WHOLE],
    ["with powers of ten", utf8(PLAIN.replace(/,(\d{4}),/g, (_, n) => `,${Number(n) / 1000}e3,`)), WHOLE],
    ["with percent signs", utf8(PLAIN.replace(/,(\d{4}),/g, ",$1 %,")), WHOLE],
    ["with a currency", utf8(PLAIN.replace(/,(\d{4}),/g, ",€ $1,")), WHOLE],
  ])("%s", (_, bytes, expected) => {
    const { chosen } = readTable(bytes);
    expect(cellsIn({ chosen } as never)).toEqual(expected);
    expect([chosen.gaps, chosen.unreadable, chosen.problem]).toEqual([0, 0, null]);
  });

  test("a cell may have separators, quotes and ends of lines in it", () => {
    const quoted = PLAIN.replace("oak", '"an ""oak"",\ntall"');
    expect(cellsIn(readTable(utf8(quoted))).kind?.[0]).toBe('an "oak",\ntall');
  });

  test("the encoding is told from the bytes", () => {
    expect(
      [utf8(german), windows(german, "windows-1252"), windows(arabic, "windows-1256"), utf16be(PLAIN)].map(
        guessEncoding,
      ),
    ).toEqual(["utf-8", "windows-1252", "windows-1256", "utf-16be"]);
  });

  test("a table without names is read from its first row", () => {
    const numbers = rows(({ size, weight }, index) => `${size},${weight},${index % 3}`);
    const { table, choices, chosen } = readTable(utf8(numbers));
    expect([table.hasNames, table.fileRows.length, choices.as]).toEqual([false, 40, "classes"]);
    expect(chosen.columns.map(({ name }) => name)).toEqual(["Column 1", "Column 2", "Column 3"]);
    expect(readTable(utf8(PLAIN), false).table.fileRows[0]).toBe(1);
  });
});

describe("columns", () => {
  const usedAs = (cell: (index: number) => string, name = "extra") => {
    const text = `${name},size,kind\n${rows(({ size, kind }, index) => `${cell(index)},${size},${kind}`)}`;
    const [column] = readTable(utf8(text)).columns;
    return [column!.use, column!.why, column!.missing];
  };

  test.each<[string, (index: number) => string, unknown[]]>([
    ["numbers", (index) => String(index % 7), ["numbers", null, 0]],
    ["whole numbers in order, which number the rows", (index) => String(index + 1), ["out", "numbered", 0]],
    ["a few texts", (index) => ["red", "blue"][index % 2]!, ["categories", null, 0]],
    ["many texts", (index) => `tree no ${index}`, ["out", "texts", 0]],
    ["dates", (index) => `2024-03-${String(1 + (index % 28)).padStart(2, "0")}`, ["out", "dates", 0]],
    ["German dates", (index) => `${1 + (index % 28)}.03.2024`, ["out", "dates", 0]],
    [
      "American dates with times",
      (index) => `3/${1 + (index % 28)}/24 10:${10 + index}`,
      ["out", "dates", 0],
    ],
    ["the same everywhere", () => "tree", ["out", "constant", 0]],
    ["nothing", () => "", ["out", "empty", 40]],
    [
      "gaps by many names",
      (i) => ["", "NA", "n/a", "-", "?", "null", "#N/A", "4", "5", "6"][i % 10]!,
      ["numbers", null, 28],
    ],
    [
      "hardly any text among numbers",
      (index) => (index === 3 ? "12 kg" : String(index % 9)),
      ["numbers", null, 0],
    ],
    ["numbers too large to add up", (index) => `${index}e300`, ["out", "texts", 0]],
  ])("of %s", (_, cell, expected) => {
    expect(usedAs(cell)).toEqual(expected);
  });

  test("with the same name are told apart, and without one get a number", () => {
    const { columns } = readTable(utf8(PLAIN.replace("size,weight", "kind,")));
    expect(columns.map(({ name }) => name)).toEqual(["kind", null, "kind 2"]);
  });

  test("a column of numbers is predicted as a number, and one named as the target before the last one", () => {
    const { choices } = readTable(utf8(PLAIN.replace("size,weight,kind", "target,weight,kind")));
    expect(choices).toEqual({ target: 0, as: "number", uses: ["numbers", "numbers", "categories"] });
  });

  test("two hundred of them are read and used", () => {
    const wide = (cell: (column: number) => string) =>
      Array.from({ length: 200 }, (_, column) => cell(column)).join(",");
    const text = `${wide((c) => `c${c}`)},kind\n${rows(({ kind }, r) => `${wide((c) => String((7 * r + c * c) % 11))},${kind}`)}`;
    const { chosen } = readTable(utf8(text));
    expect(chosen.columns).toHaveLength(201);
    expect(chosen.problem).toBeNull();
  });
});

describe("rows", () => {
  const lines = PLAIN.trimEnd().split("\n");
  const changed = (changes: Record<number, string>) =>
    utf8(lines.map((line, index) => changes[index + 1] ?? line).join("\n"));

  test("with gaps, unreadable cells or too many cells are left out, and named as a spreadsheet counts them", () => {
    const bytes = changed({ 5: "9,,oak", 6: ",,elm", 9: "nine,3,elm", 20: "1,2,oak,4,5" });
    const { table, chosen } = readTable(bytes);
    expect(chosen.columns[0]!.cells).toHaveLength(36);
    expect({ ...chosen, columns: null }).toEqual({
      columns: null,
      gaps: 2,
      gapsBy: [
        { column: "weight", count: 2 },
        { column: "size", count: 1 },
      ],
      unreadable: 1,
      cells: [{ row: 9, column: "size", text: "nine" }],
      problem: null,
    });
    expect(table.overlong).toEqual([{ row: 20, cells: 5 }]);
  });

  test.each<[string, Uint8Array, object]>([
    ["an empty file", utf8(""), { why: "empty" }],
    ["nothing but spaces", utf8(" \n \n"), { why: "empty" }],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 73, 72]), { why: "not-text" }],
    ["a workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0, 8, 0, 0, 0]), { why: "not-text" }],
    ["one column", utf8("size\n1\n2\n3"), { why: "one-column" }],
    ["an essay", utf8("The oak is a tree\nthat grows slowly."), { why: "one-column" }],
    ["a quote that is never closed", changed({ 7: '"9,3,oak' }), { why: "open-quote", row: 7 }],
    [
      "too many columns",
      utf8(`${"a,".repeat(401)}b\n${"1,".repeat(401)}2\n`),
      { why: "too-many-columns", count: 402 },
    ],
    ["too many bytes", utf8("a,b\n".repeat(1_300_000)), { why: "too-large", count: 5_200_000 }],
  ])("%s is refused", (_, bytes, problem) => {
    expect(readWhole(bytes)).toEqual(problem);
  });

  test.each<[string, (row: (typeof ROWS)[number], index: number) => string, object]>([
    ["one class", ({ size, weight }) => `${size},${weight},oak`, { why: "no-features" }],
    [
      "too few rows",
      (row, index) => (index < 20 ? `${row.size},1${row.weight},${row.kind}` : ""),
      { why: "too-few", count: 20 },
    ],
    [
      "a class of two rows",
      ({ size, weight }, i) => `${size},${weight},${["oak", "elm"][Number(i < 2)]}`,
      { why: "rare-class", name: "elm", count: 2 },
    ],
    ["rows that are alike", ({ kind }, i) => `${i % 2},${i % 2},${kind}`, { why: "too-alike", count: 0 }],
    [
      "a column only that could be predicted",
      ({ kind }, i) => `tree ${i},2024-01-0${1 + (i % 9)},${kind}`,
      { why: "no-features" },
    ],
  ])("%s cannot be used", (name, line, problem) => {
    const { chosen } = readTable(utf8(`size,weight,kind\n${rows(line)}`));
    if (name === "one class") expect(chosen.columns.at(-1)?.name ?? null).not.toBe("kind");
    else expect(chosen.problem).toEqual(problem);
  });

  test("nothing that could be predicted is said", () => {
    const { choices, chosen } = readTable(
      utf8(`name,day\n${rows((_, i) => `tree ${i},2024-01-0${1 + (i % 9)}`)}`),
    );
    expect([choices.target, chosen.problem]).toEqual([null, { why: "no-target" }]);
  });

  test("fifty thousand rows are read", () => {
    const text = `size,weight,kind\n${Array.from({ length: 50_000 }, (_, i) => `${i % 977},${i % 1009},${"ab"[i % 2]}`).join("\n")}`;
    const { chosen } = readTable(utf8(text));
    expect([chosen.columns[0]!.cells.length, chosen.problem]).toEqual([50_000, null]);
  });
});
