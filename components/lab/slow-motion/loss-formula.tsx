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
    return (
      <div dir="ltr" className={short ? "text-sm" : "grid gap-1"}>
        {!short && (
          <p className={line}>
            {[
              t("error"),
              `${t("output")} − ${t("target")}`,
              `${formatLoss(terms.output)} − ${inBrackets(terms.target)}`,
              formatLoss(terms.error),
            ].join(" = ")}
          </p>
        )}
        <p className={line}>
          <span>{`${t("loss")} = ${t("error")}² = ${inBrackets(terms.error)}² = `}</span>
          <strong>{formatLoss(terms.loss)}</strong>
        </p>
      </div>
    );
  }
  return (
    <div dir="ltr" className={short ? "text-sm" : "grid gap-1"}>
      {!short && <Softmax terms={terms} truth={classes[terms.label]} />}
      <p className={line}>
        <span>{`${t("loss")} = −ln p = −ln `}</span>
        <Probability terms={terms} />
        <span>{" = "}</span>
        <strong>{formatLoss(terms.loss)}</strong>
      </p>
    </div>
  );
}

/** As it stands behind a minus, or under a square. */
function inBrackets(value: number): string {
  return value < 0 ? `(${formatLoss(value)})` : formatLoss(value);
}

/** The label's probability: its power beside the sum of all. */
function Softmax({ terms, truth }: { terms: CrossEntropyTerms; truth: string }) {
  const { label, logits } = terms;
  const others = logits.map((_, k) => k).filter((k) => k !== label);
  const written = [label, ...others].slice(0, MOST_POWERS);
  return (
    <p translate="no" className="tabular text-start rtl:text-end">
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
    <span translate="no" className="whitespace-nowrap">
      e<sup>{formatBriefly(of)}</sup>
    </span>
  );
}

/** One that has vanished from the numbers a computer has is still known by its logarithm. */
function Probability({ terms: { probabilities, label, loss } }: { terms: CrossEntropyTerms }) {
  const probability = probabilities[label];
  return probability > 0 || !Number.isFinite(loss) ? (
    <span>{formatLoss(probability)}</span>
  ) : (
    <Power of={-loss} />
  );
}
