import { CURVE_COLUMNS, type Curve, pick } from "@/lib/learning/curves/curve";
import type { Fit, Reading, Regime } from "@/lib/learning/curves/diagnosis";
import type { Settings } from "@/lib/learning/training/hyperparameters";

/** A recorded run of the simd engine: its settings, its outcome, and the label that a person gave its picture. */
export type CurveFixture = {
  readonly challenge: string;
  readonly settings: Settings;
  readonly seed: number;
  /** How many training examples were used, from the first; and the share of them with wrong labels. */
  readonly few?: number;
  readonly wrong?: number;
  /** Null for a regression. */
  readonly classes: number | null;
  readonly end: "finished" | "stopped" | "diverged";
  readonly regime: Regime;
  readonly fit: Fit | null;
  readonly curve: PackedCurve;
};

/** The columns that a diagnosis reads, each as a string of numbers: epochs and losses with three digits, scores with one decimal. */
const PACKED_COLUMNS = ["epoch", "trainLoss", "validationLoss", "trainScore", "validationScore"] as const;
type PackedColumn = (typeof PACKED_COLUMNS)[number];
type PackedCurve = Readonly<Record<PackedColumn, string>>;

export function packCurve(curve: Curve): PackedCurve {
  const pack = (column: PackedColumn) => {
    const short = (value: number) =>
      column.endsWith("Score") ? Number(value.toFixed(1)) : Number(value.toPrecision(3));
    return curve[column].map(short).join(" ");
  };
  return Object.fromEntries(PACKED_COLUMNS.map((column) => [column, pack(column)])) as PackedCurve;
}

/** The curve; columns that were not packed are filled with the epochs. */
export function unpackCurve(packed: PackedCurve): Curve {
  const unpack = (column: string) =>
    packed[PACKED_COLUMNS.find((name) => name === column) ?? "epoch"].split(" ").map(Number);
  return Object.fromEntries(CURVE_COLUMNS.map((column) => [column, unpack(column)])) as unknown as Curve;
}

/** The curve when `share` of the run's epochs had passed, and how to read it: an unfinished run has not diverged. */
export function untilShare(fixture: CurveFixture, share: number): { curve: Curve; reading: Reading } {
  const { classes, settings, end } = fixture;
  const { epochs } = settings.hyperparameters;
  const curve = unpackCurve(fixture.curve);
  const seen = curve.epoch.flatMap((epoch, index) => (epoch <= share * epochs ? [index] : []));
  const reading: Reading = {
    task:
      classes === null
        ? { kind: "regression" }
        : { kind: "classification", classes: Array.from({ length: classes }, (_, label) => `${label}`) },
    settings,
    diverged: end === "diverged" && seen.length === curve.epoch.length,
  };
  return { curve: pick(curve, seen), reading };
}
