import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { formatLearningRate, formatLoss, formatProbability } from "@/lib/learning/format";
import type { Stride, ValleySlice } from "@/lib/learning/valley";

/** What the learning rate does here, with the numbers of the next steps. */
export function StrideSentence({ slice }: { slice: ValleySlice }) {
  const t = useTranslations("valley.slice");
  const { stride, taken, learningRate } = slice;
  if (stride === null) return <p>{t("level")}</p>;
  const { kind, way, rises, laterLoss } = stride;
  return (
    <p>
      {t.rich(`stride.${kind}`, {
        strong: (chunks) => <strong>{chunks}</strong>,
        rate: isolateNumber(formatLearningRate(learningRate)),
        way: Number.isFinite(way) ? t("way.share", { share: isolateNumber(shareOf(way)) }) : t("way.uphill"),
        rises,
        count: taken.length - 1,
        from: isolateNumber(formatLoss(taken[0].loss)),
        later: isolateNumber(formatLoss(laterLoss)),
      })}
    </p>
  );
}

/** Of the whole way, which a step may go several times. */
function shareOf(way: Stride["way"]): string {
  if (way >= 1) return `${Math.round(100 * way)}\u00a0%`;
  return formatProbability(Math.max(way, 1e-9));
}
