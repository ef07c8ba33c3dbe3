import { expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import type { Layer } from "@/lib/learning/network/network";
import { networkSketch } from "@/lib/learning/network/network-sketch";
import { connections, networkColumns, networkGeometry } from "./network-geometry";

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

test("of letters, those of the context are the input, then their numbers", () => {
  const letters: Task = { kind: "next-letter", alphabet: "abcdefghijklmnopqrstuvwxyz" };
  const shapes = (embedding: number | null, after: Layer[]) => {
    const layers: Layer[] = [{ kind: "context", length: 8, embedding }, ...after];
    return networkColumns(layers, networkSketch({ layers }, [16, 27], letters), [16, 27]);
  };
  expect(shapes(null, [])).toEqual([
    { shape: [8], madeBy: "letters", dropped: 0 },
    { shape: [8, 27], madeBy: "one-hot", dropped: 0 },
    { shape: [27], madeBy: "dense", dropped: 0 },
  ]);
  expect(shapes(10, [HALF])[1]).toEqual({ shape: [8, 10], madeBy: "embedding", dropped: 0.5 });
});

test("of many letters, the first two and the last three are drawn, each joined to its own numbers", () => {
  const placed = networkGeometry([
    { shape: [16], madeBy: "letters", dropped: 0 },
    { shape: [16, 27], madeBy: "one-hot", dropped: 0 },
  ]).columns;
  expect(placed.map(({ rows }) => rows.length)).toEqual([5, 5]);
  expect(placed[0].gap).toBeGreaterThan(placed[0].rows[1]);
  expect(placed[0].gap).toBeLessThan(placed[0].rows[2]);
  expect(connections(placed).match(/M/g)).toHaveLength(5);
});
