import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { formatCount, formatLoss, formatProbability } from "@/lib/learning/format";
import type { Valley, ValleySample } from "@/lib/learning/valley";

/** A valley in sentences: how deep it is where, what its axes are, and on what it was measured. */
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
        here: loss(losses[(losses.length - 1) / 2]),
        low: loss(finite.reduce((least, value) => Math.min(least, value))),
        high: loss(finite.reduce((most, value) => Math.max(most, value))),
      });
      return path.length < 2 ? words : t("cameFrom", { words, from: loss(path[0].loss) });
    },
    axes: ({ directions, explained: [x, y] }: Valley): string =>
      t(`axes.${directions}`, { across: share(x), up: share(y) }),
    /** Null where all of the training split was looked at. */
    sample: ({ count, of }: ValleySample): string | null =>
      count < of ? t("sample", { count: formatCount(count), of: formatCount(of) }) : null,
  };
}
