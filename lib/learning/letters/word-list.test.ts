import { expect, test } from "vitest";
import { MAX_WORD_LETTERS } from "./alphabet";
import {
  guessScript,
  LINES_NAMED,
  MAX_LIST_BYTES,
  type ReadOptions,
  readWordList,
  readWordListAtOnce,
  WORDS_RANGE,
} from "./word-list";

const KIND: ReadOptions = { isOffensive: () => false };
const NOTHING = { words: [], repeated: 0, offensive: 0, refused: 0, lines: [] };

/** Different words of the letters a to j. */
function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    [...String(index)].map((digit) => "abcdefghij"[Number(digit)]).join(""),
  );
}

function read(text: string, options: Partial<ReadOptions> = {}) {
  return readWordListAtOnce(text, { ...KIND, ...options });
}

test("words are trimmed, in lower case, with single spaces, composed, and each there once", () => {
  const more = numbered(WORDS_RANGE.min);
  const pasted = [
    "\uFEFF  Ada\u00A0  Lovelace ",
    "",
    "E\u0301mile",
    "émile",
    "ADA LOVELACE",
    "Za\u00ADra\u200F",
    ...more,
  ];
  expect(read(pasted.join("\r\n"))).toEqual({
    ...{ ...NOTHING, problem: null, repeated: 2 },
    words: ["ada lovelace", "émile", "zara", ...more],
  });
});

test("the non-joiner of Persian stays, and letters may be of any script", () => {
  const persian = "می\u200cشود";
  expect(read([persian, "Ελένη", "𐐀lo", "O’Neil-Ray 2"].join("\n")).words).toEqual([
    ...[persian, "ελένη", "𐐨lo", "o’neil-ray 2"],
  ]);
});

test("a line that cannot be read is left out, named with its reason, and after ten only counted", () => {
  const long = "x".repeat(MAX_WORD_LETTERS + 1);
  const broken = ["be\u0007ep", long, "lost \uFFFD letter", ...Array<string>(45).fill(`${long}y`)];
  const { refused, lines, words, problem } = read([...numbered(60), ...broken].join("\n"));
  expect([refused, lines.length, words.length, problem]).toEqual([48, LINES_NAMED, 60, null]);
  expect(lines.slice(0, 3)).toEqual([
    { line: 61, why: "unreadable", text: "beep" },
    { line: 62, why: "too-long", text: "x".repeat(24) },
    { line: 63, why: "unreadable", text: "lost  letter" },
  ]);
});

test("a word may have as many letters as fit, however many code units they take", () => {
  const most = "𐐨".repeat(MAX_WORD_LETTERS);
  expect(read([most, `${most}𐐨`].join("\n"))).toMatchObject({ words: [most], refused: 1 });
});

test("of a table, the cells of one column are read, quoted or not; a second column is an error", () => {
  const { words, lines } = read('Ada;\n"Bob"\n"say ""hi"""\nCleo,4\nDina\t7\n', { table: true });
  expect(words).toEqual(["ada", "bob", 'say "hi"']);
  expect(lines.map(({ line, why }) => [line, why])).toEqual([
    [4, "columns"],
    [5, "columns"],
  ]);
  expect(read("Roses are red, violets are blue;").words).toEqual(["roses are red, violets are blue;"]);
});

test("offensive words are left out and counted, before they can be examples", () => {
  const isOffensive = (word: string) => word.includes("bad");
  expect(read([...numbered(50), "Bad", "verybad", "BAD"].join("\n"), { isOffensive })).toEqual({
    ...{ ...NOTHING, problem: null, words: numbered(50), offensive: 3 },
  });
});

test.each<[string, string, unknown]>([
  ["nothing", "", { why: "empty" }],
  ["white space", " \n\t\r\n\u2028 ", { why: "empty" }],
  ["one word", "Ada", { why: "too-few", count: 1 }],
  ["one word too few", numbered(49).join("\n"), { why: "too-few", count: 49 }],
  ["ten megabytes", "a\n".repeat(5_000_000), { why: "too-large", count: 10_000_000 }],
  ["too many bytes in few letters", "é\n".repeat(600_000), { why: "too-large", count: 1_800_000 }],
  ["a picture", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", { why: "not-text" }],
  ["bytes that are no letters", "\ufffd\u0003x".repeat(500), { why: "not-text" }],
  ["too many words", numbered(60_000).join("\n"), { why: "too-many", count: 50_001 }],
])("a list of %s is refused as a whole, with what is wrong", (_, text, problem) => {
  expect(read(text).problem).toEqual(problem);
});

test("a hundred thousand different symbols, and words of a thousand letters, are refused", () => {
  const symbols = Array.from({ length: 100_000 }, (_, index) => String.fromCodePoint(0x3400 + index));
  expect(read(symbols.join("\n"))).toMatchObject({ problem: { why: "too-many-letters" } });
  const endless = Array.from({ length: 1_000 }, (_, index) => `${index}`.padEnd(1_000, "x"));
  expect(read(endless.join("\n"))).toMatchObject({ refused: 1_000, problem: { why: "empty" } });
});

test("the largest list that fits is read, and read again it stays the same", () => {
  const words = numbered(WORDS_RANGE.max);
  const { words: once, problem } = read(words.join("\n").slice(0, MAX_LIST_BYTES));
  expect([once.length, problem]).toEqual([WORDS_RANGE.max, null]);
  expect(read(once.join("\n")).words).toEqual(once);
});

test("reading pauses often, and says how much is done", () => {
  const reading = readWordList(numbered(640).join("\n"), KIND);
  const shares: number[] = [];
  for (let step = reading.next(); !step.done; step = reading.next()) shares.push(step.value);
  expect(shares).toEqual(Array.from({ length: 20 }, (_, index) => index / 20));
});

test.each([
  [["ada", "émile"], { language: "en", direction: "ltr" }],
  [["ليلى", "كريم", "ada"], { language: "ar", direction: "rtl" }],
  [["שלום"], { language: "he", direction: "rtl" }],
  [["ελένη"], { language: "el", direction: "ltr" }],
  [["анна"], { language: "und", direction: "ltr" }],
  [["123"], { language: "und", direction: "ltr" }],
] as const)("the script of %j is guessed by its letters", (words, guess) => {
  expect(guessScript(words)).toEqual(guess);
});
