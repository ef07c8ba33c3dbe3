import type { LookInside } from "@/components/lab/inside/use-inside";
import { learntQuestion } from "@/components/lab/results/use-outputs";
import { findChallenge } from "@/lib/challenges/catalogue";
import { append, type Curve, curveOf, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { Split } from "@/lib/learning/examples/split";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { SplitOutputs } from "@/lib/learning/training/training";
import type { Valley, ValleySlice } from "@/lib/learning/training/valley";
import type { SessionEvent } from "@/lib/session/log/events";
import { rollingLog } from "@/lib/testing/session/rolling-class";
import { networkInside } from "@/lib/trainer/lens/inside";
import { rateSweep } from "@/lib/trainer/lens/rate-sweep";
import { openTracer } from "@/lib/trainer/lens/tracer";
import { measureValley, VALLEY_POINTS } from "@/lib/trainer/lens/valley";
import { openValleyNetwork } from "@/lib/trainer/lens/valley-network";
import { measureSlice } from "@/lib/trainer/lens/valley-slice";
import { createPacing } from "@/lib/trainer/run/pacing";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { trainingRun } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { type SampleInside, sampleInsides } from "./inside/sample-inside";
import { CHALLENGES } from "./sample-class";
import { letterSteps } from "./sample-letter-steps";
import { type SampleLetters, trainLetters } from "./sample-writing";

/** What a lab keeps about a network that was trained in it. */
export type SampleTraining = {
  readonly settings: Settings;
  readonly examples: { readonly train: Split; readonly validation: Split };
  readonly curve: Curve;
  readonly steps: number;
  /** Its outputs for the picture of what it has learnt. */
  readonly outputs: Float32Array;
  readonly splitOutputs: SplitOutputs;
  /** Looks into it. */
  readonly look: LookInside;
  readonly insides: readonly SampleInside[];
  readonly trace: StepTrace;
  readonly valley: Valley;
  readonly slice: ValleySlice;
  readonly sweep: RateSweep;
  /** Networks of letters, in a language that is written from left to right and in one from right to left. */
  readonly letters: { readonly en: SampleLetters; readonly ar: SampleLetters };
  /** A class that trains on one landscape, halfway through its round. */
  readonly rolling: readonly SessionEvent[];
  readonly letterSteps: Awaited<ReturnType<typeof letterSteps>>;
};

const mayContinue = async () => true;
const now = () => performance.now();

/** Trains a network on the challenge of the sample class's first round, as a lab does. Takes a second or two. */
export async function trainSample(epochs = 40): Promise<SampleTraining> {
  const [challenge] = CHALLENGES;
  const { makeSplit, preset, task, featureShape } = findChallenge(challenge.id)!;
  const settings = { ...preset, hyperparameters: { ...preset.hyperparameters, epochs } };
  const examples = { train: makeSplit("train", 1), validation: makeSplit("validation", 2) };
  const spec = { ...settings, task, featureShape, seed: 1 };
  const engine = (await openSimdEngine(spec, examples))!;
  const steps = totalSteps(spec, examples);
  const stops = [{ step: 0, weights: await engine.weights() }];
  let curve = EMPTY_CURVE;
  const moments = trainingRun({
    ...{ spec, examples, engine, now, pacing: createPacing(steps, "fast") },
    replaceEngine: async () => engine,
    stopped: () => false,
    pause: async () => {},
  });
  for await (const { step, point } of moments) {
    if (point) curve = append(curve, curveOf([point]));
    if (point && stops.length < 20) stops.push({ step, weights: await engine.weights() });
  }
  const trained = await engine.trainState();
  stops.push({ step: trained.step, weights: trained.weights });
  const question = learntQuestion(challenge, examples);
  const network = await openValleyNetwork(spec, examples, VALLEY_POINTS);
  let valley: Valley | null = null;
  await measureValley(spec, network, stops, {
    mayContinue,
    onValley(measured) {
      valley = measured;
    },
  });
  let sweep: RateSweep | null = null;
  await rateSweep(spec, examples, {
    mayContinue,
    now,
    onSweep(found) {
      sweep = found;
    },
  });
  return {
    ...{ settings, examples, curve, steps },
    outputs: await engine.predict(question.inputs, question.count),
    splitOutputs: {
      train: await engine.outputs("train", 0, examples.train.count),
      validation: await engine.outputs("validation", 0, examples.validation.count),
    },
    look: (asked) => networkInside(trainingPlan(spec).layers, trained.weights, asked, mayContinue),
    insides: await sampleInsides(),
    trace: (await openTracer(spec, examples, trained)).next(),
    valley: valley!,
    slice: (await measureSlice(spec, examples, network, trained, mayContinue))!,
    sweep: sweep!,
    letters: { en: await trainLetters("en", "ma"), ar: await trainLetters("ar", "مح") },
    rolling: await rollingLog(24, 0.5),
    letterSteps: await letterSteps(),
  };
}
