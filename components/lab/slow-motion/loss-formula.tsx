"use client";

import { useTranslations } from "next-intl";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import {
  type CrossEntropyTerms,
  type LossTerms,
  lossTerms,
  type SquaredErrorTerms,
} from "@/lib/learning/training/loss-terms";
import {
  inBrackets,
  type PrintedEquation,
  printEquation,
  printNumber,
  RESULT_DIGITS,
} from "./printed-equation";

/** Powers that are written out; further classes become an ellipsis. */
const MOST_POWERS = 3;
/** A probability closer to 1 than this is written as 1 minus the rest. */
const NEAR_ONE = 1e-4;

/** The loss of one example, as its formula with all numbers filled in. `short`: only its last line. */
export function LossFormula({
  terms,
  words: { classes },
  short = false,
}: {
  terms: LossTerms;
  words: ChallengeWords;
  short?: boolean;
}) {
  const t = useTranslations("slow-motion.formula");
  const line = "tabular text-start rtl:text-end";
  if (terms.kind === "mse") {
    const { error, loss } = printSquaredError(terms);
    const [output, target] = error.operands;
    return (
      <div dir="ltr" className={short ? "text-sm" : "grid gap-1"}>
        {!short && (
          <p className={line}>
            <span>{`${t("error")} = ${t("output")} − ${t("target")} = ${output} − ${inBrackets(target)} ${error.sign} ${error.result}`}</span>
          </p>
        )}
        <p className={line}>
          <span>{`${t("loss")} = ${t("error")}² ${error.sign} ${inBrackets(error.result)}² ${loss.sign} `}</span>
          <strong>{loss.result}</strong>
        </p>
      </div>
    );
  }
  const printed = printCrossEntropy(terms);
  return (
    <div dir="ltr" className={short ? "text-sm" : "grid gap-1"}>
      {!short && <Softmax {...{ terms, printed }} truth={classes[terms.label]!} />}
      <p className={line}>
        <span>{`${t("loss")} = −ln p ${printed.sign} −ln `}</span>
        <Probability of={printed.probability} />
        <span>{` ${printed.loss.sign} `}</span>
        <strong>{printed.loss.result}</strong>
      </p>
    </div>
  );
}

/** The probability of the label: its power divided by the sum of all powers. */
function Softmax({
  terms: { logits },
  printed: { powers, sum, sign, probability },
  truth,
}: {
  terms: CrossEntropyTerms;
  printed: PrintedCrossEntropy;
  truth: string;
}) {
  return (
    <p translate="no" className="tabular text-start rtl:text-end">
      p(<bdi>{truth}</bdi>) = <Power of={powers[0]} /> ÷ (
      {powers.map((power, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: classes keep their order
        <span key={index}>
          {index > 0 && " + "}
          <Power of={power} />
        </span>
      ))}
      {logits.length > MOST_POWERS && " + …"})
      {sum !== null && (
        <>
          {" "}
          ≈ <Power of={powers[0]} /> ÷ {sum}
        </>
      )}{" "}
      {sign} <Probability of={probability} />
    </p>
  );
}

function Power({ of }: { of: string }) {
  return (
    <span translate="no" className="whitespace-nowrap">
      e<sup>{of}</sup>
    </span>
  );
}

function Probability({ of }: { of: PrintedProbability }) {
  if (of.kind === "power") return <Power of={of.printed} />;
  return <span>{of.kind === "rest" ? `(1 − ${of.printed})` : of.printed}</span>;
}

/** The error as output minus target, and the loss as its square. The error gets as many digits as its square needs. */
function printSquaredError({ output, target, error, loss }: SquaredErrorTerms) {
  const squared = printEquation([error], ([error]) => error ** 2, loss);
  const difference = printEquation(
    [output, target],
    ([output, target]) => output - target,
    error,
    (value) => printNumber(value, squared.digits),
  );
  return { error: difference, loss: squared };
}

/** A probability as a number, as the rest to 1 where it is very close to 1, or as a power of e where it is too small for a float64. */
type PrintedProbability = { readonly kind: "number" | "rest" | "power"; readonly printed: string };

type PrintedCrossEntropy = {
  readonly probability: PrintedProbability;
  readonly loss: PrintedEquation;
  /** The exponents that are written out, the label's first. */
  readonly powers: readonly [string, ...string[]];
  /** The sum of all powers, where only some of them are written out; null where it would not help. */
  readonly sum: string | null;
  /** Between the softmax and the probability. */
  readonly sign: PrintedEquation["sign"];
};

/** For each kind of probability, how it is computed from a loss, and a loss from it. */
const KINDS = {
  number: { of: (loss: number) => Math.exp(-loss), loss: (value: number) => -Math.log(value) },
  rest: { of: (loss: number) => -Math.expm1(-loss), loss: (rest: number) => -Math.log1p(-rest) },
  power: { of: (loss: number) => -loss, loss: (exponent: number) => -exponent },
};

function printCrossEntropy({ label, logits, loss, largest, sum }: CrossEntropyTerms): PrintedCrossEntropy {
  const kind =
    Math.exp(-loss) === 0 && Number.isFinite(loss)
      ? "power"
      : loss > 0 && -Math.expm1(-loss) < NEAR_ONE
        ? "rest"
        : "number";
  const { of, loss: lossOf } = KINDS[kind];
  const equation = printEquation([of(loss)], ([value]) => lossOf(value), loss);
  // The rest to 1 and the loss look equal long before they are.
  const rounded = kind === "rest" ? ({ ...equation, sign: "≈" } as const) : equation;
  const probability = { kind, printed: rounded.operands[0] } as const;
  const print = (value: number) => printNumber(value, rounded.digits);
  const ordered: readonly [number, ...number[]] = [
    logits[label]!,
    ...logits.filter((_, index) => index !== label),
  ];
  if (ordered.length <= MOST_POWERS) {
    const softmax = printEquation(ordered, (powers) => of(lossOfFirst(powers)), of(loss), print);
    return { probability, loss: rounded, powers: softmax.operands, sum: null, sign: softmax.sign };
  }
  const [, ...others] = ordered.slice(0, MOST_POWERS).map((logit) => printNumber(logit, RESULT_DIGITS));
  const total = sum * Math.exp(largest);
  const divided = printEquation(
    [ordered[0], total],
    ([logit, total]) => Math.exp(logit) / total,
    Math.exp(-loss),
    print,
  );
  return {
    probability,
    loss: rounded,
    powers: [divided.operands[0], ...others],
    sum: kind === "number" && Number.isFinite(total) ? divided.operands[1] : null,
    sign: "≈",
  };
}

/** The loss if the first of these logits is the label's. */
function lossOfFirst(logits: readonly number[]): number {
  const { loss } = lossTerms(logits, 0, { kind: "classification", classes: logits.map(String) });
  return loss;
}
