import { expect, test } from "vitest";
import { type LayerChoice, planLayers } from "@/lib/learning/network/layer-plan";
import { featureCount } from "@/lib/learning/network/network";
import { conv2d, dense, dropout, flatten, maxPool } from "@/lib/testing/trainer/simd/lessons";
import { compile, type Range } from "@/lib/trainer/simd/compile";
import { openFlatMachine, openWasmMachine } from "@/lib/trainer/simd/machine";
import { Opcode, State } from "@/lib/trainer/simd/opcode";
import { dropoutMask } from "./dropout-mask";
import type { TrainingPlan } from "./training-plan";

const ROWS = 3;
const RATE = 0.3;
const PLAN = {
  loss: "mse",
  batchSize: ROWS,
  optimiser: "sgd",
  learningRate: 0.1,
  weightDecay: 0,
  seed: 41,
} as const;

/** What stands before a dropout layer, and how its numbers lie in simd's memory: in runs of `pixel`, of which `channels` count. */
const PLACES: readonly (readonly [string, readonly number[], readonly LayerChoice[], number, number])[] = [
  ["raw features", [6], [], 6, 6],
  ["raw pictures", [3, 4, 2], [], 24, 24],
  ["raw pictures read flat", [3, 3, 3], [flatten], 27, 27],
  ["a dense layer of a multiple of four units", [2], [dense(8, "tanh")], 8, 8],
  ["a dense layer of other units", [2], [dense(7, "tanh")], 7, 8],
  ["a convolution of a multiple of four filters", [5, 6, 1], [conv2d(4)], 4, 4],
  ["a convolution of other filters", [5, 6, 1], [conv2d(5)], 5, 8],
  ["a convolution with margins and a stride", [5, 6, 1], [conv2d(3, { padding: "same", stride: 2 })], 3, 4],
  ["a pooling of pictures", [6, 6, 3], [maxPool()], 3, 4],
  ["a pooling after another dropout", [6, 6, 1], [conv2d(5), dropout(0.5), maxPool()], 5, 8],
  ["a convolution read flat", [5, 5, 1], [conv2d(5), flatten], 45, 48],
  ["a dense layer and another dropout", [2], [dense(5, "tanh"), dropout(0.1)], 5, 8],
];

test.each(PLACES)("after %s it is what simd multiplies with", async (_, shape, before, channels, pixel) => {
  const index = before.length;
  const layers = planLayers(
    shape,
    [...before, dropout(RATE), flatten, dense(1, "linear")].filter(fits(shape)),
  );
  const plan: TrainingPlan = { ...PLAN, featureShape: shape, layers };
  const features = new Float32Array(ROWS * featureCount(shape)).fill(1);
  const split = { count: ROWS, features, labels: new Float32Array(ROWS) };
  const { arena, tables, step, indices } = compile(plan, { train: split, validation: split });
  for (const machine of [openFlatMachine(arena.size()), (await openWasmMachine(arena.size()))!]) {
    arena.initialise(machine.memory);
    tables.train.write(machine.memory, split);
    const drops = before.filter(({ kind }) => kind === "dropout").length;
    const inside = maskPlace(machine.memory, step, drops);
    for (const taken of [0, 1, 70_000]) {
      new Int32Array(machine.memory)[State.Step / 4] = taken;
      machine.run(step, ROWS, indices, tables.train.place);
      const expected = dropoutMask(plan, index, taken, ROWS);
      const count = expected.length / ROWS;
      const used = new Float32Array(machine.memory, inside.place, ROWS * inside.step);
      const at = (row: number, number: number) =>
        row * inside.step + Math.floor(number / channels) * pixel + (number % channels);
      expect(expected.map((_, place) => used[at(Math.floor(place / count), place % count)])).toEqual(
        expected,
      );
      expect(new Set(expected)).toEqual(new Set([0, Math.fround(1 / (1 - RATE))]));
    }
  }
});

test("it keeps its share, and no two layers or steps draw alike", () => {
  const layers = planLayers([1000], [dropout(RATE), dropout(RATE), dense(1, "linear")]);
  const plan: TrainingPlan = { ...PLAN, featureShape: [1000], layers };
  const masks = [dropoutMask(plan, 0, 0, 50), dropoutMask(plan, 0, 1, 50), dropoutMask(plan, 1, 0, 50)];
  const kept = masks.map((mask) => mask.filter((value) => value > 0).length / mask.length);
  for (const share of kept) expect(Math.abs(share - (1 - RATE))).toBeLessThan(0.01);
  expect(masks[0]).not.toEqual(masks[1]);
  expect(masks[0]).not.toEqual(masks[2]);
});

/** Pictures can be read flat, other features cannot. */
function fits(shape: readonly number[]) {
  let picture = shape.length === 3;
  return ({ kind }: LayerChoice) => {
    if (kind === "flatten" && !picture) return false;
    if (kind === "flatten") picture = false;
    return true;
  };
}

/** Where the machine puts the mask of the dropout layer after `drops` others, and how many numbers it has an example. */
function maskPlace(memory: ArrayBuffer, { from, end }: Range, drops: number) {
  const words = new Int32Array(memory, from, (end - from) / 4);
  let seen = 0;
  for (let at = 0; at < words.length; at += words[at + 1]) {
    if (words[at] === Opcode.Drop && seen++ === drops) return { place: words[at + 3], step: words[at + 5] };
  }
  throw new Error("No dropout in the program.");
}
