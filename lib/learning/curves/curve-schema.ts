import { z } from "zod";
import { isMeasurable } from "@/lib/learning/training/report-bounds";
import { CURVE_COLUMNS, type Curve, MAX_POINTS_PER_REPORT, rounded } from "./curve";

/*
 * Parses curves that arrive from outside. Kept apart from `curve.ts` so that the training worker, a few kB in all, does not carry a parser.
 */

const measured = z
  .array(z.number())
  .max(MAX_POINTS_PER_REPORT)
  .transform((values) => values.map(rounded));
/** Columns as a log holds them: finite (JSON has no Infinity), of equal length, steps rising. Older logs hold whatever a browser sent. */
export const CurveChunk: z.ZodType<Curve> = z
  .strictObject({
    step: z.array(z.int().min(0).max(16_777_216)).max(MAX_POINTS_PER_REPORT),
    epoch: measured,
    trainLoss: measured,
    validationLoss: measured,
    trainScore: measured,
    validationScore: measured,
    trainMetric: measured,
    validationMetric: measured,
    across: measured.optional(),
    up: measured.optional(),
  })
  .refine(hasWholeColumns, { error: "Every column must have as many values as there are steps." })
  .refine((chunk) => chunk.step.every((step, index) => index === 0 || step > chunk.step[index - 1]!), {
    error: "Steps must rise.",
  });

/** Whether all columns are as long as that of the steps. Places have both columns or none. */
export function hasWholeColumns(curve: Curve): boolean {
  const { length } = curve.step;
  const hasPlaces = curve.across?.length === length && curve.up?.length === length;
  return (
    CURVE_COLUMNS.every((column) => curve[column].length === length) &&
    (hasPlaces || (curve.across === undefined && curve.up === undefined))
  );
}

/** … and as a browser may send them: only numbers that can have been measured. */
export const ReportedChunk = CurveChunk.refine(
  (chunk) => chunk.step.every((_, index) => isMeasurable(chunk, index)),
  { error: "A score is from 0 to 100, and no loss or metric is below 0." },
);
