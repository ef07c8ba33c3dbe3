import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bestPoint, type Curve, lastPoint, lengthOf } from "@/lib/learning/curve";
import { OPTIMISERS } from "@/lib/learning/hyperparameters";
import { ENGINE_NAMES } from "@/lib/protocol/worker";
import { openTrainerBrowser, type TrainerBrowser } from "./testing/browser";

/** Every engine for real, in a browser with its GPU in software. */
let browser: TrainerBrowser;

beforeAll(async () => {
  browser = await openTrainerBrowser();
});
afterAll(() => browser.close());

/** The largest relative difference between the losses of two curves, over all their points. */
function lossDifference(one: Curve, other: Curve): number {
  expect(one.step).toEqual(other.step);
  const columns = ["trainLoss", "validationLoss"] as const;
  return Math.max(
    ...columns.flatMap((column) =>
      one[column].map((loss, index) => Math.abs(loss / other[column][index] - 1)),
    ),
  );
}

describe.each(["tfjs-wasm", "tfjs-webgl"] as const)("%s computes what tfjs-cpu computes", (engine) => {
  test.each(OPTIMISERS)("with %s: every loss of 100 steps agrees within 5e-4", async (optimiser) => {
    const changes = { optimiser, learningRate: optimiser === "adam" ? 0.01 : 0.05, epochs: 10 };
    const reference = await browser.play("run", "moons", changes, { engine: "tfjs-cpu" });
    const tried = await browser.play("run", "moons", changes, { engine });
    expect(tried.calibrations.map((calibration) => calibration.engine)).toEqual([engine]);
    expect(lastPoint(tried.curve)?.step).toBe(100);
    expect(lossDifference(tried.curve, reference.curve)).toBeLessThan(5e-4);
  });

  test("on a regression, and on pictures", async () => {
    for (const lesson of ["wave", "pictures"] as const) {
      const reference = await browser.play("run", lesson, { epochs: 1 }, { engine: "tfjs-cpu" });
      const tried = await browser.play("run", lesson, { epochs: 1 }, { engine });
      expect(lossDifference(tried.curve, reference.curve)).toBeLessThan(5e-4);
    }
  });
});

test.each(ENGINE_NAMES)(
  "%s holds no more tensors after 1,000 steps than after 10, and none when freed",
  async (engine) => {
    const [before, early, late, after] = await browser.play(
      "tensors",
      engine,
      "wave",
      { optimiser: "sgd" },
      1_000,
    );
    expect({ late, after }).toEqual({ late: early, after: before });
  },
);

test.each(OPTIMISERS)("%s leaks no tensor either", async (optimiser) => {
  const [before, early, late, after] = await browser.play(
    "tensors",
    "tfjs-cpu",
    "wave",
    { optimiser },
    1_000,
  );
  expect({ late, after }).toEqual({ late: early, after: before });
});

test("the same seed gives the same curve, number for number", async () => {
  const first = await browser.play("run", "moons", {}, { engine: "tfjs-cpu" });
  const second = await browser.play("run", "moons", {}, { engine: "tfjs-cpu" });
  expect(second.curve).toEqual(first.curve);
});

test("two moons are told apart in more than 95 of 100 cases that were never seen", async () => {
  const { curve, outcome } = await browser.play("run", "moons", { epochs: 30 });
  expect(outcome).toBe("finished");
  expect(bestPoint(curve)?.validationMetric).toBeGreaterThan(0.95);
});

test("the engine is chosen by timing all that work here, and named", async () => {
  const { calibrations } = await browser.play("run", "moons", { batchSize: 25 }, { prepare: 3_000 });
  const [{ engine, device, stepsPerSecond }] = calibrations;
  expect(Object.keys(stepsPerSecond).sort()).toEqual([...ENGINE_NAMES].sort());
  const fastest = Math.max(...Object.values(stepsPerSecond));
  expect({ chosen: stepsPerSecond[engine], backend: device.backend }).toEqual({
    chosen: fastest,
    backend: engine,
  });
});

test("a GPU that is lost in the middle is replaced, and the curve goes on as if nothing had happened", async () => {
  const undisturbed = await browser.play("run", "moons", {}, { engine: "tfjs-cpu" });
  const { curve, calibrations, outcome } = await browser.play("loseDevice", "moons", {});
  expect(outcome).toBe("finished");
  expect(calibrations[0].engine).toBe("tfjs-webgl");
  expect(calibrations[1].engine).not.toBe("tfjs-webgl");
  expect(lossDifference(curve, undisturbed.curve)).toBeLessThan(5e-4);
  expect(lengthOf(curve)).toBe(101);
});
