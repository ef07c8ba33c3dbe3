import { expect, test } from "vitest";
import { moons, pictures } from "@/lib/testing/trainer/lessons";
import { outputCost, stepCost } from "./cost";
import { runGrid, totalSteps } from "./run-grid";

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
  expect(measuring).toBeLessThan(1.2 * totalSteps(spec, examples) * stepCost(spec));
  expect(grid.length).toBeGreaterThanOrEqual(12);
  expect([grid[0], grid.at(-1)]).toEqual([0, 1_000]);
});
