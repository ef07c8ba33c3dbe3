import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore, type StoreApi } from "zustand/vanilla";
import { EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { LetterTask } from "@/lib/learning/examples/task";
import { textOf } from "@/lib/learning/letters/alphabet";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import type { WriteOrder, WrittenWord } from "@/lib/learning/letters/writer";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { INITIAL_RUN_STATE, type RunState } from "./run-state";
import { createWordCounter, type WordCounter } from "./word-counter";

const TASK: LetterTask = { kind: "next-letter", alphabet: "ab" };
const words = (...list: string[]) => letterSplit(textOf(list, TASK.alphabet));
const EXAMPLES = { round: 0, train: words("ab"), validation: words("a") };

/** Writes "ab", and nothing else. */
async function writesAb({ count }: WriteOrder): Promise<WrittenWord[]> {
  return Array.from({ length: count }, () => ({ word: "ab", letters: [], isFinished: true }));
}

let store: StoreApi<RunState>;
let counter: WordCounter;
let sent: ParticipantCommand[];
let clock: number;
let answer: () => Promise<Reply>;
let write: (order: WriteOrder) => Promise<WrittenWord[] | null>;
let task: LetterTask | null;
let wake: () => void;

/** Lets everything happen that needs no time to pass. */
async function settle() {
  for (let turn = 0; turn < 40; turn++) await new Promise((resume) => setImmediate(resume));
}
/** Lets so much time pass that words are counted again, at this step. */
async function goOn(step: number, milliseconds = 2_000) {
  clock += milliseconds;
  store.setState({ progress: { step, totalSteps: 100, stepsPerSecond: 1, elapsedMs: clock } });
  wake();
  await settle();
}
const steps = () => sent.map((command) => (command.type === "report-words" ? command.step : null));
const ended = { status: "ready", progress: null } as const;

beforeEach(() => {
  [sent, clock, task, write, wake] = [[], 0, TASK, writesAb, () => {}];
  answer = async () => ({ ok: true });
  store = createStore<RunState>(() => ({ ...INITIAL_RUN_STATE, status: "ready", examples: EXAMPLES }));
  counter = createWordCounter({
    store,
    task: () => task,
    write: (order) => write(order),
    send(command) {
      sent.push(command);
      return answer();
    },
    pause: () =>
      new Promise((resume) => {
        wake = resume;
      }),
    now: () => clock,
    chance: () => 0.5,
  });
});
afterEach(() => {
  counter.close();
  vi.restoreAllMocks();
});

test("while a network trains, its words are counted for the page, and reported about every two seconds", async () => {
  store.setState({ status: "training", run: 3 });
  await settle();
  for (const step of [5, 10]) await goOn(step, 500);
  for (const step of [20, 30]) await goOn(step);
  const all = { recited: 100, guessed: 0, invented: 0 };
  const counted = [0, 5, 10, 20, 30].map((step) => ({ step, ...all }));
  expect(store.getState().tallies.get(3)).toEqual(counted);
  expect(steps()).toEqual([0, 20, 30]);
  expect(sent[1]).toEqual({
    ...{ type: "report-words", run: 3, step: 20, words: ["ab", "ab", "ab", "ab"], kinds: all },
  });
});

test("a network that stands still is neither asked nor reported again", async () => {
  store.setState({ status: "training", run: 0 });
  await settle();
  write = vi.fn(writesAb);
  await goOn(0);
  expect([steps(), vi.mocked(write).mock.calls]).toEqual([[0], []]);
});

test("reports do not queue up while the class does not answer", async () => {
  let reply = (_: Reply) => {};
  answer = () =>
    new Promise((resume) => {
      reply = resume;
    });
  store.setState({ status: "training", run: 0 });
  await settle();
  for (const step of [10, 20]) await goOn(step);
  expect(steps()).toEqual([0]);
  reply({ ok: true });
  await settle();
  await goOn(30);
  expect(steps()).toEqual([0, 30]);
});

test("when the run has ended its network is counted at once, and reported once the class has stored the end", async () => {
  store.setState({ status: "training", run: 0 });
  await settle();
  await goOn(10, 100);
  const point = { ...EMPTY_CURVE, step: [12], epoch: [1] };
  store.setState({
    ...ended,
    curve: {
      ...point,
      trainLoss: [1],
      validationLoss: [1],
      trainScore: [1],
      validationScore: [1],
      trainMetric: [1],
      validationMetric: [1],
    },
  });
  await settle();
  expect(store.getState().tallies.get(0)?.at(-1)?.step).toBe(12);
  expect(steps()).toEqual([0]);
  counter.delivered(0);
  await settle();
  expect(steps()).toEqual([0, 12]);
});

test("a network of an earlier page is counted and not reported", async () => {
  store.setState({ run: 2 });
  await settle();
  counter.delivered(2);
  await settle();
  expect([store.getState().tallies.get(2), sent]).toMatchObject([[{ step: 0, recited: 100 }], []]);
});

test("where there are no letters, or no network that could write, nothing is counted", async () => {
  task = null;
  store.setState({ status: "training", run: 0 });
  await settle();
  task = TASK;
  write = async () => null;
  store.setState({ status: "training", run: 1 });
  await settle();
  await goOn(10);
  expect([store.getState().tallies.size, sent]).toEqual([0, []]);
});
