import { expect, test } from "vitest";
import { evaluate } from "@/lib/learning/training/evaluation";
import { moons, pictures } from "@/lib/testing/trainer/lessons";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { measuringCost, outputCost, stepCost } from "./cost";
import { runGrid, totalSteps } from "./run-grid";
import { measure } from "./training-run";

test("a small network is measured about two hundred times, whatever its epochs", () => {
  for (const epochs of [50, 500]) {
    const { spec, examples } = moons({ epochs });
    const grid = runGrid(spec, examples);
    expect(grid.length).toBeGreaterThan(150);
    expect([grid[0], grid.at(-1)]).toEqual([0, totalSteps(spec, examples)]);
  }
});

test("measuring a large network costs no more than training it, and is still a curve", () => {
  const large = pictures({ epochs: 100 });
  const layers = [256, 256].map((units) => ({ kind: "dense", units, activation: "relu" }) as const);
  const examples = {
    train: large.examples.train,
    validation: { ...large.examples.validation, count: 1_000 },
  };
  const spec = { ...large.spec, network: { layers } };
  const grid = runGrid(spec, examples);
  const measuring = grid.length * outputCost(spec) * (320 + 1_000);
  expect(measuring).toBeLessThan(1.2 * totalSteps(spec, examples) * stepCost(spec, examples.train.count));
  expect(grid.length).toBeGreaterThanOrEqual(12);
  expect([grid[0], grid.at(-1)]).toEqual([0, 1_000]);
});

test("of many classes the loss counts, too: a small network on letters is measured less often", () => {
  const { spec } = moons({ epochs: 60, batchSize: 64 }, [8]);
  const split = (count: number) => ({
    count,
    features: new Uint8Array(16 * count),
    labels: new Uint8Array(count),
  });
  const examples = { train: split(9_600), validation: split(3_200) };
  const onLetters = (alphabet: string) =>
    ({ ...spec, task: { kind: "next-letter", alphabet }, featureShape: [16, alphabet.length + 1] }) as const;
  const few = onLetters("abc");
  const many = onLetters("abcdefghijklmnopqrstuvwxyz");
  expect(measuringCost(many)).toBeGreaterThan(2 * outputCost(many));
  const points = [few, many].map((each) => runGrid(each, examples).length);
  expect(points[0]).toBeGreaterThan(1.5 * points[1]);
  expect(points[1]).toBeGreaterThan(30);
});

test("a large training split is measured on its first 8,000 examples, and validation on all of its own", async () => {
  const { spec, examples } = moons();
  const repeated = (count: number, { features, labels }: typeof examples.train) => ({
    count,
    features: Float32Array.from(
      { length: 2 * count },
      (_, at) => features[at % features.length] + at / count,
    ),
    labels: Float32Array.from({ length: count }, (_, at) => labels[at % labels.length]),
  });
  const large = {
    train: repeated(25_000, examples.train),
    validation: repeated(21_000, examples.validation),
  };
  const engine = (await openSimdEngine(spec, large))!;
  const outputs = await engine.outputs("train", 0, 8_000);
  const all = await engine.outputs("validation", 0, 21_000);
  expect(await measure(engine, spec, large, async () => true)).toEqual({
    train: evaluate(outputs, { ...large.train, count: 8_000 }, spec.task),
    validation: evaluate(all, large.validation, spec.task),
  });
});
