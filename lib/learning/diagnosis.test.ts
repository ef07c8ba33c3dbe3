import { expect, test } from "vitest";
import { CURVE_COLUMNS, type Curve, pick } from "./curve";
import { diagnose, FITS, REGIMES } from "./diagnosis";
import recorded from "./fixtures/recorded-curves.json" with { type: "json" };
import type { Task } from "./task";

const TWO: Task = { kind: "classification", classes: ["one", "other"] };

/** Runs of the simd engine, recorded by `scripts/record-curves.ts`; `regime` and `fit` were set by hand from their pictures. */
const RUNS = recorded.map(({ asked, end, regime, fit, curve }) => ({
  reading: {
    task: (asked.challenge === "noisy-curve" ? { kind: "regression" } : TWO) as Task,
    epochs: asked.epochs,
    diverged: end === "diverged",
  },
  regime,
  fit,
  curve: Object.fromEntries(
    CURVE_COLUMNS.map((column) => [
      column,
      column in curve ? curve[column as keyof typeof curve] : curve.epoch,
    ]),
  ) as unknown as Curve,
}));

/** How often each label by hand (rows) was told as each diagnosis (columns). */
function confusion(labels: readonly string[], pairs: readonly (readonly [string, string])[]): number[][] {
  return labels.map((label) =>
    labels.map((told) => pairs.filter(([one, other]) => one === label && other === told).length),
  );
}

test("regimes agree with labels set by hand on at least nine of ten recorded runs", () => {
  const pairs = RUNS.map((run) => [run.regime, String(diagnose(run.curve, run.reading)?.regime)] as const);
  expect(pairs.length).toBeGreaterThanOrEqual(60);
  expect(confusion(REGIMES, pairs)).toEqual([
    [8, 1, 0, 0],
    [0, 7, 0, 1],
    [0, 0, 14, 1],
    [0, 0, 0, 44],
  ]);
});

test("fits agree with labels set by hand on at least nine of ten recorded runs", () => {
  const pairs = RUNS.flatMap((run) =>
    run.fit === null ? [] : [[run.fit, String(diagnose(run.curve, run.reading)?.fit)] as const],
  );
  expect(pairs.length).toBeGreaterThanOrEqual(60);
  expect(confusion(FITS, pairs)).toEqual([
    [35, 0, 0],
    [0, 11, 0],
    [0, 1, 20],
  ]);
});

test("a divergence is told from its points before the loss leaves the numbers, and no fit with it", () => {
  const losses = [1, 2, 4, 8, 16, 32, 64, 128];
  const curve = Object.fromEntries(CURVE_COLUMNS.map((name) => [name, losses])) as unknown as Curve;
  expect(diagnose(curve, { task: TWO, epochs: 10, diverged: false })).toEqual({
    regime: "diverged",
    fit: null,
    gap: 0,
  });
});

test("a few points say nothing, unless the run has diverged", () => {
  const few = pick(RUNS[3].curve, [0, 1, 2]);
  expect(diagnose(few, RUNS[3].reading)).toBeNull();
  expect(diagnose(few, { ...RUNS[3].reading, diverged: true })?.regime).toBe("diverged");
});

test("a good run is not called diverged at any moment of it", () => {
  for (const { curve, reading, regime } of RUNS) {
    if (regime !== "just-right" && regime !== "crawling") continue;
    const told = curve.epoch.map((_, at) => {
      const sofar = pick(
        curve,
        Array.from({ length: at + 1 }, (__, index) => index),
      );
      return diagnose(sofar, reading)?.regime;
    });
    expect(told.filter((name) => name === "diverged")).toEqual([]);
  }
});
