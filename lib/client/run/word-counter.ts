import type { StoreApi } from "zustand/vanilla";
import { lastPoint } from "@/lib/learning/curves/curve";
import type { LetterTask } from "@/lib/learning/examples/task";
import {
  type KnownWords,
  knownWords,
  longestWritten,
  type Tally,
  tallyOf,
  withTally,
} from "@/lib/learning/letters/tally";
import type { Examples } from "@/lib/learning/training/training";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { MAX_SHOWN_WORDS, type RunNumber } from "@/lib/session/log/events";
import type { Trainer } from "@/lib/trainer/run/trainer";
import type { RunState } from "./run-state";

/**
 * Has the network of letters on this page write a hundred words now and then, while it trains and once more when it rests: counts how many are recited, guessed and invented,
 * for the page, and reports that to the class with a few of the words.
 */
export type WordCounter = {
  /** The class has stored all of a run, its end included. */
  delivered(run: RunNumber): void;
  close(): void;
};

export type WordCounterPorts = {
  readonly store: StoreApi<RunState>;
  /** The task of the running round if it is about letters; null otherwise. */
  task(): LetterTask | null;
  readonly write: Trainer["write"];
  send(command: ParticipantCommand): Promise<Reply>;
  pause(milliseconds: number): Promise<void>;
  now(): number;
  /** A random number from 0 to 1. */
  chance(): number;
};

const WORDS = 100;
/** Rests between two counts: short at the beginning, when much changes. */
const FIRST_REST_MS = 250;
const REST_MS = 2_000;
const REPORT_EVERY_MS = 1_900;
/** After each count, the training gets at least so many times as long. */
const REST_FACTOR = 2;

type Report = Extract<ParticipantCommand, { type: "report-words" }>;

export function createWordCounter(ports: WordCounterPorts): WordCounter {
  const { store, task, write, send, pause, now, chance } = ports;
  let closed = false;
  /** The run whose network is being counted, and that the loop below is about. */
  let counted: RunNumber | null = null;
  let known: { readonly examples: Examples; readonly words: KnownWords } | null = null;
  let isSending = false;
  let reportedAt = Number.NEGATIVE_INFINITY;
  /** The report of the network as it rests, until the class has stored the end of its run: only then is it certain to be kept. */
  let last: Report | null = null;
  const delivered = new Set<RunNumber>();
  let atEnd = () => {};

  /** A report that finds another one under way is dropped: the next will say more. */
  const report = async (command: Report) => {
    if (isSending) return;
    isSending = true;
    reportedAt = now();
    await send(command).catch(() => null);
    isSending = false;
  };
  const reportLast = () => {
    if (last === null || !delivered.has(last.run)) return;
    void report(last);
    last = null;
  };

  /** Null where there is no network, or nothing new since the last count. */
  const count = async (run: RunNumber): Promise<Report | null> => {
    const [of, { examples, progress, curve, tallies }] = [task(), store.getState()];
    if (of === null || examples === null) return null;
    const step = progress?.step ?? lastPoint(curve)?.step ?? 0;
    if (tallies.get(run)?.at(-1)?.step === step) return null;
    if (known?.examples !== examples) known = { examples, words: knownWords(examples, of.alphabet) };
    const { words } = known;
    const seed = Math.floor(chance() * 2 ** 32);
    const longest = longestWritten(words);
    const written = await write({ temperature: 1, beginning: "", count: WORDS, longest, seed });
    if (written === null || store.getState().run !== run || store.getState().examples !== examples)
      return null;
    const kinds: Tally = tallyOf(
      written.map(({ word }) => word),
      words,
    );
    const shown = written.slice(0, MAX_SHOWN_WORDS).map(({ word }) => word);
    const before = store.getState().tallies;
    store.setState({ tallies: new Map(before).set(run, withTally(before.get(run) ?? [], step, kinds)) });
    return { type: "report-words", run, step, words: shown, kinds };
  };

  const isTraining = (run: RunNumber) => {
    const { status, run: current } = store.getState();
    return !closed && status === "training" && current === run;
  };

  const follow = async (run: RunNumber) => {
    let rest = FIRST_REST_MS;
    const wasTraining = isTraining(run);
    let unreported: Report | null = null;
    while (isTraining(run)) {
      const from = now();
      unreported = (await count(run)) ?? unreported;
      if (unreported && isTraining(run) && now() - reportedAt >= REPORT_EVERY_MS) {
        void report(unreported);
        unreported = null;
      }
      const ended = new Promise<void>((resume) => {
        atEnd = resume;
      });
      if (isTraining(run)) await Promise.race([pause(Math.max(rest, REST_FACTOR * (now() - from))), ended]);
      rest = Math.min(REST_MS, 2 * rest);
    }
    if (closed || store.getState().run !== run) return;
    const found = (await count(run)) ?? unreported;
    if (!wasTraining || found === null) return;
    last = found;
    reportLast();
  };

  const stop = store.subscribe(({ status, run, examples }) => {
    if (status !== "training") atEnd();
    // A run that the class refused leaves its number to the next.
    if (status === "calibrating") counted = null;
    const isThere = run !== null && examples !== null && (status === "training" || status === "ready");
    if (!isThere || task() === null || run === counted) return;
    counted = run;
    void follow(run);
  });

  return {
    delivered(run) {
      delivered.add(run);
      reportLast();
    },
    close() {
      closed = true;
      stop();
      atEnd();
    },
  };
}
