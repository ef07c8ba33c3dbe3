import { useTranslations } from "next-intl";
import { RichText } from "@/components/ui/rich-text";
import { formatCount, formatLoss } from "@/lib/learning/numbers/format";
import type { SizeScatter } from "@/lib/session/board/class-scatter";
import { STRONG } from "./picture-frame";
import { type PictureSentence, pictureSentence } from "./picture-sentence";

/** What the class's runs show about the size of networks, in a sentence or two. `held`: the round locks the network. */
export function SizeSentence({ scatter, held }: { scatter: SizeScatter; held: boolean }) {
  const t = useTranslations("class-pictures.sizes");
  const { sentence, memorised, recites } = sizeSentence(scatter, held);
  const { key, values } = sentence;
  const larger = recites ? t("recites", recites) : memorised && t("memorised", memorised);
  return (
    <>
      <RichText>{t.rich(`sentence.${key}`, { ...values, ...STRONG })}</RichText>{" "}
      {larger && <span>{larger}</span>}
    </>
  );
}

/** Median training losses of the larger networks and of the best ones, where the larger ones fit their training examples better. */
type Memorised = { readonly train: string; readonly trainBest: string };

/** The same, and the median percentages of their words that they recite. */
type Recites = Memorised & { readonly above: number; readonly best: number };

/** Where the best sizes are, if the runs show it, and whether larger networks memorised instead, and recite more; null if not. `held`: the round locks the network. */
export function sizeSentence(
  { dots, hump, trainAbove, trainBest, recited }: SizeScatter,
  held: boolean,
): {
  readonly sentence: PictureSentence;
  readonly memorised: Memorised | null;
  readonly recites: Recites | null;
} {
  const isWorseAbove = hump.worse === "both" || hump.worse === "above";
  const won = isWorseAbove && trainAbove !== null && trainBest !== null && trainAbove < trainBest;
  const sizes = dots.map(({ parameters }) => parameters);
  const memorised = won ? { train: formatLoss(trainAbove), trainBest: formatLoss(trainBest) } : null;
  const recites = memorised && recited !== null && recited.above > recited.best;
  return {
    sentence: pictureSentence(hump, sizes, held, formatCount, formatLoss),
    memorised,
    recites: recites
      ? { ...memorised, above: Math.round(100 * recited.above), best: Math.round(100 * recited.best) }
      : null,
  };
}
