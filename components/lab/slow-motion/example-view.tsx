"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { PixelInks } from "@/components/charts/axes/chart-palette";
import { type ClassShape, classShape } from "@/components/charts/axes/class-shapes";
import { PixelPicture } from "@/components/charts/examples/picture";
import { Button } from "@/components/ui/button";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { LetterView } from "./letters/letter-view";

/** The chosen example: its place among the batch's examples, its picture, or its letters. Nothing for a row of a table. */
export function ExampleView({
  challenge,
  trace,
  row,
  inks,
  label,
  onRow,
}: {
  challenge: ChallengeInfo;
  trace: StepTrace;
  row: number;
  inks: PixelInks | null;
  label: string;
  onRow: (row: number) => void;
}) {
  const { view, featureShape, task } = challenge;
  if (task.kind === "next-letter") return <LetterView {...{ challenge, task, trace, row, label }} />;
  if (view === "plane" || view === "curve")
    return <ExamplePlane {...{ trace, row, label, onRow }} isCurve={view === "curve"} />;
  if (view !== "pictures") return null;
  const [rows, columns] = [featureShape[0]!, featureShape[1]!];
  const size = trace.input.shown.length;
  return (
    <PixelPicture
      pixels={trace.input.values.subarray(row * size, (row + 1) * size)}
      {...{ rows, columns, inks, label }}
      scale={1}
      inSigns={false}
      className="size-28 shrink-0"
    />
  );
}

const SIDE = 116;
const MARGIN = 9;

/** The examples of a batch in their plane, one of them chosen. A press chooses another; `ExampleChooser` does the same for the keyboard. */
function ExamplePlane({
  trace,
  isCurve,
  row,
  label,
  onRow,
}: {
  trace: StepTrace;
  /** One feature and a target number: each example has a line to the network's output. */
  isCurve: boolean;
  row: number;
  label: string;
  onRow: (row: number) => void;
}) {
  const points = planePoints(trace, isCurve);
  const place = (share: number) => MARGIN + share * (SIDE - 2 * MARGIN);
  return (
    <div dir="ltr" className="size-29 shrink-0">
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label} className="size-full">
        <rect
          x="0.5"
          y="0.5"
          width={SIDE - 1}
          height={SIDE - 1}
          rx="6"
          className="fill-surface stroke-line"
        />
        {points.map((point, index) => (
          <Point
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the batch; the next batch has other examples there
            key={index}
            {...{ point, place, isCurve }}
            chosen={index === row}
            label={trace.batch.labels[index]!}
            onChoose={() => onRow(index)}
          />
        ))}
      </svg>
    </div>
  );
}

function Point({
  point: { x, y, output },
  place,
  isCurve,
  chosen,
  label,
  onChoose,
}: {
  point: PlanePoint;
  place: (share: number) => number;
  isCurve: boolean;
  chosen: boolean;
  label: number;
  onChoose: () => void;
}) {
  const [across, down] = [place(x), place(1 - y)];
  const shape = isCurve ? "circle" : classShape(label);
  const radius = chosen ? 5 : 3.4;
  const fill = isCurve ? "var(--train)" : `var(--class-${(label % 6) + 1})`;
  return (
    <g onPointerDown={onChoose} transform={`translate(${across} ${down})`} className="cursor-pointer">
      {/* Large enough for a finger. */}
      <circle r="9" fill="transparent" />
      {output !== null && (
        <path
          d={`M0 0V${place(1 - output) - down}`}
          className="stroke-ink"
          strokeOpacity={chosen ? 1 : 0.26}
          strokeWidth={chosen ? 2 : 1}
        />
      )}
      {chosen && <circle r="8" className="fill-none stroke-ink" strokeWidth="2" />}
      <path d={outline(shape, radius)} fill={fill} fillOpacity={chosen ? 1 : 0.65} />
    </g>
  );
}

/** All marks are paths, so that a place keeps its element when the next batch has another class there. */
function outline(shape: ClassShape, radius: number): string {
  if (shape !== "circle")
    return `M${shape.map(([right, low]) => `${radius * right} ${radius * low}`).join("L")}Z`;
  const half = `a${radius} ${radius} 0 0 0`;
  return `M${-radius} 0${half} ${2 * radius} 0${half} ${-2 * radius} 0Z`;
}

/** Coordinates from the left and from the bottom, 0–1. `output`: the height of the network's output; null where it names a class. */
type PlanePoint = { readonly x: number; readonly y: number; readonly output: number | null };

/**
 * The shown examples of a batch in a square that just holds them. Two features share one scale; of one feature, the target is the
 * height.
 */
export function planePoints({ batch, input }: StepTrace, isCurve: boolean): PlanePoint[] {
  const rows = Array.from({ length: batch.shownExamples }, (_, row) => row);
  if (isCurve) {
    const across = share(rows.map((row) => input.values[row]!));
    const up = share(rows.map((row) => batch.labels[row]!));
    return rows.map((row) => ({
      x: across(input.values[row]!),
      y: up(batch.labels[row]!),
      // Outputs far outside are drawn at the edge.
      output: Math.max(0, Math.min(1, up(batch.outputs[row]!))) || 0,
    }));
  }
  const reach = input.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const both = (value: number) => (value / reach + 1) / 2;
  return rows.map((row) => ({
    x: both(input.values[2 * row]!),
    y: both(input.values[2 * row + 1]!),
    output: null,
  }));
}

function share(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return (value) => (span > 0 ? (value - low) / span : 0.5);
}

/** Steps through the examples of a batch, from the last one to the first again. */
export const ExampleChooser = memo(function ExampleChooser({
  row,
  count,
  onRow,
}: {
  row: number;
  count: number;
  onRow: (row: number) => void;
}) {
  const t = useTranslations("slow-motion");
  const move = (by: number) => onRow((row + by + count) % count);
  return (
    <div className="flex items-center gap-0.5">
      <Button
        size="sm"
        variant="quiet"
        className="px-1.5"
        aria-label={t("example.previous")}
        title={t("example.previous")}
        onClick={() => move(-1)}
      >
        <ChevronLeft aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
      <span className="tabular whitespace-nowrap text-xs">
        {t("example.which", { number: row + 1, count })}
      </span>
      <Button
        size="sm"
        variant="quiet"
        className="px-1.5"
        aria-label={t("example.next")}
        title={t("example.next")}
        onClick={() => move(1)}
      >
        <ChevronRight aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
    </div>
  );
});
