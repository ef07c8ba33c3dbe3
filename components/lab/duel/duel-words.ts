import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { useNetworkWords } from "@/components/lab/settings/settings-words";
import { formatLearningRate } from "@/lib/learning/numbers/format";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";
import type { DuelKnob } from "./duel-knobs";

/** The names of knobs, and their values in words. */
export function useDuelWords() {
  const lab = useTranslations("lab");
  const t = useTranslations("duel");
  const networkWords = useNetworkWords();
  const name = (knob: DuelKnob) => lab(`settings.${knob}`);
  const value = ({ network, hyperparameters }: Settings, knob: DuelKnob): string => {
    switch (knob) {
      case "network":
        return networkWords(network);
      case "optimiser":
        return lab(`optimisers.${hyperparameters.optimiser}`);
      case "learningRate":
      case "weightDecay":
        return isolateNumber(formatLearningRate(hyperparameters[knob]));
      case "batchSize":
      case "epochs":
        return isolateNumber(String(hyperparameters[knob]));
      default:
        return unreachable(knob);
    }
  };
  return {
    name,
    value,
    /** Such as `Learning rate 0.3`. */
    setTo: (settings: Settings, knob: DuelKnob) =>
      t("setTo", { name: name(knob), value: value(settings, knob) }),
  };
}
