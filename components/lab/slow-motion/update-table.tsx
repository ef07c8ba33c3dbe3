"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Select } from "@/components/ui/select";
import { formatCount, formatLoss, formatWeight } from "@/lib/learning/format";
import type { LayerPlan } from "@/lib/learning/layer-plan";
import type { StepTrace } from "@/lib/learning/step-trace";
import { useParameterNames } from "./parameter-names";
import { UpdateFormula } from "./update-formula";
import { updateRows } from "./update-rows";

const ALL = "all";

/** Old weight, gradient, what the optimiser makes of it, and new weight: of the parameters with the largest gradients. */
export function UpdateTable({ plan, trace }: { plan: readonly LayerPlan[]; trace: StepTrace }) {
  const t = useTranslations("slow-motion");
  const lab = useTranslations("lab");
  const names = useParameterNames(plan);
  const [layer, setLayer] = useState(ALL);
  const [chosen, setChosen] = useState(0);
  const learning = plan.flatMap((_, index) => (trace.layers[index].weights ? [index] : []));
  const { rows, of } = useMemo(
    () => updateRows(plan, trace, layer === ALL ? null : Number(layer)),
    [plan, trace, layer],
  );
  const { optimiser } = trace.rule;
  const own = optimiser !== "sgd";
  const head = "px-1 py-1 text-end font-medium sm:px-1.5";
  const cell = "whitespace-nowrap px-1 py-0.5 text-end sm:px-1.5";
  const row = rows[Math.min(chosen, rows.length - 1)];
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2 text-ink-muted text-xs">
        <span>{t("update.rows", { shown: formatCount(rows.length), count: formatCount(of) })}</span>
        <Select
          small
          aria-label={t("update.layer")}
          value={layer}
          onValueChange={(value) => {
            setLayer(value);
            setChosen(0);
          }}
          options={[
            { value: ALL, label: t("update.allLayers") },
            ...learning.map((index) => ({ value: String(index), label: names.layer(index) })),
          ]}
          className="w-40"
        />
      </div>
      {row && <UpdateFormula row={row} rule={trace.rule} name={names.parameter(row)} />}
      <table className="tabular w-full text-xs">
        <thead className="text-ink-muted">
          <tr className="border-line border-b">
            <th scope="col" className="px-1.5 py-1 text-start font-medium">
              {t("update.weight")}
            </th>
            <th scope="col" className={head}>
              {t("update.before")}
            </th>
            <th scope="col" className={head}>
              {t("update.gradient")}
            </th>
            {own && (
              <th scope="col" className={head}>
                {lab(`optimisers.${optimiser}`)}
              </th>
            )}
            <th scope="col" className={head}>
              {t("update.change")}
            </th>
            <th scope="col" className={head}>
              {t("update.after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one, index) => (
            <tr key={`${one.layer} ${one.from} ${one.to}`} className={one === row ? "bg-sunken" : undefined}>
              <th scope="row" className="whitespace-nowrap py-0.5 pe-1 text-start font-normal sm:px-1.5">
                <button
                  type="button"
                  aria-pressed={one === row}
                  onClick={() => setChosen(index)}
                  className="rounded-control text-start underline decoration-dotted underline-offset-2 hover:decoration-solid pointer-coarse:min-h-11"
                >
                  {names.parameter(one)}
                </button>
              </th>
              <td className={cell}>
                <bdi translate="no">{formatWeight(one.before)}</bdi>
              </td>
              <td className={cell}>
                <SignedNumber value={one.gradient} />
              </td>
              {own && (
                <td className={cell}>
                  <bdi translate="no">{formatLoss(one.direction)}</bdi>
                </td>
              )}
              <td className={cell}>
                <SignedNumber value={one.change} />
              </td>
              <td className={`${cell} font-semibold`}>
                <bdi translate="no">{formatWeight(one.after)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SignedNumber({ value }: { value: number }) {
  return (
    <bdi
      className={value < 0 ? "text-[color-mix(in_oklab,var(--negative),var(--ink)_40%)]" : "text-positive"}
    >
      {value > 0 ? `+${formatLoss(value)}` : formatLoss(value)}
    </bdi>
  );
}
