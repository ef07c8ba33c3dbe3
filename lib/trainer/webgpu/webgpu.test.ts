import { afterAll, beforeAll, expect, test } from "vitest";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import { openBrowser, type ScenarioBrowser } from "@/lib/testing/trainer/browser";
import { LESSON_NAMES } from "@/lib/testing/trainer/webgpu/lessons";
import type { webgpuScenarios } from "@/lib/testing/trainer/webgpu/scenarios";

/** In a real browser with a software GPU, which computes correctly, but slowly. */
const PATIENCE = 240_000;

let browser: ScenarioBrowser<typeof webgpuScenarios>;
beforeAll(async () => {
  browser = await openBrowser({ page: "lib/testing/trainer/webgpu/scenarios.ts" });
});
afterAll(() => browser.close());

test.each(LESSON_NAMES)(
  "%s: loss and gradients are simd's",
  async (name) => {
    const { differences, untouched } = await browser.play("gradients", name);
    for (const { loss, gradients } of differences) {
      expect(loss).toBeLessThan(1e-5);
      expect(gradients).toBeLessThan(1e-4);
    }
    expect(untouched).toBe(0);
  },
  PATIENCE,
);

test.each([
  ...OPTIMISERS.map((optimiser) => ["ReLU, two classes", optimiser] as const),
  ["sigmoid and dropout, five classes", "momentum"],
  ["GELU and dropout, three classes", "rmsprop"],
  ["a convolutional network", "adam"],
  ["letters, one-hot", "sgd"],
] as const)(
  "%s with weight decay and %s: after 100 steps the loss is simd's, and so are the answers",
  async (name, optimiser) => {
    const learningRate = optimiser === "sgd" || optimiser === "momentum" ? 0.02 : 0.003;
    const changes = { optimiser, learningRate, weightDecay: 0.1 };
    const { losses, outputs, part, predicted } = await browser.play("hundredSteps", name, changes);
    expect(Math.abs(losses[0] / losses[1] - 1)).toBeLessThan(5e-4);
    expect(outputs).toBeLessThan(1e-5);
    expect({ part, predicted }).toEqual({ part: 0, predicted: 0 });
  },
  PATIENCE,
);

test.each([
  ["sigmoid and dropout, five classes", "adam"],
  ["pooling and dropout first", "rmsprop"],
  ["tanh, regression", "momentum"],
  ["GELU in convolutions, pooled and dropped", "adam"],
  ["embedded letters, dropped", "adam"],
  ["letters of a context, many at once", "adam"],
] as const)(
  "%s with %s: either engine continues where the other stopped",
  async (name, optimiser) => {
    for (const { step, weights } of await browser.play("takeOver", name, { optimiser })) {
      expect(step).toBe(30);
      expect(weights).toBeLessThan(1e-4);
    }
  },
  PATIENCE,
);

test.each([
  "sigmoid and dropout, five classes",
  "pooling and dropout first",
  "embedded letters, dropped",
  "embedded letters, many at once",
] as const)(
  "%s: the same seed gives the same bytes, however many steps are taken at a time",
  async (name) => {
    const first = await browser.play("bytes", name, { optimiser: "adam" }, [70]);
    expect(await browser.play("bytes", name, { optimiser: "adam" }, [70])).toEqual(first);
    expect(await browser.play("bytes", name, { optimiser: "adam" }, [1, 40, 2, 27])).toEqual(first);
  },
  PATIENCE,
);

test.each(["sigmoid and dropout, five classes", "pooling and dropout first"] as const)(
  "%s: a thousand steps make nothing on the device, and an engine leaves nothing behind",
  async (name) => {
    const { first, open, worked, freed, errors } = await browser.play("leaks", name, 1_000);
    expect(worked).toEqual(open);
    expect(freed.destroyed).toBe(freed.buffers);
    // A network that was opened before, with another seed and learning rate, is not compiled again.
    expect({ ...open, buffers: 0, groups: 0, destroyed: 0 }).toEqual({
      ...first,
      buffers: 0,
      groups: 0,
      destroyed: 0,
    });
    expect(errors).toEqual([]);
  },
  PATIENCE,
);

test("a run that diverges shows it", async () => {
  for (const name of ["one layer, regression", "tanh, regression"] as const) {
    expect(await browser.play("diverge", name, { optimiser: "momentum", learningRate: 10 })).toBe(true);
  }
});

test("the device has the browser's name for it", async () => {
  expect(await browser.play("deviceName")).toBe("google swiftshader");
});

test(
  "when the device is lost every call says so, and a new engine gets a new device",
  async () => {
    for (const name of ["ReLU, two classes", "pooling and dropout first"] as const) {
      expect(await browser.play("loseDevice", name)).toEqual(Array(7).fill("lost webgpu"));
    }
  },
  PATIENCE,
);

test("there is no engine without WebGPU, nor without an adapter", async () => {
  await browser.page.reload();
  await browser.page.waitForFunction("globalThis.ready === true", undefined, { polling: 50 });
  expect(await browser.play("without", "adapter")).toBe(false);
  expect(await browser.play("without", "webgpu")).toBe(false);
});
