"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { PixelInks } from "@/components/charts/axes/chart-palette";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Task } from "@/lib/learning/examples/task";
import { formatCount, formatLoss, formatProbability } from "@/lib/learning/numbers/format";
import { costOfGuess, type LossTerms, wrongGuessCosts } from "@/lib/learning/training/loss-terms";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { type ConfidentMistake, confidentMistake, termsOf } from "./confident-mistake";
import { ExampleChooser, ExampleView } from "./example-view";
import { LetterLoss } from "./letters/letter-view";
import { useTracedWords } from "./letters/letter-words";
import { LossFormula } from "./loss-formula";
import { printEquation } from "./printed-equation";
import { useExampleWords } from "./trace-words";

/** Losses of a batch that are written out. */
const WRITTEN_OUT = 3;

/** A batch of the student's own network: the loss of one example, the mean of all, and what a confident wrong guess costs. */
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
  const words = useTracedWords(challenge);
  const inWords = useExampleWords(task, words);
  const [chosen, setRow] = useState(0);
  const row = Math.min(chosen, batch.shownExamples - 1);
  const terms = termsOf(batch, row, task);
  const { sentence } = inWords(trace, row);
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
            {task.kind === "next-letter" && <LetterLoss loss={terms.loss} />}
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

/** The mean loss of the batch, as a formula. A large batch shows the sum, since not all losses can be written out. */
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

/** For a class, what the other loss would be; for a number, what squaring does. */
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

const CONFIDENCES = [0.5, 0.6, 0.9, 0.99, 0.999];

/**
 * What a wrong guess costs under both losses, by how confident the network was: as a chart and a table, with the network's own most
 * confident mistake.
 */
function WrongGuessCosts({
  mistake,
  words: { classes },
}: {
  mistake: ConfidentMistake | null;
  words: ChallengeWords;
}) {
  const t = useTranslations("slow-motion.wrong");
  const lab = useTranslations("lab.run");
  const costs = wrongGuessCosts(CONFIDENCES);
  return (
    <section className="grid gap-2">
      <h3 className="text-base">{t("title")}</h3>
      <p>{t("why")}</p>
      <WrongGuessChart mistake={mistake} />
      <table className="tabular w-full text-sm">
        <caption className="sr-only">{t("title")}</caption>
        <thead className="text-ink-muted">
          <tr>
            <th scope="col" className="py-1 pe-2 text-start font-medium">
              {t("confidence")}
            </th>
            <th scope="col" className="px-2 py-1 text-end font-medium">
              {lab("loss.cross-entropy")}
            </th>
            <th scope="col" className="py-1 ps-2 text-end font-medium">
              {t("squaredError")}
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.map(({ confidence, crossEntropy, squaredError }) => (
            <tr key={confidence} className="border-line border-t">
              <th scope="row" className="py-1 pe-2 text-start font-normal">
                <bdi translate="no">{formatProbability(confidence)}</bdi>
              </th>
              <td className="px-2 text-end">{formatLoss(crossEntropy)}</td>
              <td className="ps-2 text-end">{formatLoss(squaredError)}</td>
            </tr>
          ))}
          {mistake !== null && (
            <tr className="border-line border-t bg-sunken font-semibold">
              <th scope="row" className="py-1 pe-2 text-start">
                {t("yours", { percent: isolateNumber(formatProbability(mistake.confidence)) })}
              </th>
              <td className="px-2 text-end">{formatLoss(mistake.crossEntropy)}</td>
              <td className="ps-2 text-end">{formatLoss(mistake.squaredError)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="text-ink-muted text-xs">
        {mistake === null
          ? t("noMistake")
          : t("mistake", {
              number: mistake.row + 1,
              guess: isolate(classes[mistake.guess]!),
              truth: isolate(classes[mistake.label]!),
            })}
      </p>
    </section>
  );
}

const WIDTH = 560;
const HEIGHT = 150;
const LEFT = 26;
const BOTTOM = 20;
const TOP = 8;
const RIGHT = 12;
/** Cross-entropy is unbounded; the chart ends here. */
const HIGHEST = 7;
/** Closer together near certainty, where the curve is steep. */
const DRAWN_CONFIDENCES = Array.from({ length: 120 }, (_, index) => 1 - 0.5 * 10 ** ((-3 * index) / 119));

/** Both costs by how confident a wrong guess is: one grows without bound, the other stops at 2. */
function WrongGuessChart({ mistake }: { mistake: ConfidentMistake | null }) {
  const t = useTranslations("slow-motion.wrong");
  const lab = useTranslations("lab.run");
  const costs = wrongGuessCosts(DRAWN_CONFIDENCES);
  const x = (confidence: number) => LEFT + ((WIDTH - LEFT - RIGHT) * (confidence - 0.5)) / 0.5;
  const y = (cost: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * Math.min(HIGHEST, cost)) / HIGHEST;
  const line = (of: "crossEntropy" | "squaredError") =>
    costs.map((cost, index) => `${index === 0 ? "M" : "L"}${x(cost.confidence)} ${y(cost[of])}`).join("");
  const seen = mistake && mistake.confidence >= 0.5 ? mistake : null;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t("chart")}
      direction="ltr"
      className="tabular w-full text-[12px] max-sm:text-[18px]"
    >
      {[0, 2, 4, 6].map((cost) => (
        <g key={cost}>
          <path d={`M${LEFT} ${y(cost)}H${WIDTH - RIGHT}`} className="stroke-line" />
          <text x={LEFT - 6} y={y(cost) + 4} textAnchor="end" className="fill-ink-muted">
            {cost}
          </text>
        </g>
      ))}
      {[50, 60, 70, 80, 90, 100].map((percent) => (
        <text
          key={percent}
          x={x(percent / 100)}
          y={HEIGHT - 4}
          textAnchor={percent === 100 ? "end" : "middle"}
          className="fill-ink-muted"
        >
          {`${percent}%`}
        </text>
      ))}
      <path
        d={line("squaredError")}
        fill="none"
        className="stroke-ink-muted"
        strokeWidth="2.5"
        strokeDasharray="7 4"
      />
      <path d={line("crossEntropy")} fill="none" className="stroke-accent" strokeWidth="3" />
      <text x={x(0.8)} y={y(2.35)} textAnchor="end" className="fill-ink font-medium">
        {lab("loss.cross-entropy")}
      </text>
      <text x={x(0.99)} y={y(0.85)} textAnchor="end" className="fill-ink font-medium">
        {t("squaredError")}
      </text>
      {seen && (
        <>
          <circle
            cx={x(seen.confidence)}
            cy={y(seen.crossEntropy)}
            r="5"
            className="fill-accent stroke-surface"
            strokeWidth="2"
          />
          <circle
            cx={x(seen.confidence)}
            cy={y(seen.squaredError)}
            r="5"
            className="fill-ink-muted stroke-surface"
            strokeWidth="2"
          />
        </>
      )}
    </svg>
  );
}
