import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import type { Fit, Regime } from "./diagnosis";
import { type HintRules, hintFor, type TriedRun } from "./hints";

const FREE: HintRules = { locks: {}, epochLimit: null, ranksBy: "best-epoch" };
const dense = (units: number): Layer => ({ kind: "dense", units, activation: "tanh" });

function tried(
  learningRate: number,
  regime: Regime,
  fit: Fit | null,
  { layers = [dense(16)], epochs = 40, weightDecay = 0 } = {},
): TriedRun {
  return {
    settings: {
      network: { layers },
      hyperparameters: { learningRate, optimiser: "sgd", batchSize: 32, epochs, weightDecay },
    },
    diagnosis: { regime, fit, gap: 0, rising: false },
    lowestAt: epochs / 4,
  };
}

const diverged = (rate: number) => tried(rate, "diverged", null);
const crawling = (rate: number) => tried(rate, "crawling", "underfitting");
const bouncing = (rate: number) => tried(rate, "bouncing", "underfitting");

test("after a divergence or bouncing a rate ten times smaller, while crawling about three times larger", () => {
  expect(hintFor([diverged(10)], FREE)).toEqual({ key: "rate-down", values: { rate: 1 } });
  expect(hintFor([diverged(5), bouncing(3)], FREE)).toEqual({ key: "rate-down", values: { rate: 0.2 } });
  expect(hintFor([crawling(0.01)], FREE)).toEqual({ key: "rate-up", values: { rate: 0.02 } });
});

test("between a rate that was too small and one that was too large lies the next to try, whichever came last", () => {
  const between = { key: "rate-between", values: { low: 0.01, high: 1, rate: 0.1 } };
  expect(hintFor([diverged(10), crawling(0.001), crawling(0.01), diverged(1)], FREE)).toEqual(between);
  expect(hintFor([diverged(10), bouncing(1), crawling(0.01)], FREE)).toEqual(between);
});

test("repeating the same settings is pointed out", () => {
  expect(hintFor([crawling(0.1), crawling(0.1)], FREE)).toEqual({ key: "same-again", values: {} });
});

test("against memorising, where final weights count: an end at the best epoch; where the best epoch counts, nothing", () => {
  const memorising = [tried(0.1, "just-right", "overfitting")];
  const final: HintRules = { ...FREE, ranksBy: "final-weights" };
  expect(hintFor(memorising, final)).toEqual({ key: "fewer-epochs", values: { epochs: 10 } });
  expect(hintFor(memorising, { ...final, locks: { epochs: 40 } })).toBe(null);
  expect(hintFor(memorising, FREE)).toBe(null);
});

test("underfitting at a good rate: a first layer; more epochs up to the limit; once it has stopped improving, nothing", () => {
  const little = (layers: Layer[], regime: Regime = "just-right") => [
    tried(0.1, regime, "underfitting", { layers }),
  ];
  const relu: Layer = { kind: "dense", units: 16, activation: "relu" };
  expect(hintFor(little([]), FREE)).toEqual({ key: "add-layer", values: {} });
  expect(hintFor(little([relu]), { ...FREE, epochLimit: 60 })).toEqual({
    key: "more-epochs",
    values: { epochs: 60 },
  });
  expect(hintFor(little([relu]), { ...FREE, epochLimit: 40 })).toBe(null);
  expect(hintFor(little([relu], "stopped"), FREE)).toBe(null);
});

test("vanishing gradients: ReLU", () => {
  const deep = { layers: [dense(8), dense(8), dense(8)] };
  const vanishing = [tried(0.1, "vanishing", "underfitting", deep)];
  expect(hintFor(vanishing, FREE)).toEqual({ key: "relu", values: {} });
  expect(hintFor(vanishing, { ...FREE, locks: { network: deep } })).toBe(null);
});

test("nothing locked is advised, and nothing at all where nothing is wrong", () => {
  const held: HintRules = { ...FREE, locks: { learningRate: 10, epochs: 40 } };
  expect(hintFor([diverged(10)], held)).toBe(null);
  expect(hintFor([crawling(0.01)], held)).toBe(null);
  const onlyRate: HintRules = { ...FREE, locks: { network: { layers: [dense(16)] }, epochs: 40 } };
  for (const regime of ["just-right", "stopped", "vanishing"] as const)
    expect(hintFor([tried(0.1, regime, "underfitting")], onlyRate)).toBe(null);
  expect(hintFor([tried(0.1, "just-right", "just-right")], FREE)).toBe(null);
  expect(hintFor([{ ...diverged(1), diagnosis: null }], FREE)).toBe(null);
  expect(hintFor([], FREE)).toBe(null);
});

test("where only units of a locked network are free, nothing is advised: four times as many hardly help more runs than they harm", () => {
  const network = { layers: [dense(16)] };
  const locks = { network, units: { from: 2, to: 128 }, learningRate: 0.1, epochs: 40 };
  expect(hintFor([tried(0.1, "just-right", "underfitting")], { ...FREE, locks })).toBeNull();
});
