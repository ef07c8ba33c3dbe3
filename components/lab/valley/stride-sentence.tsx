import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { RichText } from "@/components/ui/rich-text";
import {
  formatCount,
  formatLearningRate,
  formatLoss,
  formatProbability,
} from "@/lib/learning/numbers/format";
import type { Valley, ValleySample, ValleySlice } from "@/lib/learning/training/valley";

/** What the learning rate does here: the verdict, if the slice allows one, with its numbers. */
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
          from: isolateNumber(formatLoss(taken[0]!.loss)),
          later: isolateNumber(formatLoss(laterLoss)),
          guess: isolateNumber(formatLoss(guess)),
        })}
      </RichText>
    </p>
  );
}

/** How much of the way to the lowest point one step covers, in percent. It may be several times the whole way. */
function shareOf(way: number): string {
  return way < 1 ? formatProbability(way) : `${formatCount(100 * way)}%`;
}

/** Sentences about a valley: its depth, its axes, and the examples that it was measured on. */
export function useValleySentences() {
  const t = useTranslations("valley.map");
  const loss = (value: number) => isolateNumber(formatLoss(value));
  const share = (part: number | null) => isolateNumber(formatProbability(part ?? 0));
  return {
    /** Null where no loss is a number. */
    summary({ losses, path, step }: Valley): string | null {
      const finite = losses.filter((value) => Number.isFinite(value));
      if (finite.length === 0) return null;
      const words = t("summary", {
        step: formatCount(step),
        here: loss(losses[(losses.length - 1) / 2]!),
        low: loss(finite.reduce((least, value) => Math.min(least, value))),
        high: loss(finite.reduce((most, value) => Math.max(most, value))),
      });
      return path.length < 2 ? words : t("cameFrom", { words, from: loss(path[0]!.loss) });
    },
    axes: ({ directions, explained: [x, y] }: Valley): string =>
      t(`axes.${directions}`, { across: share(x), up: share(y) }),
    /** Null where the whole training split was used. */
    sample: ({ count, of }: ValleySample): string | null =>
      count < of ? t("sample", { count: formatCount(count), of: formatCount(of) }) : null,
  };
}
