"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ClassMark } from "@/components/charts/class-mark";
import type { TableColumn } from "@/components/charts/table-column";
import { TableScatter } from "@/components/charts/table-scatter";
import { Select } from "@/components/ui/form/select";
import { confusion } from "@/lib/learning/confusion";
import { guessOf } from "@/lib/learning/examples/guess";
import type { Split } from "@/lib/learning/examples/split";
import { ConfusionTable } from "./confusion-table";
import { tellingPair } from "./telling-features";

/**
 * What a network makes of the validation split of a table: which class it takes for which, and where in two columns it is wrong.
 * `logits`: its outputs on that split, or null before there is a network. `classes`: names, by label.
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
