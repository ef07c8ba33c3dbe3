import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import type { Fit, Regime } from "./diagnosis";
import { type HintRules, hintFor, type TriedRun } from "./hints";

const FREE: HintRules = { locks: {}, epochLimit: null };
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
    diagnosis: { regime, fit, gap: 0 },
  };
}

const diverged = (rate: number) => tried(rate, "diverged", null);
const crawling = (rate: number) => tried(rate, "crawling", "underfitting");
const bouncing = (rate: number) => tried(rate, "bouncing", "underfitting");

test("after a divergence a rate ten times smaller, after bouncing about three times, while crawling about three times larger", () => {
  expect(hintFor([diverged(10)], FREE)).toEqual({ key: "rate-down", values: { rate: 1 } });
  expect(hintFor([diverged(5), bouncing(3)], FREE)).toEqual({ key: "rate-down", values: { rate: 1 } });
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

test("against memorising: weight decay first, then fewer units, then fewer epochs, as far as the round leaves them free", () => {
  const memorising = [tried(0.1, "just-right", "overfitting")];
  expect(hintFor(memorising, FREE)).toEqual({ key: "weight-decay", values: { decay: 0.01 } });
  const decaying = [tried(0.1, "just-right", "overfitting", { weightDecay: 0.01 })];
  expect(hintFor(decaying, FREE)).toEqual({ key: "fewer-units", values: { units: 8 } });
  const network = { layers: [dense(16)] };
  expect(hintFor(decaying, { ...FREE, locks: { network } })).toEqual({
    key: "fewer-epochs",
    values: { epochs: 20 },
  });
  expect(hintFor(decaying, { ...FREE, locks: { network, epochs: 40 } })).toBe(null);
});

test("underfitting at a good rate: more units, a first layer, or more epochs up to the limit", () => {
  const little = (layers: Layer[]) => [tried(0.1, "just-right", "underfitting", { layers })];
  expect(hintFor(little([dense(16), dense(4)]), FREE)).toEqual({ key: "more-units", values: { units: 32 } });
  expect(hintFor(little([]), FREE)).toEqual({ key: "add-layer", values: {} });
  expect(hintFor(little([dense(256)]), { ...FREE, epochLimit: 60 })).toEqual({
    key: "more-epochs",
    values: { epochs: 60 },
  });
  expect(hintFor(little([dense(256)]), { ...FREE, epochLimit: 40 })).toBe(null);
});

test("underfitting with a locked network: a larger learning rate", () => {
  const locks = { network: { layers: [dense(16)] }, epochs: 40 };
  expect(hintFor([tried(0.03, "just-right", "underfitting")], { ...FREE, locks })).toEqual({
    key: "rate-up",
    values: { rate: 0.1 },
  });
});

test("nothing locked is advised, and nothing at all where nothing is wrong", () => {
  const held = { locks: { learningRate: 10, epochs: 40 }, epochLimit: null };
  expect(hintFor([diverged(10)], held)).toBe(null);
  expect(hintFor([crawling(0.01)], held)).toBe(null);
  expect(hintFor([tried(0.1, "just-right", "just-right")], FREE)).toBe(null);
  expect(hintFor([{ ...diverged(1), diagnosis: null }], FREE)).toBe(null);
  expect(hintFor([], FREE)).toBe(null);
});
