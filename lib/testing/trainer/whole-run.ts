import { append, type Curve, curveOf, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createPacing } from "@/lib/trainer/run/pacing";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { type RunOutcome, trainingRun } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** Trains a whole run at full speed on the simd engine; resolves to all of its points and how it ended. */
export async function trainWholeRun(
  spec: RunSpec,
  examples: Examples,
): Promise<{ readonly curve: Curve; readonly outcome: RunOutcome }> {
  const engine = (await openSimdEngine(spec, examples))!;
  const moments = trainingRun({
    spec,
    examples,
    engine,
    replaceEngine: async () => engine,
    pacing: createPacing(totalSteps(spec, examples), "fast"),
    stopped: () => false,
    now: () => performance.now(),
    pause: async () => {},
  });
  let curve = EMPTY_CURVE;
  for (;;) {
    const { done, value } = await moments.next();
    if (done) return { curve, outcome: value };
    if (value.point) curve = append(curve, curveOf([value.point]));
  }
}
