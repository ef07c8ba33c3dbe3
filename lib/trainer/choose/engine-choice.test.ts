import { afterAll, beforeAll, expect, test } from "vitest";
import { openTrainerBrowser, type TrainerBrowser } from "@/lib/testing/trainer/browser";

/** Which engine a run is given, in a real browser with its GPU in software. */
let browser: TrainerBrowser;
const fetched: string[] = [];

beforeAll(async () => {
  browser = await openTrainerBrowser();
  browser.page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
});
afterAll(() => browser.close());

test("a run without earlier trials starts on simd at once, and the other engines are reported after it", async () => {
  const { started, outcome, after } = await browser.play("coldStart", "moons", { epochs: 2 });
  expect(outcome).toBe("finished");
  expect(started).toMatchObject({ engine: "simd", stepsPerSecond: {}, refused: {} });
  expect(Object.keys(after.stepsPerSecond).sort()).toEqual(["simd", "webgpu"]);
});

test("the fastest engine is announced before the run and trains it, and TensorFlow.js is never fetched", async () => {
  const { compared, started, outcome } = await browser.play("prepared", "moons", { epochs: 2 }, "auto");
  expect(outcome).toBe("finished");
  expect(started).toEqual(compared);
  expect(compared).toMatchObject({ refused: {}, chosen: "measured" });
  // Which of the two takes less time for a run is this machine's affair; how it is chosen, choose-engine.test.ts says.
  expect(Object.keys(compared.stepsPerSecond).sort()).toEqual(["simd", "webgpu"]);
  expect(["simd", "webgpu"]).toContain(compared.engine);
  // A step: 20 examples through 2-16-16-2, forward, back for the weights, back for all inputs but the first.
  expect(compared.flopPerStep).toBe(20 * (3 * 640 - 64));
  expect(fetched.filter((path) => path.includes("tfjs"))).toEqual([]);
  expect(fetched.filter((path) => path.includes("engine"))).not.toEqual([]);
});

test.each(["webgpu", "tfjs-webgl"] as const)(
  "%s trains when it is chosen by hand, and is timed even where it could not win",
  async (engine) => {
    const { compared, started, outcome } = await browser.play("prepared", "moons", { epochs: 2 }, engine);
    expect(outcome).toBe("finished");
    expect([compared, started]).toMatchObject([
      { engine, chosen: "by-hand" },
      { engine, chosen: "by-hand", device: { backend: engine } },
    ]);
    expect(compared.stepsPerSecond[engine]).toBeGreaterThan(0);
  },
);

test("every engine has simd's gradients for letters, or it would be refused", async () => {
  const { compared, outcome } = await browser.play("prepared", "letters", { epochs: 2 }, "tfjs-webgl");
  expect(outcome).toBe("finished");
  expect(compared).toMatchObject({ engine: "tfjs-webgl", refused: {} });
  expect(Object.keys(compared.stepsPerSecond).sort()).toEqual(["simd", "tfjs-webgl", "webgpu"]);
});
