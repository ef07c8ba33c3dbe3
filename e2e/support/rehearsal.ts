import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { RunSpec } from "@/lib/learning/training/training";
import { decodeSplit, splitPath } from "@/lib/protocol/split";
import { trainWhole } from "@/lib/rehearsal/rehearsed-run";

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
    const answer = await page.request.get(splitPath(session, round, name), { maxRetries: 2 });
    const bytes = new Uint8Array(gunzipSync(await answer.body()));
    return decodeSplit(bytes.buffer, exercise.featureShape);
  };
  return { ...exercise, train: await fetched("train"), validation: await fetched("validation") };
}

/** Trains here as a browser does, and diagnoses the run. */
export async function rehearse(
  { seed, task, featureShape, train, validation }: Rehearsal,
  settings: Settings,
): Promise<{ readonly diagnosis: Diagnosis | null; readonly score: number }> {
  const spec: RunSpec = { ...settings, seed, task, featureShape };
  const { reason, curve, best } = await trainWhole(spec, { train, validation });
  return {
    diagnosis: diagnose(curve, { task, settings, diverged: reason === "diverged" }),
    score: best?.point.validationScore ?? 0,
  };
}
