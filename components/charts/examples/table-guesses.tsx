"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { ClassMark, traceShape } from "@/components/charts/axes/class-shapes";
import { drawAxes } from "@/components/charts/axes/draw-axes";
import { Select } from "@/components/ui/form/select";
import { confusion, guessOf } from "@/lib/learning/examples/guess";
import type { Split } from "@/lib/learning/examples/split";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import { ConfusionTable } from "./confusion-table";
import { columnExtent, type TableColumn } from "./example-space";
import { tellingPair } from "./telling-features";

/**
 * A network's guesses on the validation split of a table: which class it takes for which, and where in two columns it is wrong.
 * `logits`: its outputs on that split; null before there is a network. `classes`: names, by label.
 */
export function TableGuesses({
  validation,
  logits,
  classes,
  columns,
}: {
  validation: Split;
  logits: Float32Array | null;
  classes: readonly string[];
  columns: readonly TableColumn[];
}) {
  const t = useTranslations("charts");
  const telling = useMemo(() => tellingPair(validation, classes.length), [validation, classes.length]);
  const [chosen, setChosen] = useState<{ across?: number; up?: number }>({});
  const across = chosen.across ?? telling[0];
  const up = chosen.up ?? telling[1];
  const wrong = useMemo(
    () =>
      logits &&
      Array.from(validation.labels, (truth, row) => guessOf(logits, row, classes.length).label !== truth),
    [validation, logits, classes],
  );
  const options = columns.map(({ name }, index) => ({ value: String(index), label: name }));
  const axis = (which: "across" | "up", value: number) => (
    <Select
      small
      aria-label={t(which)}
      value={String(value)}
      onValueChange={(column) => setChosen({ ...chosen, [which]: Number(column) })}
      options={options}
      className="w-52 max-w-full"
    />
  );

  return (
    <figure className="@container flex size-full min-h-0 flex-col gap-2">
      <div className="flex min-h-0 flex-1 @lg:flex-row flex-col gap-3 overflow-y-auto">
        <div className="flex min-h-64 min-w-0 flex-1 flex-col gap-1">
          <span>{axis("up", up)}</span>
          <TableScatter
            split={validation}
            {...{ columns, across, up, wrong }}
            className="min-h-0 w-full flex-1"
          />
          <div className="self-end" dir="ltr">
            {axis("across", across)}
          </div>
        </div>
        {logits && (
          <div className="@lg:w-56 shrink-0 @lg:self-center">
            <ConfusionTable counts={confusion(logits, validation.labels, classes.length)} classes={classes} />
          </div>
        )}
      </div>
      <figcaption className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 text-ink-muted text-xs">
        {wrong === null &&
          classes.map((name, label) => (
            <span key={name} className="flex items-center gap-1.5">
              <ClassMark label={label} />
              <span>{name}</span>
            </span>
          ))}
        {wrong !== null && (
          <span className="flex items-center gap-1.5">
            <span className="size-3 rounded-full border-2 border-danger" aria-hidden="true" />
            <span>{t("wrongGuess")}</span>
          </span>
        )}
        <span className="basis-full text-center">
          {wrong === null
            ? t("tableUntrained")
            : t("tableGuesses", {
                right: wrong.filter((isWrong) => !isWrong).length,
                count: validation.count,
              })}
        </span>
      </figcaption>
    </figure>
  );
}

const RADIUS = 4;
/** Radius of the ring around a wrongly guessed example. */
const RING = 8;

/**
 * Examples of a table by two of its columns, each with its true class's mark, and a ring around those that were guessed wrongly.
 * `across`, `up`: indices of columns. `wrong`: by row; null before there is a network.
 */
function TableScatter({
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
    const extent = (index: number) => columnExtent([split], index, columns.length, columns[index]!);
    return { across: extent(across), up: extent(up) };
  }, [split, columns, across, up]);

  const draw = useCallback<DrawChart>(
    (context, size, palette) => {
      const { x, y } = drawAxes(context, size, palette, extents);
      const place = (example: number) => {
        const value = (column: number) =>
          inOwnUnit(split.features[example * columns.length + column]!, columns[column]!);
        return [x(value(across)), y(value(up))] as const;
      };
      for (let example = 0; example < split.count; example++) {
        const label = split.labels[example]!;
        traceShape(context, label, ...place(example), RADIUS);
        context.lineWidth = 1.5;
        context.strokeStyle = palette.surface;
        context.stroke();
        context.fillStyle = palette.classes[label % palette.classes.length]!;
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

  const names = { across: columns[across]!.name, up: columns[up]!.name };
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
