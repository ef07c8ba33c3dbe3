import { createPacing } from "@/lib/trainer/run/pacing";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { createRunReporter } from "@/lib/trainer/run/run-reporter";
import { pause } from "@/lib/trainer/run/slices";
import { trainingRun } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { type TaskName, taskOf } from "./tasks";

/** A whole run as the product trains it, including measurements; `live`: reported to the page as it goes, or not at all. */
export type LiveRequest = { readonly task: TaskName; readonly epochs: number; readonly live: boolean };

self.onmessage = async ({ data: { task, epochs, live } }: MessageEvent<LiveRequest>) => {
  const { spec: given, examples } = taskOf(task);
  const spec = { ...given, hyperparameters: { ...given.hyperparameters, epochs } };
  const engine = (await openSimdEngine(spec, examples))!;
  const now = () => performance.now();
  const steps = totalSteps(spec, examples);
  const began = now();
  const reporter = live ? createRunReporter(1, steps, (reply) => self.postMessage(reply), now) : null;
  const run = trainingRun({
    spec,
    examples,
    engine,
    replaceEngine: async () => engine,
    pacing: createPacing(steps, "fast"),
    stopped: () => false,
    now,
    pause,
  });
  for (;;) {
    const { done, value } = await run.next();
    if (done) break;
    reporter?.moment(value);
  }
  reporter?.flush();
  self.postMessage({ type: "done", stepsPerSecond: (1000 * steps) / (now() - began) });
};
