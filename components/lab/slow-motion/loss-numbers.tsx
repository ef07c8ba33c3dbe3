"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolateNumber } from "@/components/board/isolate";
import type { PixelInks } from "@/components/charts/pixel-inks";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { formatCount, formatLoss } from "@/lib/learning/format";
import { costOfGuess, type LossTerms } from "@/lib/learning/loss-terms";
import type { StepTrace } from "@/lib/learning/step-trace";
import type { Task } from "@/lib/learning/task";
import { confidentMistake, termsOf } from "./confident-mistake";
import { ExampleChooser } from "./example-chooser";
import { ExampleView } from "./example-view";
import { useExampleWords } from "./example-words";
import { LossFormula } from "./loss-formula";
import { printEquation } from "./printed-equation";
import { WrongGuessCosts } from "./wrong-guess-costs";

const WRITTEN_OUT = 3;

/** One batch of the student's own network: an example's loss, their mean, and the wrong guess that costs most. */
export function LossNumbers({
  challenge,
  trace,
  inks,
}: {
  challenge: ChallengeInfo;
  trace: StepTrace;
  inks: PixelInks | null;
}) {
  const t = useTranslations("slow-motion");
  const { task } = challenge;
  const { batch } = trace;
  const words = useChallengeWords(challenge);
  const inWords = useExampleWords(task, words);
  const [chosen, setRow] = useState(0);
  const row = Math.min(chosen, batch.shownExamples - 1);
  const terms = termsOf(batch, row, task);
  const { sentence } = inWords(batch, row);
  return (
    <>
      <section className="grid gap-2 rounded-control bg-sunken p-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-ink-muted text-xs">{t("source.step", { step: formatCount(trace.step) })}</p>
          <ExampleChooser row={row} count={batch.shownExamples} onRow={setRow} />
        </div>
        <div className="flex flex-wrap items-start gap-3">
          <ExampleView {...{ challenge, trace, row, inks }} label={sentence} onRow={setRow} />
          <div className="grid min-w-52 flex-1 gap-2">
            <p>{sentence}</p>
            <LossFormula {...{ terms, words }} />
            <Mean batch={batch} />
            <Remark {...{ terms, task }} />
          </div>
        </div>
      </section>
      {terms.kind === "cross-entropy" && (
        <WrongGuessCosts mistake={confidentMistake(batch, task)} words={words} />
      )}
    </>
  );
}

/** The examples' mean loss; of a large batch by their sum, since not all of them can be written out. */
function Mean({ batch: { losses, loss } }: { batch: StepTrace["batch"] }) {
  const t = useTranslations("slow-motion.formula");
  const count = losses.length;
  const isWhole = count <= WRITTEN_OUT;
  const mean = isWhole
    ? printEquation([...losses], (all) => all.reduce((sum, one) => sum + one, 0) / count, loss)
    : printEquation([loss * count], ([sum]) => sum / count, loss);
  const terms = isWhole ? mean.operands : Array.from(losses.subarray(0, WRITTEN_OUT), formatLoss);
  const divided = isWhole ? `) ÷ ${count}` : ` + …) ÷ ${count} ≈ ${mean.operands[0]} ÷ ${count}`;
  return (
    <p dir="ltr" className="tabular text-start text-ink-muted text-xs rtl:text-end">
      <span>{`${t("mean")} = (${terms.join(" + ")}${divided} ${mean.sign} `}</span>
      <strong className="text-ink">{mean.result}</strong>
    </p>
  );
}

/** What the other loss would say, or what the square does. */
function Remark({ terms, task }: { terms: LossTerms; task: Task }) {
  const t = useTranslations("slow-motion.formula");
  if (terms.kind === "mse") {
    const fourfold = printEquation([terms.loss], ([loss]) => 4 * loss, 4 * terms.loss);
    return (
      <p className="text-ink-muted text-xs">
        {task.kind === "regression" && task.target && <span>{`${t("scaled")} `}</span>}
        <span>
          {t("double", {
            once: isolateNumber(fourfold.operands[0]),
            twice: isolateNumber(fourfold.result),
          })}
        </span>
      </p>
    );
  }
  const { squaredError } = costOfGuess(terms.probabilities, terms.label);
  return (
    <p className="text-ink-muted text-xs">{t("other", { cost: isolateNumber(formatLoss(squaredError)) })}</p>
  );
}
