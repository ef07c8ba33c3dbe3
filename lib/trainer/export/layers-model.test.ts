import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Numbers, Split } from "@/lib/learning/examples/split";
import { outputUnits, type Task } from "@/lib/learning/examples/task";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { type Activation, type Layer, MAX_CONTEXT, type Padding } from "@/lib/learning/network/network";
import { createRandom } from "@/lib/learning/numbers/random";
import type { RunSpec } from "@/lib/learning/training/training";
import { type Bundle, bundle } from "@/lib/testing/trainer/bundle";
import type { outputsOfLoaded } from "@/lib/testing/trainer/export/loaded-model";
import { openSimdEngine } from "../simd/engine";
import { layersModel } from "./layers-model";
import { modelZip } from "./model-zip";

/** What is in the zip, served as it would be from a student's own folder. */
let files: Record<string, Uint8Array> = {};
let server: Server;
let built: Bundle;
let loaded: typeof outputsOfLoaded;

beforeAll(async () => {
  built = await bundle({ loaded: "lib/testing/trainer/export/loaded-model.ts" }, { platform: "node" });
  loaded = (await import(/* @vite-ignore */ `${built.folder}/loaded.mjs`)).outputsOfLoaded;
  server = createServer((request, response) => {
    const file = files[(request.url ?? "/").slice(1)];
    if (file) response.end(file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  server.close();
  await built.dispose();
});

const COUNT = 12;
const THREE_CLASSES: Task = { kind: "classification", classes: ["a", "b", "c"] };
const picture = [9, 8, 2];

function numbers(count: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: count }, () => 2 * random() - 1);
}

function examples({ featureShape, task }: RunSpec): Split {
  const width = featureShape.reduce((product, size) => product * size, 1);
  const classes = task.kind === "classification" ? task.classes.length : 1;
  const labels = Float32Array.from({ length: COUNT }, (_, example) => example % classes);
  return { count: COUNT, features: numbers(COUNT * width, 5), labels };
}

function specOf(layers: Layer[], featureShape: readonly number[], task: Task): RunSpec {
  return {
    network: { layers },
    hyperparameters: { learningRate: 0.05, optimiser: "adam", batchSize: 5, epochs: 4, weightDecay: 0.01 },
    task,
    featureShape,
    seed: 3,
  };
}

const dense = (units: number, activation: Activation): Layer => ({
  kind: "dense",
  units,
  activation,
});
const conv = (padding: Padding, stride = 1, kernel = 3): Layer => ({
  kind: "conv2d",
  filters: 4,
  kernel,
  stride,
  padding,
  activation: "relu",
});
const pool = (size: number, stride: number): Layer => ({ kind: "max-pool", size, stride });

async function downloaded(spec: RunSpec, weights: Float32Array, inputs: Numbers | number[], shape: number[]) {
  files = unzipSync(await modelZip(layersModel(spec, weights), "How to load it."));
  const { port } = server.address() as AddressInfo;
  return loaded(`http://127.0.0.1:${port}/model.json`, inputs, shape);
}

describe("a downloaded model, unpacked and loaded by TensorFlow.js, answers as the network did", () => {
  test.each<[string, Layer[], readonly number[], Task]>([
    ["no hidden layer", [], [2], THREE_CLASSES],
    [
      "dense layers of each activation",
      [dense(7, "tanh"), dense(5, "relu"), dense(6, "sigmoid"), dense(5, "gelu")],
      [3],
      { kind: "regression" },
    ],
    ["a convolution with GELU", [{ ...conv("same"), activation: "gelu" } as Layer], picture, THREE_CLASSES],
    ["a dense layer on pictures", [dense(9, "tanh")], picture, THREE_CLASSES],
    ["nothing but the output on pictures", [], picture, { kind: "regression" }],
    ["a convolution with same padding", [conv("same")], picture, THREE_CLASSES],
    ["a valid convolution", [conv("valid")], picture, THREE_CLASSES],
    ["convolutions with strides", [conv("same", 2), conv("valid", 2, 2)], picture, THREE_CLASSES],
    ["a convolution of an even window, padded on one side", [conv("same", 1, 2)], picture, THREE_CLASSES],
    ["a convolution padded along one side only", [conv("same", 3, 3)], [9, 8, 1], THREE_CLASSES],
    ["max-pool, overlapping", [pool(3, 2), conv("same"), pool(2, 1)], picture, THREE_CLASSES],
    [
      "dropout on features, pictures and units",
      [
        { kind: "dropout", rate: 0.2 },
        conv("same"),
        { kind: "dropout", rate: 0.3 },
        dense(6, "relu"),
        { kind: "dropout", rate: 0.5 },
      ],
      picture,
      THREE_CLASSES,
    ],
    ["dropout between dense layers", [dense(6, "relu"), { kind: "dropout", rate: 0.5 }], [3], THREE_CLASSES],
    ["dropout of features", [{ kind: "dropout", rate: 0.2 }, dense(6, "relu")], [3], THREE_CLASSES],
    [
      "dropout before a dense layer on pictures",
      [{ kind: "dropout", rate: 0.2 }, dense(6, "relu")],
      picture,
      THREE_CLASSES,
    ],
    [
      "a convolutional network",
      [conv("same"), pool(2, 2), conv("valid"), dense(8, "tanh")],
      [12, 12, 1],
      { kind: "regression" },
    ],
  ])("%s", async (_, layers, featureShape, task) => {
    const spec = specOf(layers, featureShape, task);
    const split = examples(spec);
    const engine = (await openSimdEngine(spec, { train: split, validation: split }))!;
    await engine.train(8);
    const expected = await engine.predict(split.features, COUNT);

    const answered = await downloaded(spec, await engine.weights(), split.features, [COUNT, ...featureShape]);

    expect(answered.length).toBe(COUNT * outputUnits(task));
    const largest = Math.max(...Array.from(answered, (value, index) => Math.abs(value - expected[index])));
    expect(largest).toBeLessThan(1e-5);
    expect(Object.keys(files)).toEqual(["model.json", "weights.bin", "README.txt"]);
    expect(strFromU8(files["README.txt"])).toBe("How to load it.");
  });
});

describe("a downloaded model of letters answers as the network did, from the numbers of as many letters as it reads", () => {
  const task: Task = { kind: "next-letter", alphabet: "abcd" };
  const split = letterSplit(Uint8Array.of(1, 2, 3, 0, 4, 4, 1, 0, 2, 3, 1, 4, 0));
  test.each<[string, Layer[], number]>([
    ["one-hot", [{ kind: "context", length: 3, embedding: null }, dense(6, "tanh")], 3],
    ["of all positions", [dense(6, "gelu")], MAX_CONTEXT],
    [
      "embedded",
      [{ kind: "context", length: 4, embedding: 2 }, { kind: "dropout", rate: 0.2 }, dense(6, "relu")],
      4,
    ],
    ["embedded, with nothing else", [{ kind: "context", length: 2, embedding: 3 }], 2],
    ["one-hot, with nothing else", [{ kind: "context", length: 1, embedding: null }], 1],
  ])("%s", async (_, layers, length) => {
    const spec = specOf(layers, [MAX_CONTEXT, 5], task);
    const engine = (await openSimdEngine(spec, { train: split, validation: split }))!;
    await engine.train(8);
    const expected = await engine.predict(split.features, split.count);

    const read = Array.from({ length: split.count }, (_, row) =>
      Array.from(split.features.subarray((row + 1) * MAX_CONTEXT - length, (row + 1) * MAX_CONTEXT)),
    ).flat();
    const answered = await downloaded(spec, await engine.weights(), read, [split.count, length]);
    expect(answered.length).toBe(split.count * 5);
    const largest = Math.max(...Array.from(answered, (value, index) => Math.abs(value - expected[index])));
    expect(largest).toBeLessThan(1e-5);
  });
});

test("weights of another network are refused", () => {
  const spec = specOf([], [2], THREE_CLASSES);
  expect(() => layersModel(spec, new Float32Array(8))).toThrow(RangeError);
});
