import { useTranslations } from "next-intl";
import { isolated } from "@/components/lab/settings/settings-words";
import { formatLearningRate, formatLoss } from "@/lib/learning/format";
import type { RateAdvice } from "@/lib/learning/rate-advice";
import { nearestRateStep, RATE_STEPS } from "./rate-steps";

/** The three regions in one sentence, with this network's own numbers. */
export function RateAdviceText({ advice, steps }: { advice: RateAdvice; steps: number }) {
  const t = useTranslations("lab.finder");
  if (!advice.learns) return <p>{t("learnsNothing", { steps })}</p>;
  const { right, best, tooSmall, tooLarge } = advice;
  const shown = (rate: number) => isolated(formatLearningRate(RATE_STEPS[nearestRateStep(rate)]));
  const parts = [
    tooSmall && t("tooSmall", { from: shown(right.from), loss: isolated(formatLoss(tooSmall.loss)) }),
    t("right", {
      from: shown(right.from),
      to: shown(right.to),
      loss: isolated(formatLoss(best.loss)),
      steps,
    }),
    tooLarge &&
      (Number.isFinite(tooLarge.loss)
        ? t("overshoots", { to: shown(right.to), loss: isolated(formatLoss(tooLarge.loss)) })
        : t("diverges", { from: shown(tooLarge.rate) })),
  ].filter((part) => part !== null);
  return (
    <p className="first-letter:uppercase">
      {t("sentence", { count: parts.length, first: parts[0], second: parts[1] ?? "", third: parts[2] ?? "" })}
    </p>
  );
}
