import type { Examples, Trajectory } from "@/lib/learning/training/training";
import type { Valley, ValleySlice } from "@/lib/learning/training/valley";
import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { createAnswers } from "@/lib/trainer/run/pending-answers";

/** Called with null if the measurement was interrupted, for example by the next request. */
export type OnValley = (valley: Valley | null, done: boolean) => void;

/**
 * The page's handle on a second worker, which measures valleys (thousands of losses each) while the first worker trains at full speed. The
 * worker is opened on the first request.
 */
export type Surveyor = {
  load(examples: Examples): void;
  /** Returns a function that interrupts it. */
  valley(trajectory: Trajectory, onValley: OnValley): () => void;
  slice(trajectory: Trajectory): Promise<ValleySlice | null>;
  dispose(): void;
};

export function createSurveyor(openWorker: () => Worker): Surveyor {
  let examples: Examples | null = null;
  let worker: Worker | null = null;
  let last = 0;
  const valleys = new Map<number, OnValley>();
  const post = (request: WorkerRequest) => (worker ?? open()).postMessage(request);
  const answers = createAnswers(post, () => ++last);

  const close = () => {
    worker?.terminate();
    worker = null;
    answers.close();
    for (const onValley of valleys.values()) onValley(null, true);
    valleys.clear();
  };
  const open = (): Worker => {
    const opened = openWorker();
    worker = opened;
    opened.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      if (data.type === "sliced") return answers.receive(data);
      if (data.type !== "valley") return;
      const onValley = valleys.get(data.id);
      if (data.done) valleys.delete(data.id);
      onValley?.(data.valley, data.done);
    };
    opened.onerror = close;
    if (examples) post({ type: "load", ...examples });
    return opened;
  };

  return {
    load(next) {
      close();
      examples = next;
    },
    valley(trajectory, onValley) {
      const id = ++last;
      valleys.set(id, onValley);
      post({ type: "valley", id, trajectory });
      return () => post({ type: "stop", id });
    },
    slice: async (trajectory) =>
      (await answers.ask("sliced", (id) => ({ type: "slice", id, trajectory })))?.slice ?? null,
    dispose: close,
  };
}
