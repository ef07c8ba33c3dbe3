import type { Curve, CurvePoint } from "@/lib/learning/curves/curve";
import { better, curveOf } from "@/lib/learning/curves/curve";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { firstExample, type Split } from "@/lib/learning/examples/split";
import { deriveSeed, type Seed } from "@/lib/learning/numbers/random";
import { type Evaluation, evaluate, exampleLosses } from "@/lib/learning/training/evaluation";
import { type Settings, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { rehearsedSeed } from "@/lib/protocol/rehearsal";
import { runGrid } from "@/lib/trainer/run/run-grid";
import { curvePoint, hasDiverged, measure } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { openTrained } from "@/lib/trainer/simd/trained";

/** A network as the referee would judge it: on validation, and on the sealed test with the loss of each example as the score counts it. */
export type Judged = {
  readonly step: number;
  readonly validation: Evaluation;
  readonly test: Evaluation;
  readonly testLosses: Float64Array;
};

/** A run as a browser would have trained and reported it. `best`, `final`: at its best point on validation and at its end; null where no point was measured. */
export type RehearsedRun = {
  readonly reason: "finished" | "diverged";
  readonly curve: Curve;
  readonly best: Judged | null;
  readonly final: Judged | null;
};

/** The examples of a class: all three splits, and the seed that all runs of its round share. */
export type ClassData = Examples & {
  readonly challenge: Challenge;
  readonly test: Split;
  readonly roundSeed: Seed;
};

/** The examples of the class with this seed, as a server would draw them from a key. */
export function classData(challenge: Challenge, seed: Seed): ClassData {
  const split = (name: "train" | "validation" | "test") =>
    challenge.makeSplit(name, rehearsedSeed(challenge.id, name, seed));
  return {
    challenge,
    train: split("train"),
    validation: split("validation"),
    test: split("test"),
    roundSeed: deriveSeed(seed, `${challenge.id} round`),
  };
}

/** A run from beginning to end; `best`, `last`: its best point on validation and its last one, null where none was measured. */
type WholeRun = {
  readonly reason: RehearsedRun["reason"];
  readonly curve: Curve;
  readonly best: Measured | null;
  readonly last: Measured | null;
};
type Measured = { readonly point: CurvePoint; readonly weights: Float32Array };

/** Trains with the reference engine, on the same grid of points as a browser does and bit for bit with the same result. */
export async function trainWhole(spec: RunSpec, examples: Examples): Promise<WholeRun> {
  const engine = (await openSimdEngine(spec, examples))!;
  const perEpoch = stepsPerEpoch(examples.train.count, spec.hyperparameters.batchSize);
  const points: CurvePoint[] = [];
  let best = null as Measured | null;
  let last = null as Measured | null;
  let step = 0;
  for (const next of runGrid(spec, examples)) {
    if (next > step) await engine.train(next - step);
    step = next;
    const measured = (await measure(engine, spec, examples, async () => true))!;
    if (hasDiverged(measured)) return { reason: "diverged", curve: curveOf(points), best, last };
    const point = curvePoint(step, perEpoch, measured);
    points.push(point);
    last = { point, weights: await engine.weights() };
    if (better(best?.point ?? null, point) === point) best = last;
  }
  return { reason: "finished", curve: curveOf(points), best, last };
}

/** Trains a run as `trainWhole` does, and judges it. */
export async function trainRehearsed(settings: Settings, data: ClassData): Promise<RehearsedRun> {
  const { challenge, train, validation, roundSeed } = data;
  const { task, featureShape } = challenge;
  const spec: RunSpec = { ...settings, task, featureShape, seed: roundSeed };
  const { reason, curve, best, last } = await trainWhole(spec, { train, validation });
  const judged = (at: Measured | null) => at && judge(spec, data, at.point.step, at.weights);
  const atBest = await judged(best);
  const atEnd = last === best ? atBest : await judged(last);
  return { reason, curve, best: atBest, final: atEnd };
}

async function judge(
  spec: RunSpec,
  { train, validation, test }: ClassData,
  step: number,
  weights: Float32Array,
): Promise<Judged> {
  const outputsOn = async (split: Split) => {
    const engine = await openTrained(spec, weights, { train: firstExample(train), validation: split });
    return engine.outputs("validation", 0, split.count);
  };
  const [onValidation, onTest] = [await outputsOn(validation), await outputsOn(test)];
  return {
    step,
    validation: evaluate(onValidation, validation, spec.task),
    test: evaluate(onTest, test, spec.task),
    testLosses: exampleLosses(onTest, test, spec.task),
  };
}
