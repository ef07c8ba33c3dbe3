import { formatCount, formatLoss } from "@/lib/learning/format";
import type { SizeScatter } from "@/lib/session/class-scatter";
import type { PictureSentence } from "./rate-sentence";

/** Larger networks knew their own examples better than the best ones did: their median training losses. */
export type Memorised = { readonly train: string; readonly trainBest: string };

/** Where the best sizes are, if the runs tell, and what the larger ones won instead; null where they won nothing. */
export function sizeSentence({ hump, trainAbove, trainBest }: SizeScatter): {
  readonly sentence: PictureSentence;
  readonly memorised: Memorised | null;
} {
  const { worse, best, below, above } = hump;
  const [from, to] = best ? [formatCount(best.from), formatCount(best.to)] : ["", ""];
  const isWorseAbove = worse === "both" || worse === "above";
  const won = isWorseAbove && trainAbove !== null && trainBest !== null && trainAbove < trainBest;
  return {
    sentence: {
      key: worse ?? "few",
      values: {
        ...{ span: from === to ? "one" : "many", from, to },
        best: best ? formatLoss(best.median) : "",
        below: below ? formatLoss(below.median) : "",
        above: above ? formatLoss(above.median) : "",
      },
    },
    memorised: won ? { train: formatLoss(trainAbove), trainBest: formatLoss(trainBest) } : null,
  };
}
