import type { Split, SplitName } from "@/lib/learning/examples/split";
import type { JudgedSpec } from "@/lib/trainer/lens/judge";
import type { JudgedNetwork, JudgeReply, JudgeRequest } from "./judge-worker";

/** Computes the scores of networks from their weights, in a worker, as the server's referee does. */
export type Judge = {
  load(name: SplitName, split: Split): void;
  /** Resolves to null if the weights do not fit, or the worker has ended. */
  judge(name: SplitName, spec: JudgedSpec, weights: Float32Array): Promise<JudgedNetwork | null>;
  dispose(): void;
};

export function createJudge(): Judge {
  const worker = new Worker(new URL("./judge-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (found: JudgedNetwork | null) => void>();
  let last = 0;
  const post = (request: JudgeRequest) => worker.postMessage(request);
  const giveUp = () => {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };
  worker.onmessage = ({ data: { id, found } }: MessageEvent<JudgeReply>) => {
    waiting.get(id)?.(found);
    waiting.delete(id);
  };
  worker.onerror = giveUp;
  return {
    load: (name, split) => post({ type: "load", name, split }),
    judge: (name, spec, weights) =>
      new Promise((answer) => {
        const id = ++last;
        waiting.set(id, answer);
        post({ type: "judge", id, name, spec, weights });
      }),
    dispose() {
      worker.terminate();
      giveUp();
    },
  };
}
