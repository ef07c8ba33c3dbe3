"use client";

import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import type { StepTrace } from "@/lib/learning/step-trace";
import { unreachable } from "@/lib/learning/unreachable";
import { inBrackets, printEquation, printNumber, printUpdate } from "./printed-equation";
import type { UpdateRow } from "./update-rows";

/** How one weight came to its new value, with its own numbers put in. */
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

/** What the optimiser made the direction from, such as `0.0124 ÷ 0.0459 ≈ 0.270`, with the direction as it is printed below. */
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
