import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { RichText } from "@/components/ui/rich-text";
import { formatCount, formatLearningRate, formatLoss, formatProbability } from "@/lib/learning/format";
import type { ValleySlice } from "@/lib/learning/valley";

/** What the learning rate does here: the verdict, if the slice allows one, and the numbers that it rests on. */
export function StrideSentence({ slice: { stride, taken, learningRate, slope } }: { slice: ValleySlice }) {
  const t = useTranslations("valley.slice");
  if (stride === null) return <p>{t(slope === 0 ? "level" : "beyond")}</p>;
  const { kind, share, rises, laterLoss, guess } = stride;
  return (
    <p>
      <RichText>
        {t.rich(`stride.${kind}`, {
          strong: (chunks) => <strong>{chunks}</strong>,
          rate: isolateNumber(formatLearningRate(learningRate)),
          share: isolateNumber(shareOf(share ?? 0)),
          rises,
          count: taken.length - 1,
          from: isolateNumber(formatLoss(taken[0].loss)),
          later: isolateNumber(formatLoss(laterLoss)),
          guess: isolateNumber(formatLoss(guess)),
        })}
      </RichText>
    </p>
  );
}

/** Of the whole way, which a step may go several times. */
function shareOf(way: number): string {
  return way < 1 ? formatProbability(way) : `${formatCount(100 * way)}%`;
}
