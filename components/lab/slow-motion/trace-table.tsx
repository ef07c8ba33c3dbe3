"use client";

import { useTranslations } from "next-intl";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import type { Task } from "@/lib/learning/examples/task";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { formatBriefly, formatLoss, formatWeight } from "@/lib/learning/numbers/format";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { Stage } from "./stage-bar";
import type { ColumnItem, TraceColumn } from "./trace-layout";
import { useExampleWords, useParameterNames } from "./trace-words";
import { updateRows } from "./update-table";

/** The drawing of a stage as a table. The update stage is one already. */
export function TraceTable({
  stage,
  plan,
  trace,
  columns,
  task,
  words,
}: {
  stage: Exclude<Stage, "update">;
  plan: readonly LayerPlan[];
  trace: StepTrace;
  columns: readonly TraceColumn[];
  task: Task;
  words: ChallengeWords;
}) {
  const t = useTranslations("slow-motion.table");
  const inWords = useExampleWords(task, words);
  const names = useParameterNames(plan, words);
  const cellOf = ({ madeBy, picture }: TraceColumn, { values, dropped }: ColumnItem) => {
    if (madeBy === "letters") return words.classes[values[0]!]!;
    if (picture?.strip) return Array.from(values, formatBriefly).join("  ");
    if (dropped) return t("dropped");
    return picture ? t("largest", { value: formatLoss(largest(values)) }) : formatWeight(values[0]!);
  };
  const forward = () =>
    columns.flatMap((column, at) => {
      // The letters themselves say what is 1.
      if (column.madeBy === "one-hot") return [];
      const isOutput = at === columns.length - 1;
      return column.items.map((item) => [
        column.layer < 0 ? t("input") : names.layer(column.layer),
        isOutput && words.classes.length > 0 ? words.classes[item.index]! : String(item.index + 1),
        cellOf(column, item),
      ]);
    });
  const loss = () =>
    Array.from(trace.batch.losses, (one, row) => {
      const { guess, truth } = inWords(trace, row);
      return [String(row + 1), guess, truth, formatLoss(one)];
    });
  const backprop = () =>
    updateRows(plan, trace, null).rows.map((row) => [
      names.parameter(row),
      formatWeight(row.before),
      formatLoss(row.gradient),
    ]);
  const { heads, rows } = {
    forward: () => ({ heads: ["layer", "unit", "value"], rows: forward() }),
    loss: () => ({ heads: ["example", "guess", "truth", "loss"], rows: loss() }),
    backprop: () => ({ heads: ["weight", "value", "gradient"], rows: backprop() }),
  }[stage]();
  return (
    <table className="tabular w-full text-sm">
      <caption className="sr-only">{t(`caption.${stage}`)}</caption>
      <thead className="text-ink-muted">
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="px-2 py-1 text-start font-medium">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
          <tr key={index} className="border-line border-t">
            <th scope="row" className="px-2 py-0.5 text-start font-normal">
              {first}
            </th>
            {rest.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity
              <td key={at} className="px-2 py-0.5">
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
}
