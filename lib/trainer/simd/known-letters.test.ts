import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { featureWidth, type Layer, lettersOf } from "@/lib/learning/network/network";
import { evaluate } from "@/lib/learning/training/evaluation";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import { openSimdEngine } from "./engine";

/*
 * What is known of these lists from before there was any of this code: measured with one-hot letters, one tanh layer, Adam at 0.005 and batches of 64.
 * Losses in nats a letter; each is met to 0.05.
 */
const [firstNames, dinosaurs] = ["first-names", "dinosaurs"].map((id) => findChallenge(id)!);

function examplesOf(challenge: Challenge) {
  return { train: challenge.makeSplit("train", 1), validation: challenge.makeSplit("validation", 2) };
}

/** The validation loss of counting: how often each letter follows each in training, half a time more than seen. */
function bigramLoss(challenge: Challenge): number {
  const { train, validation } = examplesOf(challenge);
  const { symbols } = lettersOf(challenge.featureShape)!;
  const width = featureWidth(challenge.featureShape);
  const before = ({ features }: Split, row: number) => (features as Uint8Array)[(row + 1) * width - 1];
  const counts = Array.from({ length: symbols }, () => new Array<number>(symbols).fill(0.5));
  train.labels.forEach((label, row) => {
    counts[before(train, row)][label]++;
  });
  let loss = 0;
  validation.labels.forEach((label, row) => {
    const following = counts[before(validation, row)];
    loss -= Math.log(following[label] / following.reduce((sum, count) => sum + count));
  });
  return loss / validation.count;
}

/** The losses of a network that looks back `context` letters, after each of these numbers of steps. */
async function losses(challenge: Challenge, context: number, units: number, steps: number[], seed = 1) {
  const { task, featureShape } = challenge;
  const examples = examplesOf(challenge);
  const layers: Layer[] = [
    { kind: "context", length: context, embedding: null },
    { kind: "dense", units, activation: "tanh" },
  ];
  const hyperparameters = {
    ...challenge.preset.hyperparameters,
    optimiser: "adam",
    learningRate: 0.005,
  } as const;
  const spec = { task, featureShape, network: { layers }, hyperparameters, seed };
  const engine = (await openSimdEngine(spec, examples))!;
  const loss = async (name: "train" | "validation") => {
    const split = examples[name];
    return evaluate(await engine.outputs(name, 0, split.count), split, task).loss;
  };
  const measured: { train: number; validation: number }[] = [];
  for (const [nth, step] of steps.entries()) {
    await engine.train(step - (steps[nth - 1] ?? 0));
    measured.push({ train: await loss("train"), validation: await loss("validation") });
  }
  return measured;
}

const near = (known: number) => expect.closeTo(known, 1);

test("counting which letter follows which", () => {
  expect(bigramLoss(firstNames)).toBeCloseTo(2.429, 1);
  // 2.246 was once measured in other parts of this list. In parts of these sizes it is 2.17, give or take 0.02, however they are drawn.
  expect(bigramLoss(dinosaurs)).toBeCloseTo(2.166, 1);
});

test("three letters of context know first names better than counting after 400 steps, and reach 2.11", async () => {
  const epoch = stepsPerEpoch(firstNames.counts.train, 64);
  const [soon, once, late] = await losses(firstNames, 3, 64, [400, epoch, 20 * epoch]);
  expect(soon.validation).toBeLessThan(2.35);
  expect(once.validation).toEqual(near(2.24));
  expect(late.validation).toEqual(near(2.11));
});

test.each([
  { units: 2, train: 2.1, validation: 2.11 },
  { units: 8, train: 1.67, validation: 1.86 },
  { units: 32, train: 1.06, validation: 2.25 },
  { units: 128, train: 0.63, validation: 2.75 },
])(
  "of dinosaurs, $units units learn this much and know unseen names this badly",
  async ({ units, ...known }) => {
    const end = 60 * stepsPerEpoch(dinosaurs.counts.train, 64);
    // One run depends on the weights it began with by 0.1.
    const runs = (await Promise.all([1, 2].map((seed) => losses(dinosaurs, 8, units, [end], seed)))).flat();
    const mean = (name: "train" | "validation") =>
      runs.reduce((sum, run) => sum + run[name] / runs.length, 0);
    expect({ train: mean("train"), validation: mean("validation") }).toEqual({
      train: near(known.train),
      validation: near(known.validation),
    });
  },
);
