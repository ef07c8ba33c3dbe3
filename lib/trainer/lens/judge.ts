import { firstExample, type Split } from "@/lib/learning/examples/split";
import { type Evaluation, evaluate, exampleLosses } from "@/lib/learning/training/evaluation";
import type { RunSpec } from "@/lib/learning/training/training";
import { openTrained } from "@/lib/trainer/simd/trained";

/** A network's result on examples: overall, and the loss of each example as the score counts it. All numbers are finite. */
type Judged = {
  readonly evaluation: Evaluation;
  readonly losses: Float64Array;
  /** Null if they are not numbers, which never happens at a reported point. Else count × output units. */
  readonly outputs: Float32Array | null;
};

/** What a network has to be known of to be judged. `floor`: that of the session's scores (see `score-rules`). */
export type JudgedSpec = Omit<RunSpec, "seed" | "floor" | "ranksBy"> & { readonly floor: number };

/** A loss worse than that of any network with finite outputs: NaN cannot be ranked, and JSON, in which the log is stored, has no infinity. */
const LOST = 1e100;

/** Evaluates a trained network on the first `count` examples of a split. Throws when the weights do not fit the network. */
export async function judge(
  { floor, ...spec }: JudgedSpec,
  weights: Float32Array,
  whole: Split,
  count = whole.count,
): Promise<Judged> {
  const split = { ...whole, count };
  const engine = await openTrained(spec, weights, { train: firstExample(whole), validation: whole });
  const outputs = await engine.outputs("validation", 0, count);
  if (!outputs.every(Number.isFinite))
    return {
      evaluation: { loss: LOST, score: 0, metric: 0 },
      losses: new Float64Array(count).fill(LOST),
      outputs: null,
    };
  return {
    evaluation: evaluate(outputs, split, spec.task, floor),
    losses: exampleLosses(outputs, split, spec.task, floor),
    outputs,
  };
}
