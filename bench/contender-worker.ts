import type { Contender } from "./contenders/contender";
import { type ContenderName, PEERS } from "./contenders/names";
import { opener } from "./contenders/open";
import { denseTwin, type TaskName, taskOf } from "./tasks";

/** Requests to the worker, sent one at a time. */
export type ContenderRequest =
  /** Answered with the weights after `steps` steps; null if the contender cannot train the task. */
  | {
      readonly type: "open";
      readonly contender: ContenderName;
      readonly task: TaskName;
      readonly steps: number;
    }
  /** Trains for this long, to reach full speed. Answered with null. */
  | { readonly type: "warm-up"; readonly milliseconds: number }
  /** Trains for about this long. Answered with steps per second. */
  | { readonly type: "time"; readonly milliseconds: number };

let contender: Contender | null = null;
let stepsPerSecond = 0;

async function time(steps: number): Promise<number> {
  const before = performance.now();
  await contender?.train(steps);
  return (1000 * steps) / Math.max(performance.now() - before, 0.05);
}

async function answer(request: ContenderRequest): Promise<unknown> {
  switch (request.type) {
    case "open": {
      const task = taskOf(request.task);
      const isPeer = PEERS.some((peer) => peer === request.contender);
      const { spec, examples } = isPeer ? denseTwin(task) : task;
      contender = await (await opener(request.contender))(spec, examples);
      await contender?.train(request.steps);
      return (await contender?.weights()) ?? null;
    }
    case "warm-up": {
      const end = performance.now() + request.milliseconds;
      for (let steps = 1; performance.now() < end || steps === 1; ) {
        stepsPerSecond = await time(steps);
        // At most twice as many as were just tried: one fast try proves little.
        const left = ((end - performance.now()) / 1000) * stepsPerSecond;
        steps = Math.max(2, Math.ceil(Math.min(2 * steps, left)));
      }
      return null;
    }
    case "time": {
      const steps = Math.max(1, Math.round((stepsPerSecond * request.milliseconds) / 1000));
      stepsPerSecond = await time(steps);
      return stepsPerSecond;
    }
  }
}

self.onmessage = async ({ data }: MessageEvent<ContenderRequest>) => {
  try {
    self.postMessage({ ok: true, value: await answer(data) });
  } catch (error) {
    self.postMessage({ ok: false, reason: String(error) });
  }
};
