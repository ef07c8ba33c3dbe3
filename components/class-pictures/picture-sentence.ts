import { canBeJudged, type Hump } from "@/lib/learning/curves/hump";
import { formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import type { RateScatter } from "@/lib/session/board/class-scatter";

/** What a scatter shows, and no more: a key of `class-pictures.rates.sentence` or `.sizes.sentence`, and the values in it. */
export type PictureSentence = {
  /** "same": every run has the same value, so there is nothing to compare. */
  readonly key: "both" | "below" | "above" | "neither" | "few" | "same";
  /** `span`: whether the best range is one value or many. `rest`: see `restOf`. `held`: whether the round allows only one value. */
  readonly values: Readonly<
    Record<"span" | "from" | "to" | "best" | "below" | "above" | "rest" | "held", string>
  >;
};

/** Where the best learning rates are, if the runs show it. `held`: the round locks the rate. */
export function rateSentence({ dots, hump }: RateScatter, held: boolean): PictureSentence {
  return pictureSentence(
    hump,
    dots.map(({ rate }) => rate),
    held,
    formatLearningRate,
    formatScore,
  );
}

/** The sentence for a hump. `xs`: the x of every run. */
export function pictureSentence(
  hump: Hump,
  xs: readonly number[],
  held: boolean,
  formatX: (x: number) => string,
  formatMedian: (median: number) => string,
): PictureSentence {
  const { worse, best, below, above } = hump;
  const isSame = xs.length > 1 && xs.every((x) => x === xs[0]);
  const [from, to] = best ? [formatX(best.from), formatX(best.to)] : ["", ""];
  return {
    key: isSame ? "same" : (worse ?? "few"),
    values: {
      ...{ span: from === to ? "one" : "many", from: isSame ? formatX(xs[0]!) : from, to },
      best: best ? formatMedian(best.median) : "",
      below: below ? formatMedian(below.median) : "",
      above: above ? formatMedian(above.median) : "",
      rest: restOf(hump),
      held: held ? "yes" : "no",
    },
  };
}

/**
 * How the runs outside the best range did, on the sides that are not worse as a whole. "few": too few to judge. "mixed": some are
 * clearly worse. "alike": none is.
 */
function restOf({ worse, below, above }: Hump): "few" | "mixed" | "alike" {
  if (worse === "neither") {
    const sides = [below, above].filter((side) => side !== null);
    if (sides.some(({ clearlyWorse }) => clearlyWorse > 0)) return "mixed";
    return sides.length > 0 && sides.every(canBeJudged) ? "alike" : "few";
  }
  const side = worse === "below" ? above : worse === "above" ? below : null;
  if (side === null || !canBeJudged(side)) return "few";
  return side.clearlyWorse > 0 ? "mixed" : "alike";
}

/** The range to mark on the picture: the best one, if the sentence says that others were worse. */
export function bandOf(key: PictureSentence["key"], { best }: Hump): Hump["best"] {
  return key === "few" || key === "same" || key === "neither" ? null : best;
}
