import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { bestPoint, curveOf } from "@/lib/learning/curves/curve";
import { type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { RunSpec } from "@/lib/learning/training/training";
import { decodeSplit, splitPath } from "@/lib/protocol/split";
import { createPacing } from "@/lib/trainer/run/pacing";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { trainingRun } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** A round as a student's page has it: what a story needs in order to predict how settings will do in it. */
export type Rehearsal = {
  readonly seed: Seed;
  readonly task: Task;
  readonly featureShape: readonly number[];
  readonly train: Split;
  readonly validation: Split;
};

/** Loads the examples that this student's page gets. */
export async function rehearsalOf(
  page: Page,
  session: string,
  round: number,
  exercise: Pick<Rehearsal, "seed" | "task" | "featureShape">,
): Promise<Rehearsal> {
  const fetched = async (name: "train" | "validation") => {
    const answer = await page.request.get(splitPath(session, round, name));
    const bytes = new Uint8Array(gunzipSync(await answer.body()));
    return decodeSplit(bytes.buffer, exercise.featureShape);
  };
  return { ...exercise, train: await fetched("train"), validation: await fetched("validation") };
}

/** Trains here as a browser does, with the same engine and bit for bit the same result, and diagnoses the run. */
export async function rehearse(
  { seed, task, featureShape, train, validation }: Rehearsal,
  { network, hyperparameters }: Settings,
): Promise<{ readonly diagnosis: Diagnosis | null; readonly score: number }> {
  const examples = { train, validation };
  const spec: RunSpec = { seed, task, featureShape, network, hyperparameters };
  const engine = await openSimdEngine(spec, examples);
  if (!engine) throw new Error("This network is too large for the engine of processors.");
  const run = trainingRun({
    ...{ spec, examples, engine },
    replaceEngine: () => Promise.reject(new Error("A processor is not lost.")),
    pacing: createPacing(totalSteps(spec, examples), "fast"),
    stopped: () => false,
    now: () => performance.now(),
    pause: async () => {},
  });
  const points = [];
  for (;;) {
    const { done, value } = await run.next();
    if (done) {
      const diverged = value.reason === "diverged";
      const curve = curveOf(points);
      return {
        diagnosis: diagnose(curve, { task, settings: { network, hyperparameters }, diverged }),
        score: bestPoint(curve)?.validationScore ?? 0,
      };
    }
    if (value.point) points.push(value.point);
  }
}
