import { expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import type { Layer } from "./network";
import { networkSketch } from "./network-sketch";

const TASK: Task = { kind: "classification", classes: ["glasses", "rings"] };
const CONV: Layer = {
  ...{ kind: "conv2d", filters: 8, kernel: 3, stride: 1, padding: "valid" },
  activation: "relu",
};
const POOL: Layer = { kind: "max-pool", size: 2, stride: 2 };
const DENSE: Layer = { kind: "dense", units: 16, activation: "relu" };
const DROPOUT: Layer = { kind: "dropout", rate: 0.2 };

test("every layer has its output shape and its own parameters, and flatten layers are left out", () => {
  const sketch = networkSketch({ layers: [CONV, POOL, DROPOUT, DENSE, DROPOUT] }, [28, 28, 1], TASK);
  expect(sketch.layers).toEqual([
    { shape: [26, 26, 8], parameters: 80, flop: 2 * 9 * 26 * 26 * 8 },
    { shape: [13, 13, 8], parameters: 0, flop: 0 },
    { shape: [13, 13, 8], parameters: 0, flop: 0 },
    { shape: [16], parameters: (13 * 13 * 8 + 1) * 16, flop: 2 * 13 * 13 * 8 * 16 },
    { shape: [16], parameters: 0, flop: 0 },
  ]);
  expect(sketch.output).toEqual({ shape: [2], parameters: 34, flop: 64 });
  expect(sketch.plan).toHaveLength(7);
});

test("from the first layer that does not fit there are no shapes", () => {
  expect(networkSketch({ layers: [DENSE, CONV, DENSE] }, [28, 28, 1], TASK)).toEqual({
    layers: [{ shape: [16], parameters: 785 * 16, flop: 2 * 784 * 16 }, null, null],
    output: null,
    plan: null,
  });
});

test("a dense layer on a drawing multiplies by its ink alone", () => {
  const { layers, output } = networkSketch({ layers: [DENSE] }, [28, 28, 1], TASK, 0.25);
  expect([layers, output]).toEqual([
    [{ shape: [16], parameters: 785 * 16, flop: 2 * 784 * 16 * 0.25 }],
    { shape: [2], parameters: 34, flop: 64 },
  ]);
});

test("a network without hidden layers is its output layer", () => {
  const { layers, output } = networkSketch({ layers: [] }, [2], TASK);
  expect([layers, output]).toEqual([[], { shape: [2], parameters: 6, flop: 8 }]);
});

test("of letters, the context has their one-hot shape or their embedding, and a one-hot letter costs one row of weights", () => {
  const letters: Task = { kind: "next-letter", alphabet: "abcdefghijklmnopqrstuvwxyz" };
  const sketch = (embedding: number | null) =>
    networkSketch({ layers: [{ kind: "context", length: 8, embedding }, DENSE] }, [16, 27], letters).layers;
  expect(sketch(null)).toEqual([
    { shape: [8, 27], parameters: 0, flop: 0 },
    { shape: [16], parameters: (8 * 27 + 1) * 16, flop: 2 * 8 * 16 },
  ]);
  expect(sketch(10)).toEqual([
    { shape: [80], parameters: 270, flop: 0 },
    { shape: [16], parameters: 81 * 16, flop: 2 * 80 * 16 },
  ]);
});
