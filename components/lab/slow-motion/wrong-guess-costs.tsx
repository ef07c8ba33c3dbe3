"use client";

import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { formatLoss, formatProbability } from "@/lib/learning/format";
import { wrongGuessCosts } from "@/lib/learning/loss-terms";
import type { ConfidentMistake } from "./confident-mistake";
import { WrongGuessChart } from "./wrong-guess-chart";

const CONFIDENCES = [0.5, 0.6, 0.9, 0.99, 0.999];

/** What one wrong guess costs under both losses, the surer the network is of it: drawn, in a table, and for its own worst. */
export function WrongGuessCosts({
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
              guess: isolate(classes[mistake.guess]),
              truth: isolate(classes[mistake.label]),
            })}
      </p>
    </section>
  );
}
