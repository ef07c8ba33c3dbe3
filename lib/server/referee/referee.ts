import { availableParallelism } from "node:os";
import { MOST_SCORING_FLOP } from "@/lib/learning/network/flop";
import type { RulesVersion } from "@/lib/learning/training/score-rules";
import type { PackedValley } from "@/lib/session/log/packed/packed-valley";
import type { LiveRoom } from "../room/live-room";
import type { Answering, Said } from "./asking/answering";
import { type Examined, examinationFlop, type SealedSplit, type Trained } from "./examination";
import { NO_SEAT, type Turn } from "./fair-turns";
import type { Landscape } from "./landscape";
import { PATIENCE_MS, type Retrained, type Retraining } from "./retraining";
import { createThreads, type Job, TooLong } from "./threads";
import type { Inventing } from "./vote/inventing";

/** Verifies what browsers report, in threads of its own. A promise rejects when what was submitted cannot be computed. */
export type Referee = {
  /** Starts the threads, so that the first student does not have to wait for them. */
  getReady(): void;
  /** Resolves to null when it would take too long; rejects with the signal's reason when that is aborted. */
  examine(trained: Trained, split: SealedSplit, whose: Whose): Promise<Examined | null>;
  /** The ranks of a class's networks on a test, by the rules of its session. */
  rank(losses: readonly Float64Array[], rules: RulesVersion, group: object): Promise<number[]>;
  /** Resolves to the words that a network invents; rejects with the signal's reason when that is aborted. */
  invent(inventing: Inventing, whose: Whose): Promise<string[]>;
  /** The landscape of a round; null when it has none. */
  landscape(landscape: Landscape, group: object): Promise<PackedValley | null>;
  /** What each of these networks says about one input; null for outputs that are no numbers. Rejects with the signal's reason when that is aborted. */
  answer(answering: Answering, whose: Whose): Promise<Said[]>;
  /** `turn`: whose run it is, and what it costs as floating-point operations. */
  retrain(run: Retraining, turn: Turn): Promise<Retrained>;
  /** Tasks that are waiting or being done. */
  unanswered(): number;
  close(): Promise<void>;
};

/** Whose work it is, how urgent it is, and how to cancel it. */
export type Whose = Omit<Turn, "cost"> & Pick<Job<RefereeTask>, "signal" | "begun">;

export type RefereeTask =
  | { readonly type: "examine"; readonly trained: Trained; readonly split: SealedSplit }
  | { readonly type: "rank"; readonly losses: readonly Float64Array[]; readonly rules: RulesVersion }
  | { readonly type: "invent"; readonly inventing: Inventing }
  | { readonly type: "landscape"; readonly landscape: Landscape }
  | { readonly type: "answer"; readonly answering: Answering }
  | { readonly type: "retrain"; readonly run: Retraining };
export type RefereeAnswer = Examined | number[] | string[] | Said[] | Retrained | PackedValley | null;

/** Longer than any examination or ranking takes, even on a busy machine. */
const EXAMINATION_MS = 120_000;

/** `file`: the bundled `thread.ts`. Retraining takes seconds, so it has a thread of its own and delays no score. */
export function createReferee(file: URL): Referee {
  const scores = createThreads<RefereeTask>(file, availableParallelism() >= 4 ? 2 : 1);
  const retrainings = createThreads<RefereeTask>(file, 1);
  const tooLong =
    <Value>(value: Value) =>
    (error: unknown): Value => {
      if (error instanceof TooLong) return value;
      throw error;
    };
  return {
    getReady: scores.begin,
    async examine(trained, split, whose) {
      const cost = examinationFlop(trained.settings, split);
      if (cost > MOST_SCORING_FLOP) return null;
      const task = { type: "examine", trained, split } as const;
      const job = { ...whose, task, cost, patience: EXAMINATION_MS };
      return scores.ask<Examined>(job).catch(tooLong(null));
    },
    rank: (losses, rules, group) =>
      scores.ask({
        ...{ task: { type: "rank", losses, rules }, of: { group, member: NO_SEAT } },
        ...{ cost: 0, urgency: "waited-for", patience: EXAMINATION_MS },
      }),
    invent: (inventing, whose) =>
      scores.ask({
        ...{ ...whose, task: { type: "invent", inventing }, patience: EXAMINATION_MS },
        // Reads some thousand letters, as an examination does.
        cost: examinationFlop(inventing.trained.settings, inventing.train),
      }),
    landscape: (landscape, group) =>
      retrainings
        .ask<PackedValley | null>({
          ...{ task: { type: "landscape", landscape }, of: { group, member: NO_SEAT } },
          ...{ cost: 0, urgency: "waited-for", patience: EXAMINATION_MS },
        })
        .catch(tooLong(null)),
    answer: (answering, whose) =>
      scores.ask({
        ...{ ...whose, task: { type: "answer", answering }, patience: EXAMINATION_MS },
        // One example each: next to nothing.
        cost: 0,
      }),
    retrain: (run, turn) =>
      retrainings
        .ask<Retrained>({ ...turn, task: { type: "retrain", run }, patience: 3 * PATIENCE_MS })
        .catch(tooLong({ outcome: "too-long" as const, own: null })),
    unanswered: () => scores.unanswered() + retrainings.unanswered(),
    async close() {
      await Promise.all([scores.close(), retrainings.close()]);
    },
  };
}

/** Runs work after all earlier work for the same class is done. */
export type ClassTurns = <Result>(live: LiveRoom, work: () => Promise<Result>) => Promise<Result>;

/** Serialises whatever changes a class's scores. */
export function createClassTurns(): ClassTurns {
  const last = new WeakMap<LiveRoom, Promise<unknown>>();
  return (live, work) => {
    const result = (last.get(live) ?? Promise.resolve()).then(work);
    last.set(
      live,
      result.catch(() => {}),
    );
    return result;
  };
}
