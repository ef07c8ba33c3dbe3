import { describe, expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import type { Layer } from "@/lib/learning/network/network";
import { networkTrouble } from "./network-trouble";

const TASK: Task = { kind: "classification", classes: ["glasses", "rings"] };
const PICTURE = [28, 28, 1];
const COUNTS = { train: 600, validation: 500, test: 2_000 };
const POOL: Layer = { kind: "max-pool", size: 4, stride: 4 };
const dense = (units: number): Layer => ({ kind: "dense", units, activation: "relu" });
const conv = (filters: number): Layer => ({
  ...{ kind: "conv2d", filters, kernel: 3, stride: 1, padding: "same" },
  activation: "relu",
});

function troubleOf(layers: Layer[], limit = 500_000, shape: readonly number[] = PICTURE) {
  return networkTrouble(
    { layers },
    { featureShape: shape, task: TASK, counts: COUNTS },
    { parameterLimit: limit },
  );
}

test("a network that can be trained has no trouble", () => {
  expect(troubleOf([conv(8), POOL, dense(16)])).toBeNull();
});

test("a convolution after a dense layer has another problem than one without pictures", () => {
  expect(troubleOf([dense(16), conv(8)])).toEqual({ layer: 1, why: "after-dense" });
  expect(troubleOf([conv(8)], 500_000, [2])).toEqual({ layer: 0, why: "no-picture" });
});

test("for a window that is too large, the shape of its input is given", () => {
  expect(troubleOf([POOL, POOL, POOL])).toEqual({
    ...{ layer: 2, why: "window-too-large", window: 4, incoming: [1, 1, 1] },
  });
});

test("for too much work to check, the layer with most of it is given", () => {
  const POOL_TWO: Layer = { kind: "max-pool", size: 2, stride: 2 };
  expect(troubleOf([conv(16), conv(64), conv(16), POOL, POOL])).toEqual({ layer: 1, why: "too-heavy" });
  expect(troubleOf([POOL_TWO, conv(32), dense(8), dense(8)])).toBeNull();
});

test("for too many parameters, the layer with most of them is given", () => {
  const of = { why: "too-many", limit: 1000 };
  expect(troubleOf([dense(4), dense(2)], 1000)).toEqual({
    ...{ ...of, layer: 0, count: 3156, advice: "dense-on-picture" },
  });
  expect(troubleOf([POOL, POOL, dense(8), dense(200)], 1000)).toEqual({
    ...{ ...of, layer: 3, count: 2218, advice: "dense" },
  });
  expect(troubleOf([conv(16), POOL, POOL, conv(64)], 1000)).toEqual({
    ...{ ...of, layer: 3, count: 9570, advice: "conv2d" },
  });
  expect(troubleOf([conv(2)], 1000)).toEqual({ ...of, layer: 0, count: 3158, advice: "output-on-picture" });
  expect(troubleOf([], 1000)).toEqual({ ...of, layer: null, count: 1570, advice: "output-on-picture" });
});

describe("of letters", () => {
  const CONTEXT: Layer = { kind: "context", length: 8, embedding: null };
  const DROPOUT: Layer = { kind: "dropout", rate: 0.2 };
  const task: Task = { kind: "next-letter", alphabet: "abcdefghijklmnopqrstuvwxyz" };
  const trouble = (layers: Layer[], limit = 500_000) =>
    networkTrouble({ layers }, { featureShape: [16, 27], task, counts: COUNTS }, { parameterLimit: limit });

  test("dropout needs numbers: behind an embedding or a dense layer, not behind one-hot letters", () => {
    expect(trouble([CONTEXT, DROPOUT, dense(8)])).toEqual({ layer: 1, why: "needs-numbers" });
    expect(trouble([CONTEXT, dense(8), DROPOUT])).toBeNull();
    expect(trouble([{ ...CONTEXT, embedding: 4 }, DROPOUT, dense(8)])).toBeNull();
  });

  test("a network without a context is counted with the one that the editor shows", () => {
    expect(trouble([DROPOUT])).toEqual({ layer: 1, why: "needs-numbers" });
    expect(trouble([dense(8), CONTEXT])).toEqual({ layer: 2, why: "needs-letters" });
  });

  test("for too many parameters, the context is what makes a dense layer large", () => {
    const of = { why: "too-many", limit: 1000 };
    expect(trouble([CONTEXT, dense(8)], 1000)).toEqual({
      ...{ ...of, layer: 1, count: 217 * 8 + 9 * 27, advice: "dense-on-letters" },
    });
    expect(trouble([CONTEXT], 1000)).toEqual({
      ...of,
      layer: 0,
      count: 217 * 27,
      advice: "output-on-letters",
    });
    expect(trouble([{ kind: "context", length: 1, embedding: 32 }, dense(2)], 900)).toEqual({
      ...{ why: "too-many", limit: 900, layer: 0, count: 27 * 32 + 66 + 81, advice: "context" },
    });
  });
});
