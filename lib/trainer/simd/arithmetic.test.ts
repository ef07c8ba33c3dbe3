import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Layer } from "@/lib/learning/network/network";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import { trainWhole } from "@/lib/rehearsal/rehearsed-run";

const dense: Layer = { kind: "dense", units: 8, activation: "tanh" };
const NETWORKS: Readonly<Record<string, readonly [string, Optimiser, Layer[] | null]>> = {
  "two layers on a plane": ["moons", "sgd", [dense, { ...dense, activation: "gelu" }]],
  "a curve": ["noisy-curve", "rmsprop", [dense]],
  "dropout and weight decay": ["penguins", "momentum", [dense, { kind: "dropout", rate: 0.2 }]],
  "the network that is offered for drawings": ["glasses-or-rings", "adam", null],
  "the network that is offered for letters": ["dinosaurs", "adam", null],
};

/** What simd makes of each network by this version of its arithmetic: the first digits of a hash of every reported number and the last weights. */
const BY_VERSION: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: {
    "two layers on a plane": "6515a2c1543b8df5",
    "a curve": "a886c6031a891d6a",
    "dropout and weight decay": "9b4a7ed57163eb09",
    "the network that is offered for drawings": "20705cdb99f9f5ad",
    "the network that is offered for letters": "44ac171956a87f01",
  },
};

test("a run of the log comes out as when it was recorded, or ARITHMETIC has a higher version and hashes of its own", async () => {
  const hashes: Record<string, string> = {};
  for (const [name, [id, optimiser, layers]] of Object.entries(NETWORKS)) {
    const challenge = findChallenge(id)!;
    const { task, featureShape, preset } = challenge;
    const network = layers ? { layers } : preset.network;
    const hyperparameters = { optimiser, learningRate: 0.01, batchSize: 16, epochs: 2, weightDecay: 0.001 };
    const examples = {
      train: challenge.makeSplit("train", 3),
      validation: challenge.makeSplit("validation", 4),
    };
    const { curve, last } = await trainWhole(
      { task, featureShape, network, hyperparameters, seed: 5 },
      examples,
    );
    const { buffer, byteOffset, byteLength } = last!.weights;
    const hash = createHash("sha256").update(JSON.stringify(curve));
    hashes[name] = hash
      .update(new Uint8Array(buffer, byteOffset, byteLength))
      .digest("hex")
      .slice(0, 16);
  }
  expect(hashes).toEqual(BY_VERSION[ARITHMETIC]);
});
