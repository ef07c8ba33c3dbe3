"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import type { Split } from "@/lib/learning/examples/split";
import { inOwnUnit } from "@/lib/learning/scale";
import { ChartCanvas, type DrawChart } from "./axes/chart-canvas";
import { traceShape } from "./axes/class-shapes";
import { drawAxes } from "./axes/draw-axes";
import { columnExtent, type TableColumn } from "./table-column";

const RADIUS = 4;
/** Of the ring round an example that was guessed wrongly. */
const RING = 8;

/**
 * Examples of a table by two of its columns, each with its true class's mark, a ring round those that were guessed wrongly.
 * `across`, `up`: the columns' places. `wrong`: by row; null before there is a network.
 */
export function TableScatter({
  split,
  columns,
  across,
  up,
  wrong,
  className,
}: {
  split: Split;
  columns: readonly TableColumn[];
  across: number;
  up: number;
  wrong: readonly boolean[] | null;
  className?: string;
}) {
  const t = useTranslations("charts");
  const extents = useMemo(() => {
    const extent = (index: number) => columnExtent([split], index, columns.length, columns[index]);
    return { across: extent(across), up: extent(up) };
  }, [split, columns, across, up]);

  const draw = useCallback<DrawChart>(
    (context, size, palette) => {
      const { x, y } = drawAxes(context, size, palette, extents);
      const place = (example: number) => {
        const value = (column: number) =>
          inOwnUnit(split.features[example * columns.length + column], columns[column]);
        return [x(value(across)), y(value(up))] as const;
      };
      for (let example = 0; example < split.count; example++) {
        const label = split.labels[example];
        traceShape(context, label, ...place(example), RADIUS);
        context.lineWidth = 1.5;
        context.strokeStyle = palette.surface;
        context.stroke();
        context.fillStyle = palette.classes[label % palette.classes.length];
        context.fill();
      }
      context.strokeStyle = palette.danger;
      context.lineWidth = 2;
      wrong?.forEach((isWrong, example) => {
        if (!isWrong) return;
        context.beginPath();
        context.arc(...place(example), RING, 0, 2 * Math.PI);
        context.stroke();
      });
    },
    [split, columns, across, up, wrong, extents],
  );

  const names = { across: columns[across].name, up: columns[up].name };
  return (
    <ChartCanvas
      draw={draw}
      label={
        wrong === null
          ? t("scatterUntrained", names)
          : t("scatter", { ...names, wrong: wrong.filter(Boolean).length })
      }
      className={className}
    />
  );
}
