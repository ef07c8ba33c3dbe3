import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import { inOrder, LESSONS, type Lesson, lesson } from "@/lib/testing/trainer/simd/lessons";
import { compileKernels, kernelSource } from "@/scripts/build-kernels.mjs";
import { openWasmMachine } from "./machine";
import { type MachineKind, openSimdTraining } from "./trainer";

async function trained(taught: Lesson, kind: MachineKind, steps = 40) {
  const { plan, examples, weights } = taught;
  const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }, kind))!;
  trainer.train(steps);
  return {
    weights: trainer.weights(),
    loss: trainer.batchLoss(),
    outputs: trainer.outputs("validation", 0, examples.validation.count),
  };
}

const OPTIMISERS: readonly Optimiser[] = ["sgd", "momentum", "rmsprop", "adam"];

describe.each(Object.entries(LESSONS))("%s", (_, choice) => {
  test.each(OPTIMISERS)("is the same to the bit with SIMD, without, and again, by %s", async (optimiser) => {
    const taught = lesson({ ...choice, optimiser, weightDecay: 0.01 });
    const simd = await trained(taught, "wasm-simd");
    expect(await trained(taught, "flat")).toEqual(simd);
    expect(await trained(taught, "wasm-simd")).toEqual(simd);
    expect(simd.weights).not.toEqual(taught.weights);
    expect(simd.weights.every(Number.isFinite)).toBe(true);
  });
});

test("steps are the same however they are split into calls", async () => {
  const taught = lesson(LESSONS["dropout after a dense layer"]);
  const { plan, examples, weights } = taught;
  const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;
  for (const steps of [1, 2, 70, 3, 124]) {
    trainer.train(steps);
    trainer.outputs("train", 3, 9);
    trainer.gradients([1, 2]);
    trainer.predict(examples.validation.features, 2);
  }
  expect(trainer.weights()).toEqual((await trained(taught, "flat", 200)).weights);
});

test("a thousand steps need no memory beyond what was laid out", async () => {
  const taught = lesson(LESSONS["a convolutional network"]);
  const { plan, examples, weights } = taught;
  const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;
  const bytes = trainer.machine.memory.byteLength;
  trainer.train(1000);
  expect(trainer.machine.memory.byteLength).toBe(bytes);
  expect(bytes).toBeLessThan(2_000_000);
});

test("the kernels in the repository are what their source compiles to, and need nothing but memory", async () => {
  const bytes = await compileKernels();
  const committed = await readFile(new URL("./kernel-bytes.ts", import.meta.url), "utf8");
  expect(committed).toBe(kernelSource(bytes));
  expect(WebAssembly.Module.imports(new WebAssembly.Module(bytes))).toEqual([
    { module: "env", name: "memory", kind: "memory" },
  ]);
  expect(bytes.length).toBeLessThan(13_000);
});

test("SIMD is available where these tests run", async () => {
  expect((await openWasmMachine(1))?.kind).toBe("wasm-simd");
});
