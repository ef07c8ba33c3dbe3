import { availableParallelism } from "node:os";
import type { Reproduction } from "@/lib/session/events";
import { type Examined, examinationFlop, MOST_FLOP, type SealedSplit, type Trained } from "./examination";
import { PATIENCE_MS, type Retraining } from "./retraining";
import { createThreads, TooLong } from "./threads";

/** Computes what a browser only claims, in threads of its own. A promise is rejected when what was handed in cannot be computed. */
export type Referee = {
  /** Something to score will come: the first student is not to wait for a thread to begin. */
  getReady(): void;
  /** Null when it would take too long. */
  examine(trained: Trained, split: SealedSplit): Promise<Examined | null>;
  /** For each network, 1 + how many are significantly better on the same examples. */
  rank(losses: readonly Float64Array[]): Promise<number[]>;
  retrain(run: Retraining): Promise<Reproduction>;
  /** Tasks that wait, or are being done. */
  unanswered(): number;
  close(): Promise<void>;
};

export type RefereeTask =
  | { readonly type: "examine"; readonly trained: Trained; readonly split: SealedSplit }
  | { readonly type: "rank"; readonly losses: readonly Float64Array[] }
  | { readonly type: "retrain"; readonly run: Retraining };
export type RefereeAnswer = Examined | number[] | Reproduction;

/** Longer than any examination or ranking that is begun takes, on a machine with much else to do. */
const EXAMINATION_MS = 120_000;
/** Ranks go before any examination: they are waited for by a whole class. */
const RANKING = 0;

/** `file`: the bundled `thread.ts`. Training again takes seconds, and no score waits for it. */
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
    async examine(trained, split) {
      const cost = examinationFlop(trained.settings, split);
      if (cost > MOST_FLOP) return null;
      const task = { type: "examine", trained, split } as const;
      return scores.ask<Examined>({ task, cost, patience: EXAMINATION_MS }).catch(tooLong(null));
    },
    rank: (losses) => scores.ask({ task: { type: "rank", losses }, cost: RANKING, patience: EXAMINATION_MS }),
    retrain: (run) =>
      retrainings
        .ask<Reproduction>({ task: { type: "retrain", run }, cost: 0, patience: 3 * PATIENCE_MS })
        .catch(tooLong("too-long" as const)),
    unanswered: () => scores.unanswered() + retrainings.unanswered(),
    async close() {
      await Promise.all([scores.close(), retrainings.close()]);
    },
  };
}
