import { expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import type { Layer } from "@/lib/learning/network/network";
import { networkSketch } from "@/lib/learning/network/network-sketch";
import { networkColumns } from "./network-geometry";

const TASK: Task = { kind: "classification", classes: ["glasses", "rings"] };
const POOL: Layer = { kind: "max-pool", size: 2, stride: 2 };
const DENSE: Layer = { kind: "dense", units: 16, activation: "relu" };
const HALF: Layer = { kind: "dropout", rate: 0.5 };

function columnsOf(layers: Layer[]) {
  const shape = [28, 28, 1];
  return networkColumns(layers, networkSketch({ layers }, shape, TASK), shape);
}

test("dropout marks the column before it, and two in a row drop what either drops", () => {
  expect(columnsOf([POOL, HALF, HALF, DENSE])).toEqual([
    { shape: [28, 28, 1], madeBy: "challenge", dropped: 0 },
    { shape: [14, 14, 1], madeBy: "max-pool", dropped: 0.75 },
    { shape: [16], madeBy: "dense", dropped: 0 },
    { shape: [2], madeBy: "dense", dropped: 0 },
  ]);
});

test("columns after a layer that does not fit have no shape", () => {
  expect(columnsOf([DENSE, POOL]).map(({ shape }) => shape)).toEqual([[28, 28, 1], [16], null, null]);
});
