import { expect, test } from "vitest";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { alphabetOf, END_MARK, symbolCount, textOf } from "@/lib/learning/letters/alphabet";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { MAX_CONTEXT } from "@/lib/learning/network/network";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { trainOn } from "@/lib/testing/server/student";
import { inventedWords, predictorOf } from "./inventing";

const PARTS = {
  train: ["allosaurus", "barosaurus", "camarasaurus", "dracorex", "edmontosaurus", "kentrosaurus"],
  validation: ["camelotia", "kol"],
  test: ["baryonyx", "maiasaura"],
};
const QUIZ = ["mamenchisaurus", "saurornithoides"];
const ALPHABET = alphabetOf([...Object.values(PARTS).flat(), ...QUIZ]);
const SYMBOLS = symbolCount(ALPHABET);

const DINOSAURS: Challenge = {
  ...{ id: "few-dinosaurs", view: "letters", featureShape: [MAX_CONTEXT, SYMBOLS] },
  task: { kind: "next-letter", alphabet: ALPHABET },
  counts: { train: 70, validation: 14, test: 19 },
  preset: {
    network: { layers: [] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 1, weightDecay: 0 },
  },
  makeSplit: (name) => letterSplit(textOf(PARTS[name], ALPHABET)),
  quizWords: QUIZ,
};

/** A network that has counted which symbol follows which in these words, and nothing else. */
function bigramsOf(words: readonly string[]) {
  const counts = Array.from({ length: SYMBOLS }, () => new Float32Array(SYMBOLS).fill(1e-9));
  let before = END_MARK;
  for (const symbol of textOf(words, ALPHABET)) {
    counts[before][symbol]++;
    before = symbol;
  }
  return async (inputs: Uint8Array, rows: number) =>
    Float32Array.from(
      Array.from({ length: rows }, (_, row) => [...counts[inputs[(row + 1) * MAX_CONTEXT - 1]]]).flat(),
      Math.log,
    );
}

const known = [...Object.values(PARTS).flat(), ...QUIZ];

test("invented words are in no split and not kept for votes, each is there once, and the same seed gives the same", async () => {
  const predict = bigramsOf(known);
  const invented = await inventedWords(predict, DINOSAURS, { count: 300, seed: 1 });
  expect(invented.length).toBeGreaterThan(100);
  expect(new Set(invented).size).toBe(invented.length);
  expect(invented.filter((word) => known.includes(word))).toEqual([]);
  expect(invented.filter((word) => word.length > "saurornithoides".length)).toEqual([]);
  expect(await inventedWords(predict, DINOSAURS, { count: 300, seed: 1 })).toEqual(invented);
  expect(await inventedWords(predict, DINOSAURS, { count: 300, seed: 2 })).not.toEqual(invented);
});

test("a network that was trained writes with the weights that its page sent, as long as they fit", async () => {
  const settings: Settings = {
    network: {
      layers: [
        { kind: "context", length: 3, embedding: 4 },
        { kind: "dense", units: 16, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 8, epochs: 60, weightDecay: 0 },
  };
  const train = DINOSAURS.makeSplit("train", 0);
  const trained = { settings, ...(await trainOn(DINOSAURS, { train, validation: train }, 1, settings)) };
  const invented = await inventedWords(await predictorOf(trained, DINOSAURS), DINOSAURS, {
    count: 60,
    seed: 1,
  });
  // Six words end in "saurus", and no other letters often follow one another.
  expect(invented.filter((word) => word.endsWith("saurus")).length).toBeGreaterThan(3);
  const short = { settings, weights: trained.weights.subarray(1) };
  await expect(predictorOf(short, DINOSAURS)).rejects.toThrow();
});

test("a network that knows one word by heart, or never ends a word, or has diverged invents nothing", async () => {
  const asked = { count: 50, seed: 1 };
  expect(await inventedWords(bigramsOf(["kol"]), DINOSAURS, asked)).toEqual([]);
  const endless = async (_: Uint8Array, rows: number) =>
    Float32Array.from({ length: rows * SYMBOLS }, (__, at) => (at % SYMBOLS === END_MARK ? -1e9 : 0));
  expect(await inventedWords(endless, DINOSAURS, asked)).toEqual([]);
  const diverged = async (_: Uint8Array, rows: number) => new Float32Array(rows * SYMBOLS).fill(Number.NaN);
  expect(await inventedWords(diverged, DINOSAURS, asked)).toEqual([]);
});
