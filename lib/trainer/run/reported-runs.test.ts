import { expect, test } from "vitest";
import { CATALOGUE } from "@/lib/challenges/catalogue";
import { append, curveOf, EMPTY_CURVE, lengthOf } from "@/lib/learning/curves/curve";
import { ReportedChunk } from "@/lib/learning/curves/curve-schema";
import { OPTIMISERS, type Settings } from "@/lib/learning/training/hyperparameters";
import { canBeReported } from "@/lib/learning/training/report-bounds";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { createPacing } from "./pacing";
import { totalSteps } from "./run-grid";
import { trainingRun } from "./training-run";

/** A whole run, for real. */
async function curveOfRun(index: number, settings: Settings) {
  const challenge = CATALOGUE[index];
  const [train, validation] = [challenge.makeSplit("train", 1), challenge.makeSplit("validation", 2)];
  const { task, featureShape } = challenge;
  const spec = { ...settings, task, featureShape, seed: 3 };
  const examples = { train, validation };
  const engine = (await openSimdEngine(spec, examples))!;
  const moments = trainingRun({
    ...{ spec, examples, engine, replaceEngine: async () => engine },
    pacing: createPacing(totalSteps(spec, examples), "fast"),
    stopped: () => false,
    now: () => 0,
    pause: async () => {},
  });
  let curve = EMPTY_CURVE;
  for await (const { point } of moments) if (point) curve = append(curve, curveOf([point]));
  return curve;
}

const LARGEST = 512;
const SIZES = [1, 7, 64, LARGEST];
/** Lists of more letters are trained on for as long as it takes to see the same. */
const MANY = 12_000;
const RUNS = CATALOGUE.flatMap((challenge, index) => {
  const isLong = challenge.counts.train > MANY;
  const preset = { index, name: `${challenge.id} as it is preset`, settings: challenge.preset };
  // Rates from gentle to absurd, so that runs learn, memorise, bounce and diverge.
  const wild = [0.01, 0.5, 10].map((learningRate, nth) => {
    const optimiser = OPTIMISERS[(index + nth) % OPTIMISERS.length];
    const batchSize = isLong ? LARGEST : SIZES[(index + nth) % SIZES.length];
    const epochs = isLong || challenge.view === "pictures" ? 1 : 12;
    const hyperparameters = { learningRate, optimiser, batchSize, epochs, weightDecay: 0 };
    const name = `${challenge.id} by ${optimiser} at ${learningRate}, in batches of ${batchSize}`;
    return { index, name, settings: { ...challenge.preset, hyperparameters } };
  });
  return isLong || challenge.view === "pictures" ? wild : [preset, ...wild];
});

test.each(RUNS)("every point of an honest run of $name can be reported", async ({ index, settings }) => {
  const curve = await curveOfRun(index, settings);
  expect(lengthOf(curve)).toBeGreaterThan(0);
  expect(ReportedChunk.parse({ ...curve, ...firstTwoHundred(curve) })).toBeTruthy();
  const run = { exercise: CATALOGUE[index], hyperparameters: settings.hyperparameters };
  expect(canBeReported(curve, 0, run)).toBe(true);
});

function firstTwoHundred(curve: typeof EMPTY_CURVE) {
  return Object.fromEntries(Object.entries(curve).map(([column, values]) => [column, values.slice(0, 200)]));
}
