import { Worker } from "node:worker_threads";
import type { Reproduction } from "@/lib/session/events";
import type { Examined, SealedSplit, Trained } from "./examination";
import type { Retraining } from "./retraining";

/** Computes what a browser only claims, in threads of its own. A promise is rejected when what was handed in cannot be computed. */
export type Referee = {
  examine(trained: Trained, split: SealedSplit): Promise<Examined>;
  /** For each network, 1 + how many are significantly better on the same examples. */
  rank(losses: readonly Float64Array[]): Promise<number[]>;
  retrain(run: Retraining): Promise<Reproduction>;
  close(): Promise<void>;
};

export type RefereeTask =
  | { readonly type: "examine"; readonly trained: Trained; readonly split: SealedSplit }
  | { readonly type: "rank"; readonly losses: readonly Float64Array[] }
  | { readonly type: "retrain"; readonly run: Retraining };
export type RefereeAnswer = Examined | number[] | Reproduction;

/** `thread`: the bundled `thread.ts`. Two threads, begun when first needed: retraining takes seconds, and no score waits for it. */
export function createReferee(thread: URL): Referee {
  const scores = createThread(thread);
  const retrainings = createThread(thread);
  return {
    examine: (trained, split) => scores.ask<Examined>({ type: "examine", trained, split }),
    rank: (losses) => scores.ask<number[]>({ type: "rank", losses }),
    retrain: (run) => retrainings.ask<Reproduction>({ type: "retrain", run }),
    async close() {
      await Promise.all([scores.close(), retrainings.close()]);
    },
  };
}

type Asking = { answer(answer: unknown): void; fail(error: Error): void };

function createThread(file: URL) {
  let worker: Worker | null = null;
  const asking = new Map<number, Asking>();
  let last = 0;

  /** Who asked a thread that died is told; the next one to ask gets a new thread. */
  const died = (error: Error) => {
    worker = null;
    for (const { fail } of asking.values()) fail(error);
    asking.clear();
  };
  const begin = (): Worker => {
    const begun = new Worker(file);
    begun.unref();
    begun.on("message", ({ id, answer, failed }: { id: number; answer?: RefereeAnswer; failed?: string }) => {
      const asked = asking.get(id);
      asking.delete(id);
      if (failed === undefined) asked?.answer(answer);
      else asked?.fail(new Error(failed));
    });
    begun.on("error", died);
    begun.on("exit", () => died(new Error("The referee's thread has ended.")));
    return begun;
  };

  return {
    ask<Answer extends RefereeAnswer>(task: RefereeTask): Promise<Answer> {
      worker ??= begin();
      const id = ++last;
      return new Promise((answer, fail) => {
        asking.set(id, { answer: answer as Asking["answer"], fail });
        worker?.postMessage({ id, task });
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
