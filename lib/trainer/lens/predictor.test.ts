import { expect, test } from "vitest";
import { textOf } from "@/lib/learning/letters/alphabet";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { writeWords } from "@/lib/learning/letters/writer";
import { createRandom } from "@/lib/learning/numbers/random";
import type { RunSpec } from "@/lib/learning/training/training";
import { moons } from "@/lib/testing/trainer/lessons";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { createPredictor } from "./predictor";

const split = letterSplit(textOf(["anna", "hannah"], "ahn"));
const EXAMPLES = { train: split, validation: split };
const SPEC: RunSpec = {
  network: { layers: [{ kind: "context", length: 2, embedding: 3 }] },
  hyperparameters: { learningRate: 0.1, optimiser: "adam", batchSize: 4, epochs: 9, weightDecay: 0 },
  ...{ task: { kind: "next-letter", alphabet: "ahn" }, featureShape: [16, 4], seed: 1 },
};
const ORDER = { temperature: 1, beginning: "a", count: 20, longest: 9, seed: 3 };

test("a network of letters writes what its predictions and the seed say", async () => {
  const engine = (await openSimdEngine(SPEC, EXAMPLES))!;
  await engine.train(30);
  const predictor = createPredictor(() => performance.now());
  predictor.use(engine, SPEC);
  const predict = (inputs: Uint8Array, count: number) => engine.predict(inputs, count);
  const expected = await writeWords({ ...ORDER, predict, alphabet: "ahn", random: createRandom(ORDER.seed) });
  expect(await predictor.write(ORDER)).toEqual(expected);
  expect(expected?.every(({ word }) => word.startsWith("a") && word.length <= 9)).toBe(true);
});

test("nothing is written without a network, by one that is replaced meanwhile, or by one that reads no letters", async () => {
  // So much time passes between two letters that the network could be replaced there.
  let clock = 0;
  const predictor = createPredictor(() => (clock += 1_000));
  expect(await predictor.write(ORDER)).toBe(null);
  predictor.use((await openSimdEngine(SPEC, EXAMPLES))!, SPEC);
  const asked = predictor.write(ORDER);
  predictor.forget();
  expect(await asked).toBe(null);
  const { spec, examples } = moons();
  predictor.use((await openSimdEngine(spec, examples))!, spec);
  expect(await predictor.write(ORDER)).toBe(null);
});
