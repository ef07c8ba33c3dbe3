import { expect, test } from "vitest";
import { storedChallenge } from "@/db/session/own-challenges";
import { aboutOwn } from "@/lib/challenges/own-challenge";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { OWN_TABLE, ownTable } from "@/lib/testing/learning/own-table";
import { checkedContent } from "./checked-content";

const WORDS = ownWords(OWN_LIST);
const [LENGTH, WIDTH, COLOUR, KIND] = OWN_TABLE.columns as [Column, Column, Column, Column];
type Column = (typeof OWN_TABLE.columns)[number];

test.each([
  ["words", WORDS],
  ["a table", OWN_TABLE],
])("%s are kept as they were sent, with what the server finds out about them", async (_, content) => {
  expect(await checkedContent(content)).toEqual({ ...storedChallenge(content), about: aboutOwn(content) });
});

test("words are cleaned again: doubtful ones, doubles and invisible characters do not come in through a request", async () => {
  const words = ["FUCK", ...OWN_LIST.words, OWN_LIST.words[0], "\u202eriver", "be\u0007ep"].join("\n");
  const checked = await checkedContent({ ...WORDS, title: " Rivers\u202e  of Downhill", words });
  expect(JSON.parse(checked?.content ?? "")).toEqual(
    ownWords({ ...OWN_LIST, words: [...OWN_LIST.words, "river"] }),
  );
});

const withColumns = (...columns: unknown[]) => ({ ...OWN_TABLE, columns });
test.each<[string, unknown]>([
  ["nothing", null],
  ["another kind", { ...OWN_TABLE, kind: "pictures" }],
  ["no words", { ...WORDS, words: "" }],
  ["one word", { ...WORDS, words: "river" }],
  ["ten megabytes of words", { ...WORDS, words: "river\n".repeat(1_700_000) }],
  ["a binary file", { ...WORDS, words: `\0${OWN_LIST.words.join("\n")}` }],
  ["words that are no text", { ...WORDS, words: ["river"] }],
  ["no title", { ...WORDS, title: " \u200b " }],
  ["an endless title", { ...OWN_TABLE, title: "river ".repeat(60) }],
  ["a language that is none", { ...WORDS, language: "<script>" }],
  ["a direction that is none", { ...WORDS, direction: "up" }],
  ["an unknown field", { ...OWN_TABLE, hostId: "somebody" }],
  ["a table without features", withColumns(KIND)],
  ["a table with few rows", ownTable(20)],
  ["more rows than fit", ownTable(50_001)],
  ["columns of different lengths", withColumns({ ...LENGTH, cells: LENGTH.cells.slice(1) }, KIND)],
  ["a cell that is not a number", withColumns({ ...LENGTH, cells: LENGTH.cells.with(0, Number.NaN) }, KIND)],
  ["a cell that is a text", withColumns({ ...LENGTH, cells: ["1", ...LENGTH.cells.slice(1)] }, KIND)],
  ["a cell beyond all sums", withColumns({ ...LENGTH, cells: LENGTH.cells.with(0, 1e300) }, KIND)],
  ["a category that is none", withColumns(LENGTH, { ...COLOUR, cells: COLOUR.cells.with(0, 3) }, KIND)],
  ["half a category", withColumns(LENGTH, { ...COLOUR, cells: COLOUR.cells.with(0, 0.5) }, KIND)],
  ["the same category twice", withColumns(LENGTH, { ...COLOUR, categories: ["a", "a", "b"] }, KIND)],
  ["a name that hides something", withColumns({ ...LENGTH, name: "petal\u202elength" }, KIND)],
  ["an endless name", withColumns({ ...LENGTH, name: "petal ".repeat(9) }, KIND)],
  ["one class", withColumns(LENGTH, { ...KIND, cells: KIND.cells.map(() => 0) })],
  [
    "a class of one row",
    withColumns(LENGTH, { ...KIND, cells: KIND.cells.map((_, row) => Number(row === 0)) }),
  ],
  ["rows that are all alike", withColumns({ ...WIDTH, cells: WIDTH.cells.map(() => 1) }, KIND)],
])("%s is refused", async (_, typed) => {
  expect(await checkedContent(typed)).toBeNull();
});
