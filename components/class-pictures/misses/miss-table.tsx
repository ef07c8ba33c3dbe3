"use client";

import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import type { TableColumn } from "@/components/charts/examples/example-space";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import type { RanksOn } from "@/lib/learning/curves/ranking";
import type { ClassMisses } from "@/lib/learning/examples/class-misses";
import type { Split } from "@/lib/learning/examples/split";
import { formatBriefly, formatProbability } from "@/lib/learning/numbers/format";
import { inOwnUnit } from "@/lib/learning/numbers/scale";

/** A column of a table, and which it is. */
export type MissColumn = TableColumn & { readonly index: number };

/** The examples that most networks get wrong, a row each, with the values that tell the classes apart best. A projector shows as many as fit. */
export function MissTable({
  misses: { shown, networks },
  asked,
  classes,
  columns,
  size,
  on,
}: {
  misses: ClassMisses;
  asked: Split;
  classes: readonly string[];
  columns: readonly MissColumn[];
  size: BoardSize;
  on: RanksOn;
}) {
  const t = useTranslations("class-pictures.misses");
  const wall = size === "projector";
  const { box, count } = useLargestFit<HTMLElement>(wall ? shown.length : 0, shown.length);
  const width = asked.features.length / asked.count;
  const cell = wall ? "px-2 py-1" : "px-2 py-1";
  return (
    <section
      ref={box}
      aria-label={t("title")}
      tabIndex={wall ? undefined : 0}
      className={cn("size-full", wall ? "overflow-hidden text-base" : "overflow-auto text-sm")}
    >
      <table className="tabular w-full">
        <caption className="sr-only">{t("title")}</caption>
        <thead className="bg-surface text-ink-muted">
          <tr>
            {[
              t("table.example"),
              t("table.label"),
              t("table.say"),
              t("table.of", { networks }),
              t("table.sure"),
              ...columns.map(({ name }) => name),
            ].map((name) => (
              <th
                key={name}
                scope="col"
                className={cn(cell, "text-start align-bottom font-medium leading-tight")}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(wall ? shown.slice(0, count) : shown).map(({ example, label, guess, says, confidence }) => (
            <tr key={example} className="border-line border-t">
              <th scope="row" className={cn(cell, "text-start font-normal text-ink-muted")}>
                {t("number", { on, number: example + 1 })}
              </th>
              <td className={cell}>{classes[label]}</td>
              <td className={cn(cell, "font-semibold text-danger")}>{classes[guess]}</td>
              <td className={cell}>{says}</td>
              <td className={cell}>
                <bdi>{formatProbability(confidence)}</bdi>
              </td>
              {columns.map((column) => (
                <td key={column.index} className={cell}>
                  <bdi>
                    {formatBriefly(inOwnUnit(asked.features[example * width + column.index]!, column))}
                  </bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
