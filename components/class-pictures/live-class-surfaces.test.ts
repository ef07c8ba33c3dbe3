import { expect, test } from "vitest";
import type { RunSpec } from "@/lib/learning/training/training";
import { createKeptNetworks } from "./kept-networks";
import { createClassSurfaces, spread } from "./live-class-surfaces";

const spec: RunSpec = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
  task: { kind: "regression" },
  featureShape: [1],
  seed: 5,
};
const network = (participant: number, run: number) => ({ participant, run, spec });

/** Weights are a participant and a run; a network answers with them. Where `missing` says so, the server has none. */
function surfaces(missing: readonly number[] = []) {
  const fetched: string[] = [];
  const held = { freed: false };
  const shown = createClassSurfaces({
    inputs: new Float32Array(1),
    count: 1,
    trainer: {
      predictModel: async ({ weights }) => weights,
      dispose: () => {
        held.freed = true;
      },
    },
    async get(participant, run) {
      fetched.push(`${participant} ${run}`);
      return missing.includes(participant) ? null : Float32Array.of(participant, run);
    },
  });
  const outputs = () =>
    [...shown.outputs.getState()].map(([participant, values]) => [participant, ...values]);
  return { shown, fetched, outputs, held };
}

const settle = () => new Promise((resume) => setTimeout(resume));

test("every checked network is fetched once, and its outputs are stored by participant", async () => {
  const { shown, fetched, outputs } = surfaces();
  shown.show([network(0, 3), network(2, 0)]);
  await settle();
  shown.show([network(0, 3), network(2, 0)]);
  await settle();
  expect(fetched).toEqual(["0 3", "2 0"]);
  expect(outputs()).toEqual([
    [0, 0, 3],
    [2, 2, 0],
  ]);
});

test("a better network replaces the previous one once it has been fetched, and removed participants disappear", async () => {
  const { shown, outputs } = surfaces();
  shown.show([network(0, 0), network(1, 0)]);
  await settle();
  shown.show([network(0, 4)]);
  expect(outputs()).toEqual([[0, 0, 0]]);
  await settle();
  expect(outputs()).toEqual([[0, 0, 4]]);
});

test("a network that the server does not have is requested once and has no surface", async () => {
  const { shown, fetched, outputs } = surfaces([1]);
  shown.show([network(0, 0), network(1, 0)]);
  await settle();
  shown.show([network(0, 0), network(1, 0)]);
  await settle();
  expect(outputs()).toEqual([[0, 0, 0]]);
  expect(fetched).toEqual(["0 0", "1 0"]);
});

test("once closed, nothing more is published and the worker is freed", async () => {
  const { shown, outputs, held } = surfaces();
  let told = 0;
  shown.outputs.subscribe(() => void told++);
  shown.show([network(0, 0)]);
  shown.dispose();
  await settle();
  expect({ outputs: outputs(), told, ...held }).toEqual({ outputs: [], told: 0, freed: true });
});

test("of a large class so many networks are asked, evenly spread over it, and a change of places changes none", () => {
  const all = Array.from({ length: 300 }, (_, participant) => network(participant, 0));
  const some = spread(all, 60).map(({ participant }) => participant);
  expect(some).toEqual(Array.from({ length: 60 }, (_, index) => 5 * index));
  expect(spread(all.toReversed(), 60)).toEqual(spread(all, 60));
  expect(spread(all, 300)).toBe(all);
});

test("what was fetched for one picture is kept for the next, up to so many bytes, and what could not be fetched is not", async () => {
  const kept = createKeptNetworks(8);
  const fetched: string[] = [];
  const get = (key: string, weights: Float32Array | null = Float32Array.of(1)) =>
    kept.get(key, async () => {
      fetched.push(key);
      return weights;
    });
  await get("a");
  await get("b");
  await get("a");
  await get("c");
  await get("b");
  await get("d", null);
  expect(await get("d")).toEqual(Float32Array.of(1));
  expect(fetched).toEqual(["a", "b", "c", "b", "d", "d"]);
});
