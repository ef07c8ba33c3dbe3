import { expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import { type CurveFixture, untilShare } from "@/lib/testing/learning/curve-fixture";
import calibration from "../../testing/learning/calibration-curves.json" with { type: "json" };
import check from "../../testing/learning/check-curves.json" with { type: "json" };
import heldOut from "../../testing/learning/held-out-curves.json" with { type: "json" };
import { CURVE_COLUMNS, type Curve, pick } from "./curve";
import { diagnose, FITS, REGIMES } from "./diagnosis";

const TWO: Task = { kind: "classification", classes: ["one", "other"] };

/** Runs of the simd engine (`scripts/record-curves.ts`), labelled by hand from their pictures alone (`scripts/draw-curves.ts`). */
const SETS = {
  "the runs it was made for": calibration as CurveFixture[],
  "held-out runs of other challenges": heldOut as CurveFixture[],
  "a second held-out set": check as CurveFixture[],
};
const ALL = Object.values(SETS).flat();
const ALL_READING = untilShare(ALL[0], 1).reading;

function tellAt(fixture: CurveFixture, share: number) {
  const { curve, reading } = untilShare(fixture, share);
  return diagnose(curve, reading);
}

/** How often each hand-set label (row) got each diagnosis (column). */
function confusion(
  runs: readonly CurveFixture[],
  what: "regime" | "fit",
  names: readonly string[],
  labels: readonly string[] = names,
) {
  return labels.map((label) =>
    names.map((told) => runs.filter((run) => run[what] === label && tellAt(run, 1)?.[what] === told).length),
  );
}

const LABELS = ["diverged", "bouncing", "crawling", "just-right"];
/** Columns: diverged, bouncing, crawling, vanishing, stopped, just right. People had only the first three names and the last. */
const REGIME_TABLES = {
  "the runs it was made for": [
    [9, 0, 0, 0, 0, 0],
    [0, 8, 0, 0, 0, 0],
    [0, 0, 13, 1, 0, 1],
    [0, 0, 3, 0, 7, 34],
  ],
  "held-out runs of other challenges": [
    [1, 0, 0, 0, 0, 0],
    [0, 4, 0, 0, 3, 0],
    [0, 0, 10, 0, 0, 1],
    [0, 0, 1, 0, 4, 25],
  ],
  "a second held-out set": [
    [0, 0, 0, 0, 0, 0],
    [0, 1, 1, 0, 1, 1],
    [0, 0, 7, 0, 0, 0],
    [0, 0, 0, 0, 0, 21],
  ],
};
const FIT_TABLES = {
  "the runs it was made for": [
    [35, 0, 0],
    [0, 11, 0],
    [0, 0, 21],
  ],
  "held-out runs of other challenges": [
    [18, 1, 1],
    [0, 12, 0],
    [0, 0, 16],
  ],
  "a second held-out set": [
    [10, 0, 1],
    [0, 7, 0],
    [0, 0, 14],
  ],
};

test.each(Object.entries(SETS))("diagnoses agree with labels set by hand: %s", (name, runs) => {
  expect(confusion(runs, "regime", REGIMES, LABELS)).toEqual(REGIME_TABLES[name as keyof typeof SETS]);
  expect(confusion(runs, "fit", FITS)).toEqual(FIT_TABLES[name as keyof typeof SETS]);
});

test("letters are diagnosed as that many classes would be", () => {
  const alphabet = "abcdefghijklmnopqrstuvwxyz";
  const letters: Task = { kind: "next-letter", alphabet };
  const classes: Task = { kind: "classification", classes: ["", ...alphabet] };
  const { curve: recorded, reading } = untilShare(ALL.find(({ regime }) => regime === "crawling")!, 1);
  const guessing = Math.log(27) / recorded.trainLoss[0]!;
  const curve = {
    ...recorded,
    trainLoss: recorded.trainLoss.map((loss) => loss * guessing),
    validationLoss: recorded.validationLoss.map((loss) => loss * guessing),
    trainScore: recorded.trainScore.map(() => 0),
  };
  const told = diagnose(curve, { ...reading, task: letters });
  expect(told).toEqual(diagnose(curve, { ...reading, task: classes }));
  expect(told?.regime).toBe("crawling");
});

test("only diverged runs have no fit, in labels and diagnoses alike", () => {
  expect(ALL.filter(({ regime, fit }) => (fit === null) !== (regime === "diverged"))).toEqual([]);
  expect(ALL.filter((run) => run.fit === null && tellAt(run, 1)?.fit !== null)).toEqual([]);
});

test("halfway, seventeen in twenty runs already have their final diagnosis", () => {
  const going = ALL.filter((run) => tellAt(run, 0.5) !== null && run.regime !== "diverged");
  for (const what of ["regime", "fit"] as const) {
    const settled = going.filter((run) => tellAt(run, 0.5)?.[what] === tellAt(run, 1)?.[what]);
    expect(settled.length / going.length).toBeGreaterThan(0.85);
  }
});

test("at no moment is a run called diverged that a person did not label so", () => {
  const others = ALL.filter(({ regime }) => regime !== "diverged");
  expect(others.filter((run) => regimes(run).includes("diverged"))).toEqual([]);
});

test("nothing is called crawling before half of its budget is gone", () => {
  expect(ALL.filter((run) => tellAt(run, 0.49)?.regime === "crawling")).toEqual([]);
});

test("six in seven runs change their regime three times at most from point to point", () => {
  const wild = ALL.filter((run) => changes(run) > 3);
  expect(wild.length / ALL.length).toBeLessThan(1 / 7);
});

const told = new Map<CurveFixture, (string | null)[]>();

/** The diagnosis of a run at each of its points. */
function regimes(fixture: CurveFixture) {
  const { curve, reading } = untilShare(fixture, 1);
  const known =
    told.get(fixture) ??
    curve.epoch.map((_, last) => {
      const seen = Array.from({ length: last + 1 }, (__, index) => index);
      return diagnose(pick(curve, seen), { ...reading, diverged: false })?.regime ?? null;
    });
  told.set(fixture, known);
  return known;
}

function changes(fixture: CurveFixture): number {
  return regimes(fixture).filter((told, at, all) => at > 0 && all[at - 1] !== null && told !== all[at - 1])
    .length;
}

test("a divergence is recognised from its points while the loss is still finite, and has no fit", () => {
  const losses = [1, 2, 4, 8, 16, 32, 64, 128];
  const curve = Object.fromEntries(CURVE_COLUMNS.map((name) => [name, losses])) as unknown as Curve;
  expect(diagnose(curve, { ...ALL_READING, task: TWO })).toEqual({
    regime: "diverged",
    fit: null,
    gap: 0,
    rising: false,
  });
});

test("a few points say nothing, unless the run has diverged", () => {
  const { curve, reading } = untilShare(ALL[3], 1);
  const few = pick(curve, [0, 1, 2]);
  expect(diagnose(few, reading)).toBeNull();
  expect(diagnose(few, { ...reading, diverged: true })?.regime).toBe("diverged");
});
