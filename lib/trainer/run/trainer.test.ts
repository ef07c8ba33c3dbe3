import { afterAll, beforeAll, expect, test } from "vitest";
import { bestPoint, lastPoint } from "@/lib/learning/curves/curve";
import { canBeReported } from "@/lib/learning/training/report-bounds";
import { openTrainerBrowser, type TrainerBrowser } from "@/lib/testing/trainer/browser";
import { moons, wave } from "@/lib/testing/trainer/lessons";

/** The page's handle and the worker behind it, in a real browser that gives no animation frames, like a hidden tab. */
let browser: TrainerBrowser;

beforeAll(async () => {
  browser = await openTrainerBrowser();
});
afterAll(() => browser.close());

test("a run reports every point of its grid once, in order, from before the first step to after the last", async () => {
  const { curve, froms, outcome, weights } = await browser.play("run", "moons", {});
  expect({ outcome, weights }).toEqual({
    outcome: "finished",
    weights: 2 * 16 + 16 + 16 * 16 + 16 + 16 * 2 + 2,
  });
  expect(curve.step).toEqual(Array.from({ length: 101 }, (_, step) => step));
  expect(lastPoint(curve)?.epoch).toBe(10);
  expect([...froms].sort((one, other) => one - other)).toEqual(froms);
});

test("two moons are told apart in more than 95 of 100 cases that were never seen", async () => {
  const { curve, outcome } = await browser.play("run", "moons", { epochs: 30 });
  expect(outcome).toBe("finished");
  expect(bestPoint(curve)?.validationMetric).toBeGreaterThan(0.95);
});

test("training continues in a hidden tab, without animation frames", async () => {
  const frame = browser.page.evaluate(
    () =>
      new Promise((done) => [
        requestAnimationFrame(() => done("a frame")),
        setTimeout(() => done("none"), 100),
      ]),
  );
  expect(await frame).toBe("none");
  const told = await browser.play("run", "moons", { epochs: 1 }, { pace: "watch" });
  expect(told.outcome).toBe("finished");
});

test("Stop ends the run: all that still comes is a report that was on its way, and the last one", async () => {
  const { outcome, reportsAfterStop, curve } = await browser.play(
    "run",
    "pictures",
    { epochs: 500 },
    { stopAt: 2 },
  );
  expect(outcome).toBe("stopped");
  expect(reportsAfterStop).toBeLessThanOrEqual(2);
  expect(lastPoint(curve)?.step).toBeLessThan(5_000);
});

test("Stop takes effect between two steps that are a second apart", async () => {
  const { outcome, curve } = await browser.play("run", "moons", {}, { pace: 1, stopAt: 2 });
  expect({ outcome, steps: curve.step }).toEqual({ outcome: "stopped", steps: [0, 1] });
});

test.each(["watch", 1, 10, 100] as const)(
  "at pace %s steps happen later, and compute the same, and the pace can change at once",
  async (pace) => {
    const fast = await browser.play("run", "moons", { epochs: 1 }, { pace: "fast" });
    const changed = await browser.play(
      "run",
      "moons",
      { epochs: 1 },
      { pace, change: { at: 3, pace: "fast" } },
    );
    expect(changed.outcome).toBe("finished");
    expect(changed.curve).toEqual(fast.curve);
    // The points before the change came one by one, as they were measured.
    expect(changed.froms.slice(0, 2)).toEqual([0, 1]);
  },
);

test.each(["fast", 100] as const)(
  "held at pace %s, it takes no step, and continues from the same weights",
  async (pace) => {
    const whole = await browser.play("run", "moons", { epochs: 20 }, { pace: "fast" });
    const held = await browser.play(
      "run",
      "moons",
      { epochs: 20 },
      { pace, hold: { at: 3, milliseconds: 800 }, change: { at: 20, pace: "fast" } },
    );
    expect({ outcome: held.outcome, pointsWhileHeld: held.pointsWhileHeld }).toEqual({
      outcome: "finished",
      pointsWhileHeld: 0,
    });
    expect(held.curve).toEqual(whole.curve);
  },
);

test("a loss that is not finite ends the run as diverged, and is not reported as a point", async () => {
  const { outcome, curve } = await browser.play("run", "wave", {
    optimiser: "sgd",
    learningRate: 10,
    epochs: 500,
  });
  expect(outcome).toBe("diverged");
  expect([...curve.trainLoss, ...curve.validationLoss].every((loss) => loss <= 1e30)).toBe(true);
});

test.each(["simd", "webgpu", "tfjs-webgl"] as const)(
  "every point of a run on %s passes the server's checks",
  async (engine) => {
    for (const [name, lesson] of [
      ["moons", moons],
      ["wave", wave],
    ] as const) {
      const { spec, examples } = lesson({ epochs: 2 });
      const { outcome, curve } = await browser.play("run", name, { epochs: 2 }, { engine });
      const counts = { train: examples.train.count, validation: examples.validation.count, test: 0 };
      const { task, hyperparameters } = spec;
      expect(outcome).toBe("finished");
      expect(canBeReported(curve, 0, { exercise: { task, counts }, hyperparameters })).toBe(true);
    }
  },
);

test("the network predicts during and after training, and null is returned before there is one", async () => {
  const [before, during, after] = await browser.play("predictions", "moons", { epochs: 1 });
  expect(before).toBeNull();
  expect(during).toHaveLength(4);
  expect(after).toHaveLength(4);
  expect(after).not.toEqual(during);
});

test("an engine that does not exist is refused with a reason, and the worker keeps working", async () => {
  const { outcome } = await browser.play("run", "moons", {}, { engine: "abacus" as "simd" });
  expect(outcome).toBe("failed");
  expect((await browser.play("run", "moons", { epochs: 1 })).outcome).toBe("finished");
});

test("a sweep is reported as it grows, from no seed to all", async () => {
  const { heard } = await browser.play("sweep", "moons", {}, "nothing");
  const seeds = heard.map(({ sweep }) => sweep?.losses.at(-1)?.length);
  expect([...seeds].sort()).toEqual(seeds);
  expect(heard.map(({ done }) => done)).toEqual([...heard.slice(1).map(() => false), true]);
  const last = heard.at(-1)?.sweep;
  expect(last?.losses.every((ofRate) => ofRate.length === last.losses[0].length)).toBe(true);
});

test("an interrupted sweep ends without a result, and a run does not wait for one", async () => {
  const brokenOff = await browser.play("sweep", "pictures", {}, "break-off");
  expect(brokenOff.heard.at(-1)).toEqual({ sweep: null, done: true });
  const overtaken = await browser.play("sweep", "pictures", { epochs: 1 }, "run");
  expect(overtaken.heard.at(-1)).toEqual({ sweep: null, done: true });
  expect(overtaken.outcomes).toEqual(["finished"]);
});

test("valley, slice and slow motion of a run are available while it trains, and do not change it", async () => {
  const { none, sizes, stood, traced, outcome, curve } = await browser.play("surveyed", "moons", {});
  expect({ none, sizes, outcome }).toEqual({ none: null, sizes: [11, 21, 41], outcome: "finished" });
  expect(stood).toBeLessThanOrEqual(traced ?? -1);
  const alone = await browser.play("run", "moons", {}, { engine: "simd" });
  expect(curve).toEqual(alone.curve);
});
