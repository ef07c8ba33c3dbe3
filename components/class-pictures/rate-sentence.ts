import { formatLearningRate, formatScore } from "@/lib/learning/format";
import type { RateScatter } from "@/lib/session/class-scatter";

/** What a scatter says, and no more than it says: a key of `class-pictures.rates.sentence` or `.sizes.sentence`, and the numbers in it. */
export type PictureSentence = {
  readonly key: "both" | "below" | "above" | "neither" | "few";
  /** `span`: whether the best stretch is one value or many. */
  readonly values: Readonly<Record<"span" | "from" | "to" | "best" | "below" | "above", string>>;
};

/** Where the best learning rates are, if the runs tell. */
export function rateSentence({ hump: { worse, best, below, above } }: RateScatter): PictureSentence {
  const [from, to] = best ? [formatLearningRate(best.from), formatLearningRate(best.to)] : ["", ""];
  return {
    key: worse ?? "few",
    values: {
      ...{ span: from === to ? "one" : "many", from, to },
      best: best ? formatScore(best.median) : "",
      below: below ? formatScore(below.median) : "",
      above: above ? formatScore(above.median) : "",
    },
  };
}
