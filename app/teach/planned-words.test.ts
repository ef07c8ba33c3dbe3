import { expect, test } from "vitest";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import type { QuestionContent } from "@/lib/session/questions/question";
import { plannedSession } from "./planned-session";

const QUESTION: QuestionContent = {
  text: "Which rate wins?",
  answer: { kind: "choices", choices: ["0.1", "1"], right: null },
  outcome: { of: "learning-rate", values: [0.1, 1] },
};
const CHECK: QuestionContent = {
  text: "Is more always better?",
  answer: { kind: "choices", choices: ["Yes", "No"], right: 1 },
  outcome: null,
};
const SCRIPT = {
  ...{ say: "Find the step.", watch: "The curves.", ask: ["Why?"] },
  ...{ watchPictures: ["curves" as const], askPictures: [] },
};
const planned = async (words: Partial<PlannedRound>, around: object = {}) =>
  plannedSession(
    { title: "Words", plan: { rounds: [{ ...openRound("moons", 5), ...words }], ...around } },
    async () => [],
  );

test("questions, scripts and minutes are kept, with their texts cleaned and without empty lines", async () => {
  const typed = {
    prediction: { ...QUESTION, text: " Which rate \u202e wins?" },
    script: { ...SCRIPT, say: "Find  the step. ", ask: ["", "Why?", " "] },
    talk: { before: 2, after: 3 },
  };
  const around = { checks: [CHECK], asking: false, frame: { opening: 3, closing: 1 } };
  expect((await planned(typed, around))?.plan).toEqual({
    rounds: [
      { ...openRound("moons", 5), prediction: QUESTION, script: SCRIPT, talk: { before: 2, after: 3 } },
    ],
    ...around,
  });
  const blank = { ...SCRIPT, say: " ", watch: "", ask: [], watchPictures: [] };
  expect((await planned({ script: blank }))?.plan).toEqual({ rounds: [openRound("moons", 5)] });
});

const asking = (change: object) => planned({ prediction: { ...QUESTION, ...change } as QuestionContent });
const choices = (choices: string[], right: number | null = null) => ({
  ...{ answer: { kind: "choices", choices, right }, outcome: null },
});
test.each<[string, () => Promise<unknown>]>([
  ["an empty question", () => asking({ text: " \u200b" })],
  ["a question of a thousand characters", () => asking({ text: "x".repeat(1_000) })],
  ["fifty choices", () => asking(choices(Array.from({ length: 50 }, (_, index) => `${index}`)))],
  ["one choice", () => asking(choices(["Yes"]))],
  ["choices that are alike", () => asking(choices(["Yes", "yes "]))],
  ["a choice without text", () => asking(choices(["Yes", " "]))],
  [
    "a value that is no number",
    () => asking({ outcome: { of: "learning-rate", values: [0.1, Number.NaN] } }),
  ],
  ["fewer values than choices", () => asking({ outcome: { of: "learning-rate", values: [0.1] } })],
  ["a prediction with a right choice", () => asking(choices(["Yes", "No"], 1))],
  [
    "a right choice that is none",
    () => planned({}, { checks: [{ ...CHECK, ...choices(["Yes", "No"], 2) }] }),
  ],
  ["a check about a round", () => planned({}, { checks: [QUESTION] })],
  ["five checks", () => planned({}, { checks: Array(5).fill(CHECK) })],
  ["a script that is too long", () => planned({ script: { ...SCRIPT, say: "x".repeat(701) } })],
  ["a script with a line break", () => planned({ script: { ...SCRIPT, say: "One\ntwo" } })],
  ["five questions to ask aloud", () => planned({ script: { ...SCRIPT, ask: Array(5).fill("Why?") } })],
  ["an unknown picture", () => planned({ script: { ...SCRIPT, watchPictures: ["all" as "curves"] } })],
  ["minutes that are none", () => planned({ talk: { before: 1.5, after: 0 } })],
  ["an unknown field", () => planned({}, { teacher: "somebody" })],
])("%s is refused", async (_, sent) => {
  expect(await sent()).toBeNull();
});
