import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import type { TraceRequest } from "@/lib/protocol/worker";
import type { Engine } from "@/lib/trainer/run/engine";
import type { Tracer } from "./tracer";

/** Answers the requests of slow motion one at a time, since there is only one walk through a training. */
export type SlowMotion = {
  /** Null if there is nothing to show: no network yet, no examples, or they were replaced meanwhile. */
  trace(request: TraceRequest): Promise<StepTrace | null>;
  /** The examples are about to be replaced. */
  forget(): void;
};

export type SlowMotionPorts = {
  /** The network of the current run, or of the last one. */
  network(): { readonly engine: Engine; readonly spec: RunSpec } | null;
  examples(): Promise<Examples | null>;
  now(): number;
  yieldToMessages(): Promise<void>;
};

export function createSlowMotion({ network, examples, now, yieldToMessages }: SlowMotionPorts): SlowMotion {
  let walk: Tracer | null = null;
  let turn = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const opened = async (from: TraceRequest["from"], on: Examples | null): Promise<Tracer | null> => {
    if (!on || from === "walk") return walk;
    // Fetched when first needed, so that training starts without it.
    const { openTracer } = await import("./tracer");
    if (from !== "run") return openTracer(from.beginning, on);
    const asked = network();
    return asked && openTracer(asked.spec, on, await asked.engine.trainState());
  };
  const answer = async ({ from, skip }: TraceRequest): Promise<StepTrace | null> => {
    const on = await examples();
    const own = turn;
    const tracer = await opened(from, on);
    const mayContinue = async () => {
      await yieldToMessages();
      return own === turn;
    };
    if (!tracer || own !== turn) return null;
    walk = tracer;
    return (await tracer.skip(skip, { now, mayContinue })) ? tracer.next() : null;
  };

  return {
    trace(request) {
      const answered = queue.then(() => answer(request));
      queue = answered.catch(() => {});
      return answered;
    },
    forget() {
      turn++;
      walk = null;
    },
  };
}
