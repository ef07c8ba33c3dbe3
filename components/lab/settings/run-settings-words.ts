import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { formatLearningRate } from "@/lib/learning/format";
import type { Settings } from "@/lib/learning/hyperparameters";
import { useNetworkWords } from "./settings-words";

/** Says a run's settings in one line, such as `16–16 tanh, rate 0.1, SGD, batch 32`. */
export function useSettingsWords(): (settings: Settings) => string {
  const t = useTranslations("lab");
  const inWords = useNetworkWords();
  return useCallback(
    ({ network, hyperparameters }) => {
      const { learningRate, optimiser, batchSize, weightDecay } = hyperparameters;
      const words = t("runs.settings", {
        layers: inWords(network),
        rate: formatLearningRate(learningRate),
        optimiser: t(`optimisers.${optimiser}`),
        batch: batchSize,
      });
      return weightDecay === 0 ? words : t("runs.decay", { words, decay: formatLearningRate(weightDecay) });
    },
    [t, inWords],
  );
}
