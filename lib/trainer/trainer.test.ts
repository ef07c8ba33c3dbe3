import { afterAll, beforeAll, expect, test } from "vitest";
import { lastPoint } from "@/lib/learning/curve";
import { openTrainerBrowser, type TrainerBrowser } from "./testing/browser";

/** The page's handle and the worker behind it, in a real browser that gives no animation frames, like a hidden tab. */
let browser: TrainerBrowser;

beforeAll(async () => {
  browser = await openTrainerBrowser();
});
afterAll(() => browser.close());

test("a run reports every point of its grid once, in order, from before the first step to after the last", async () => {
  const { curve, froms, outcome, weights } = await browser.play("run", "moons", {}, { engine: "tfjs-cpu" });
  expect({ outcome, weights }).toEqual({
    outcome: "finished",
    weights: 2 * 16 + 16 + 16 * 16 + 16 + 16 * 2 + 2,
  });
  expect(curve.step).toEqual(Array.from({ length: 101 }, (_, step) => step));
  expect(lastPoint(curve)?.epoch).toBe(10);
  expect([...froms].sort((one, other) => one - other)).toEqual(froms);
});

test("training goes on in a hidden tab, where no animation frame comes", async () => {
  const frame = browser.page.evaluate(
    () =>
      new Promise((done) => [
        requestAnimationFrame(() => done("a frame")),
        setTimeout(() => done("none"), 100),
      ]),
  );
  expect(await frame).toBe("none");
  const told = await browser.play("run", "moons", { epochs: 1 }, { engine: "tfjs-cpu", pace: "watch" });
  expect(told.outcome).toBe("finished");
});

test("Stop ends the run, and at most one more report of points arrives", async () => {
  const { outcome, reportsAfterStop, curve } = await browser.play(
    "run",
    "moons",
    { epochs: 500 },
    { stopAt: 3 },
  );
  expect(outcome).toBe("stopped");
  expect(reportsAfterStop).toBeLessThanOrEqual(1);
  expect(lastPoint(curve)?.step).toBeLessThan(5_000);
});

test("pace decides when steps happen, not what they compute", async () => {
  const fast = await browser.play("run", "moons", { epochs: 1 }, { engine: "tfjs-cpu", pace: "fast" });
  const watched = await browser.play("run", "moons", { epochs: 1 }, { engine: "tfjs-cpu", pace: "watch" });
  const changed = await browser.play(
    "run",
    "moons",
    { epochs: 500 },
    { engine: "tfjs-cpu", pace: "watch", fastAt: 3, stopAt: 21 },
  );
  expect(watched.curve).toEqual(fast.curve);
  expect(watched.whole).toBeGreaterThan(1_500);
  expect(changed.outcome).toBe("stopped");
});

test("a loss that leaves the numbers ends the run as diverged, and no point of it is reported", async () => {
  const { outcome, curve } = await browser.play("run", "wave", {
    optimiser: "sgd",
    learningRate: 10,
    epochs: 500,
  });
  expect(outcome).toBe("diverged");
  expect([...curve.trainLoss, ...curve.validationLoss].every((loss) => loss <= 1e30)).toBe(true);
});

test("the network can be asked while it trains and after, and answers null before there is one", async () => {
  const [before, during, after] = await browser.play("predictions", "moons", { epochs: 1 });
  expect(before).toBeNull();
  expect(during).toHaveLength(4);
  expect(after).toHaveLength(4);
  expect(after).not.toEqual(during);
});

test("a start that cannot be done is answered with a reason, and the worker lives on", async () => {
  const { outcome } = await browser.play("run", "moons", {}, { engine: "tfjs-abacus" as "tfjs-cpu" });
  expect(outcome).not.toBe("finished");
  expect((await browser.play("run", "moons", { epochs: 1 }, { engine: "tfjs-cpu" })).outcome).toBe(
    "finished",
  );
});
