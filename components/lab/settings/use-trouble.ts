import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { formatCount, formatShape } from "@/lib/learning/format";
import type { Network } from "@/lib/learning/network";
import { networkTrouble } from "./network-trouble";
import { isolated } from "./settings-words";

/** Why a network cannot be trained and what helps, in the reader's language. */
export type TroubleInWords = {
  readonly layer: number | null;
  /** As it is said at the layer. */
  readonly sentence: string;
  /** As it is said elsewhere: with the layer's number. */
  readonly placed: string;
  readonly tooMany: boolean;
};

/** `limit`: parameters that the round allows. */
export function useTrouble(challenge: ChallengeInfo, network: Network, limit: number): TroubleInWords | null {
  const t = useTranslations("lab.layers");
  return useMemo(() => {
    const trouble = networkTrouble(network, challenge, limit);
    if (trouble === null) return null;
    const sentence = (() => {
      switch (trouble.why) {
        case "window-too-large":
          return t("problem.window-too-large", {
            window: trouble.window,
            shape: isolated(formatShape(trouble.incoming)),
          });
        case "too-many":
          return t("problem.too-many", {
            count: formatCount(trouble.count),
            limit: formatCount(trouble.limit),
            advice: t(`advice.${trouble.advice}`),
          });
        default:
          return t(`problem.${trouble.why}`);
      }
    })();
    const { layer } = trouble;
    const placed = layer === null ? sentence : t("problem.at", { number: layer + 1, sentence });
    return { layer, sentence, placed, tooMany: trouble.why === "too-many" || trouble.why === "too-heavy" };
  }, [t, challenge, network, limit]);
}
