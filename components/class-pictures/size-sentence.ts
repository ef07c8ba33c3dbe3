import { formatCount, formatLoss } from "@/lib/learning/numbers/format";
import type { SizeScatter } from "@/lib/session/board/class-scatter";
import { type PictureSentence, pictureSentence } from "./rate-sentence";

/** Larger networks knew their own examples better than the best ones did: their median training losses. */
export type Memorised = { readonly train: string; readonly trainBest: string };

/** Where the best sizes are, if the runs tell, and what the larger ones won instead; null where they won nothing. `held`: the round locks the network. */
export function sizeSentence(
  { dots, hump, trainAbove, trainBest }: SizeScatter,
  held: boolean,
): { readonly sentence: PictureSentence; readonly memorised: Memorised | null } {
  const isWorseAbove = hump.worse === "both" || hump.worse === "above";
  const won = isWorseAbove && trainAbove !== null && trainBest !== null && trainAbove < trainBest;
  const sizes = dots.map(({ parameters }) => parameters);
  return {
    sentence: pictureSentence(hump, sizes, held, formatCount, formatLoss),
    memorised: won ? { train: formatLoss(trainAbove), trainBest: formatLoss(trainBest) } : null,
  };
}
