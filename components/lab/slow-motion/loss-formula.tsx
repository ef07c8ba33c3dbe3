"use client";

import { useTranslations } from "next-intl";
import { formatBriefly, formatLoss } from "@/lib/learning/format";
import type { CrossEntropyTerms, LossTerms } from "@/lib/learning/loss-terms";
import type { ChallengeWords } from "../challenge-words";

/** Powers that are written out; of more classes the rest is dots. */
const MOST_POWERS = 3;

/** One example's loss with every number of the formula put in. `short`: its last line alone. */
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
    const error = formatLoss(terms.error);
    return (
      <div dir="ltr" className={short ? "text-sm" : "grid gap-1"}>
        {!short && (
          <p className={line}>
            {t("error")} = {t("output")} − {t("target")} = {formatLoss(terms.output)} −{" "}
            {terms.target < 0 ? `(${formatLoss(terms.target)})` : formatLoss(terms.target)} = {error}
          </p>
        )}
        <p className={line}>
          {t("loss")} = {t("error")}² = {terms.error < 0 ? `(${error})` : error}² ={" "}
          <strong>{formatLoss(terms.loss)}</strong>
        </p>
      </div>
    );
  }
  return (
    <div dir="ltr" className={short ? "text-sm" : "grid gap-1"}>
      {!short && <Softmax terms={terms} truth={classes[terms.label]} />}
      <p className={line}>
        {t("loss")} = −ln p = −ln <Probability terms={terms} /> = <strong>{formatLoss(terms.loss)}</strong>
      </p>
    </div>
  );
}

/** The label's probability: its power beside the sum of all. */
function Softmax({ terms, truth }: { terms: CrossEntropyTerms; truth: string }) {
  const { label, logits } = terms;
  const others = logits.map((_, k) => k).filter((k) => k !== label);
  const written = [label, ...others].slice(0, MOST_POWERS);
  return (
    <p className="tabular text-start rtl:text-end">
      p(<bdi>{truth}</bdi>) = <Power of={logits[label]} /> ÷ (
      {written.map((k, index) => (
        <span key={k}>
          {index > 0 && " + "}
          <Power of={logits[k]} />
        </span>
      ))}
      {logits.length > MOST_POWERS && " + …"}) = <Probability terms={terms} />
    </p>
  );
}

function Power({ of }: { of: number }) {
  return (
    <span className="whitespace-nowrap">
      e<sup>{formatBriefly(of)}</sup>
    </span>
  );
}

/** One that has vanished from the numbers a computer has is still known by its logarithm. */
function Probability({ terms: { probabilities, label, loss } }: { terms: CrossEntropyTerms }) {
  const probability = probabilities[label];
  return probability > 0 || !Number.isFinite(loss) ? formatLoss(probability) : <Power of={-loss} />;
}
