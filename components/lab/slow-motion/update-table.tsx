"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { isolateNumber } from "@/components/board/isolate";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { Select } from "@/components/ui/form/select";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { formatCount, formatLoss, formatWeight } from "@/lib/learning/numbers/format";
import type { ParameterTrace, StepTrace } from "@/lib/learning/training/step-trace";
import { type UpdateTerms, updateTerms, type WeightStep } from "@/lib/learning/training/update-terms";
import { unreachable } from "@/lib/learning/unreachable";
import { inBrackets, printEquation, printNumber, printUpdate } from "./printed-equation";
import { useParameterNames } from "./trace-words";

const ALL = "all";

/** The parameters with the largest gradients: old value, gradient, what the optimiser makes of it, change and new value. */
export function UpdateTable({
  plan,
  trace,
  words,
}: {
  plan: readonly LayerPlan[];
  trace: StepTrace;
  words: ChallengeWords;
}) {
  const t = useTranslations("slow-motion");
  const lab = useTranslations("lab");
  const names = useParameterNames(plan, words);
  const [layer, setLayer] = useState(ALL);
  const [chosen, setChosen] = useState(0);
  const learning = plan.flatMap((_, index) => (trace.layers[index]!.weights ? [index] : []));
  const { rows, of } = useMemo(
    () => updateRows(plan, trace, layer === ALL ? null : Number(layer)),
    [plan, trace, layer],
  );
  const { optimiser } = trace.rule;
  const showsDirection = optimiser !== "sgd";
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
            {showsDirection && (
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
              {showsDirection && (
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

/** The update of one parameter, as a formula with its numbers filled in. */
export function UpdateFormula({
  row,
  rule,
  name,
}: {
  row: UpdateRow;
  rule: StepTrace["rule"];
  name: string;
}) {
  const t = useTranslations("slow-motion");
  const { optimiser, learningRate } = rule;
  const { before, direction, after } = row;
  const update = printUpdate({
    ...{ before, rate: learningRate, direction, after },
    decay: row.from === null ? 0 : rule.weightDecay,
  });
  const [old, rate, decay, step] = update.operands;
  const kept = decay === "0" ? old : `${old} × (1 − ${rate} × ${decay})`;
  const made =
    optimiser === "sgd"
      ? ""
      : ` ${t(`update.made.${optimiser}`, { formula: isolateNumber(directionFormula(row, optimiser, update.digits)) })}`;
  return (
    <div className="grid gap-0.5 rounded-control bg-sunken px-3 py-2 text-sm">
      <p className="text-ink-muted text-xs">{`${t("update.formula", { name })}${made}`}</p>
      <p dir="ltr" className="tabular text-start font-medium rtl:text-end">
        <span>{`${kept} − ${rate} × ${inBrackets(step)} ${update.sign} `}</span>
        <strong>{update.result}</strong>
      </p>
    </div>
  );
}

/**
 * How the optimiser got the direction, such as `0.0124 ÷ 0.0459 ≈ 0.270`. `digits`: significant digits of the direction, as in the
 * line below.
 */
function directionFormula(
  { gradient, direction, scale }: UpdateRow,
  optimiser: Exclude<StepTrace["rule"]["optimiser"], "sgd">,
  digits: number,
): string {
  const print = (value: number) => printNumber(value, digits);
  switch (optimiser) {
    case "momentum": {
      const { operands, sign, result } = printEquation(
        [(direction - gradient) / 0.9, gradient],
        ([before, gradient]) => 0.9 * before + gradient,
        direction,
        print,
      );
      return `0.9 × ${inBrackets(operands[0])} + ${inBrackets(operands[1])} ${sign} ${result}`;
    }
    case "rmsprop":
    case "adam": {
      const divided = optimiser === "adam" ? direction * scale : gradient;
      const { operands, sign, result } = printEquation(
        [divided, scale],
        ([divided, scale]) => divided / scale,
        direction,
        print,
      );
      return `${operands[0]} ÷ ${operands[1]} ${sign} ${result}`;
    }
    default:
      return unreachable(optimiser);
  }
}

/** One weight or bias, in one step. */
type UpdateRow = WeightStep &
  UpdateTerms & {
    /** The index of its layer in the plan. */
    readonly layer: number;
    /** The index of the number that it multiplies; null for a bias. */
    readonly from: number | null;
    /** The index of the unit or filter that it belongs to. */
    readonly to: number;
  };

/** A longer table would not help anyone. */
const MOST_ROWS = 60;

/**
 * The shown parameters of a layer, or of all layers (null), with the largest gradients first. `rows`: at most MOST_ROWS; `of`: how
 * many there are.
 */
export function updateRows(
  plan: readonly LayerPlan[],
  trace: StepTrace,
  layer: number | null,
): { readonly rows: readonly UpdateRow[]; readonly of: number } {
  const parts = plan.flatMap((_, index) => {
    const { weights } = trace.layers[index]!;
    if (!weights || (layer !== null && index !== layer)) return [];
    return [
      { index, isBias: false, numbers: weights.matrix },
      { index, isBias: true, numbers: weights.biases },
    ];
  });
  const sizes = Float64Array.from(parts.flatMap(({ numbers }) => Array.from(numbers.gradient, sizeOf)));
  const least = sizes.slice().sort().at(-MOST_ROWS) ?? 0;
  const rows = parts.flatMap(({ index, isBias, numbers }) =>
    Array.from(numbers.gradient.keys())
      .filter((at) => sizeOf(numbers.gradient[at]!) >= least)
      .map((at) => rowOf(trace, index, numbers, at, isBias)),
  );
  rows.sort((one, other) => sizeOf(other.gradient) - sizeOf(one.gradient));
  return { rows: rows.slice(0, MOST_ROWS), of: sizes.length };
}

/** The absolute value, or 0 where it is not a number any more, so that gradients can be sorted. */
function sizeOf(gradient: number): number {
  return Number.isNaN(gradient) ? 0 : Math.abs(gradient);
}

function rowOf(
  trace: StepTrace,
  layer: number,
  numbers: ParameterTrace,
  at: number,
  isBias: boolean,
): UpdateRow {
  const { shownRows, shownColumns } = trace.layers[layer]!.weights!;
  const step: WeightStep = {
    before: numbers.before[at]!,
    gradient: numbers.gradient[at]!,
    firstMemory: numbers.firstMemory[at] ?? 0,
    secondMemory: numbers.secondMemory[at] ?? 0,
    after: numbers.after[at]!,
  };
  const width = shownColumns.length;
  return {
    ...step,
    ...updateTerms(step, { ...trace.rule, step: trace.step, isBias }),
    layer,
    from: isBias ? null : shownRows[Math.floor(at / width)]!,
    to: shownColumns[at % width]!,
  };
}
