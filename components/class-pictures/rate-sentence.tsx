import { useTranslations } from "next-intl";
import { RichText } from "@/components/ui/rich-text";
import type { RateScatter } from "@/lib/session/board/class-scatter";
import { STRONG } from "./picture-frame";
import { rateSentence } from "./picture-sentence";

/** What the class's runs show about learning rates, in a sentence or more. `held`: the round locks the rate. */
export function RateSentence({ scatter, held }: { scatter: RateScatter; held: boolean }) {
  const t = useTranslations("class-pictures.rates");
  const { dots, optimiser } = scatter;
  const { key, values } = rateSentence(scatter, held);
  const isOfSome = key !== "few" && key !== "same" && dots.some((dot) => dot.optimiser !== optimiser);
  const diverged = dots.filter((dot) => dot.diverged).length;
  return (
    <>
      <RichText>{t.rich(`sentence.${key}`, { ...values, ...STRONG })}</RichText>{" "}
      {isOfSome && <span>{t("only", { optimiser: optimiser ?? "" })}</span>}{" "}
      {diverged > 0 && <span>{t("diverged", { count: diverged })}</span>}
    </>
  );
}
