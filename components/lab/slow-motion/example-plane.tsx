"use client";

import { type ClassShape, classShape } from "@/components/charts/class-shapes";
import type { StepTrace } from "@/lib/learning/step-trace";
import { type PlanePoint, planePoints } from "./plane-points";

const SIDE = 116;
const MARGIN = 9;

/** The batch's examples where they lie; one of them is looked at. A press chooses another; for keys there is the chooser of examples. */
export function ExamplePlane({
  trace,
  isCurve,
  row,
  label,
  onRow,
}: {
  trace: StepTrace;
  /** One input and a number: each example with a line to what the network says there. */
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
            label={trace.batch.labels[index]}
            onChoose={() => onRow(index)}
          />
        ))}
      </svg>
    </div>
  );
}

function Point({
  point: { x, y, said },
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
      {said !== null && (
        <path
          d={`M0 0V${place(1 - said) - down}`}
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

/** All marks are paths: a place that has another class in the next batch keeps its element. */
function outline(shape: ClassShape, radius: number): string {
  if (shape !== "circle")
    return `M${shape.map(([right, low]) => `${radius * right} ${radius * low}`).join("L")}Z`;
  const half = `a${radius} ${radius} 0 0 0`;
  return `M${-radius} 0${half} ${2 * radius} 0${half} ${-2 * radius} 0Z`;
}
