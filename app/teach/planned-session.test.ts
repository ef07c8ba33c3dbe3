import { expect, test } from "vitest";
import { idOfWords } from "@/db/session/own-words";
import { outlineOf } from "@/lib/challenges/own-words";
import { openRound, type SentWords } from "@/lib/session/decide/plan";
import { OWN_LIST, ownList } from "@/lib/testing/learning/own-list";
import { startOf } from "./known-challenges";
import { plannedSession } from "./planned-session";

const { words: _, ...ABOUT } = OWN_LIST;
const LIST: SentWords = { ...ABOUT, id: "words-mine", text: OWN_LIST.words.join("\n") };
const ROUND = openRound("words-mine", 5);
const sent = (lists: readonly unknown[], rounds: readonly unknown[] = [ROUND]) => ({
  ...{ title: "Words", plan: { rounds }, lists },
});

test("words get their name, alphabet and size from the server, whatever the page says of them", async () => {
  const { own } = outlineOf(OWN_LIST);
  const lies = { ...own, title: "Not rivers", alphabet: "abc", counts: { train: 1, validation: 1, test: 1 } };
  const id = idOfWords(OWN_LIST);
  expect(await plannedSession(sent([LIST], [{ ...ROUND, words: lies }, openRound("moons", null)]))).toEqual({
    title: "Words",
    plan: { rounds: [{ ...ROUND, challenge: id, words: own }, openRound("moons", null)] },
    lists: [{ ...OWN_LIST, id }],
  });
});

test("words are cleaned again: doubtful ones, doubles and invisible characters do not come in through a request", async () => {
  const text = ["FUCK", ...OWN_LIST.words, OWN_LIST.words[0], "\u202eriver", "be\u0007ep"].join("\n");
  const planned = await plannedSession(sent([{ ...LIST, title: " Rivers\u202e  of Downhill", text }]));
  expect(planned?.lists).toEqual([
    { ...OWN_LIST, words: [...OWN_LIST.words, "river"], id: planned?.plan.rounds[0]?.challenge },
  ]);
});

test("the same words twice are one list, and words of no round are not stored", async () => {
  const twin = { ...LIST, id: "words-twin" };
  const other = { ...LIST, id: "words-other", title: "Other" };
  const planned = await plannedSession(sent([LIST, twin, other], [ROUND, openRound("words-twin", null)]));
  const id = idOfWords(OWN_LIST);
  expect(planned?.lists).toEqual([{ ...OWN_LIST, id }]);
  expect(planned?.plan.rounds.map(({ challenge }) => challenge)).toEqual([id, id]);
});

test("a round that the class draws is named after its words, whatever the page says, and needs them", async () => {
  const drawn = openRound("class-drawings-9", 5);
  const drawings = { labels: [" cat ", "fish"] };
  const planned = await plannedSession(sent([], [{ ...drawn, drawings }]));
  const round = { ...drawn, challenge: "class-drawings-2", drawings: { labels: ["cat", "fish"] } };
  expect(planned?.plan.rounds).toEqual([round]);
  expect(startOf("Drawn", { rounds: [round] }, []).plan.rounds).toEqual([round]);
  for (const labels of [["cat"], ["cat", "CAT"], ["cat", "fuck"]])
    expect(await plannedSession(sent([], [{ ...drawn, drawings: { labels } }]))).toBeNull();
  expect(await plannedSession(sent([], [drawn]))).toBeNull();
  const other = { ...openRound("moons", 5), drawings };
  expect((await plannedSession(sent([], [other])))?.plan.rounds).toEqual([openRound("moons", 5)]);
});

test("a plan without own words needs no lists, and what a page says of words that it has not is dropped", async () => {
  const { own } = outlineOf(OWN_LIST);
  const round = openRound("moons", null);
  expect(await plannedSession({ title: "Moons", plan: { rounds: [{ ...round, words: own }] } })).toEqual({
    ...{ title: "Moons", plan: { rounds: [round] }, lists: [] },
  });
});

test("a plan from before recorded data was parted again becomes one on the present parts, also in the form", async () => {
  const [before, now] = [
    ["iris", "moons"],
    ["iris-2", "moons"],
  ].map((ids) => ({
    rounds: ids.map((id) => openRound(id, 5)),
  }));
  expect((await plannedSession({ title: "Flowers", plan: before }))?.plan).toEqual(now);
  expect(startOf("Flowers", before, [])).toEqual({ title: "Flowers", plan: now, lists: [] });
});

const HALF = ownList(9_000).words.join("\n").padEnd(900_000, "\nriver");
test.each<[string, unknown]>([
  ["words that were not sent", sent([])],
  ["the words of another session, by their name", sent([LIST], [openRound(idOfWords(OWN_LIST), null)])],
  ["a list under the name of a challenge", sent([{ ...LIST, id: "moons" }], [openRound("moons", null)])],
  ["two lists under one name", sent([LIST, LIST])],
  ["an empty list", sent([{ ...LIST, text: "" }])],
  ["one word", sent([{ ...LIST, text: "river" }])],
  ["ten megabytes", sent([{ ...LIST, text: "river\n".repeat(1_700_000) }])],
  [
    "lists that are too large together",
    sent([LIST, { ...LIST, id: "words-b", text: HALF }, { ...LIST, id: "words-c", text: HALF }]),
  ],
  ["a binary file", sent([{ ...LIST, text: `\0${LIST.text}` }])],
  ["a list that is no text", sent([{ ...LIST, text: ["river"] }])],
  ["no title", sent([{ ...LIST, title: " \u200b " }])],
  ["an endless title", sent([{ ...LIST, title: "river ".repeat(60) }])],
  ["a language that is none", sent([{ ...LIST, language: "<script>" }])],
  ["a direction that is none", sent([{ ...LIST, direction: "up" }])],
  ["an unknown field", sent([{ ...LIST, hostId: "somebody" }])],
  ["more lists than rounds fit", sent(Array.from({ length: 13 }, (_, n) => ({ ...LIST, id: `words-${n}` })))],
  [
    "a locked network that does not fit its letters",
    sent([LIST], [{ ...ROUND, locks: { network: { layers: [{ kind: "max-pool", size: 2, stride: 2 }] } } }]),
  ],
])("%s are refused", async (_, typed) => {
  expect(await plannedSession(typed)).toBeNull();
});
