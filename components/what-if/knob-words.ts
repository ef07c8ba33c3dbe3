import { useTranslations } from "next-intl";
import { useDuelWords } from "@/components/lab/duel/duel-words";
import { useNetworkWords } from "@/components/lab/settings/settings-words";
import { ACTIVATIONS } from "@/lib/learning/network/network";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { isNetworkKnob, type OtherNetwork, type WhatIfKnob } from "./what-if-knobs";

/** The names of knobs, and what they are turned to in words. */
export function useKnobWords() {
  const t = useTranslations("what-if.knob");
  const duel = useTranslations("duel.networks");
  const lab = useTranslations("lab");
  const networkWords = useNetworkWords();
  const words = useDuelWords();
  const name = (knob: WhatIfKnob) => (isNetworkKnob(knob) ? t(knob) : words.name(knob));
  const value = (settings: Settings, knob: WhatIfKnob) =>
    words.value(settings, isNetworkKnob(knob) ? "network" : knob);
  return {
    name,
    value,
    /** Such as `Learning rate 0.3`, or `Size of the layers: 32 tanh`. */
    setTo: (settings: Settings, knob: WhatIfKnob) =>
      isNetworkKnob(knob)
        ? t("changed", { name: name(knob), value: value(settings, knob) })
        : words.setTo(settings, knob),
    /** How a network differs, such as `twice as wide: 32 tanh`. */
    network({ network, differs }: OtherNetwork): string {
      const activation = ACTIVATIONS.find((one) => one === differs);
      if (activation === undefined)
        return duel(differs as Exclude<typeof differs, typeof activation>, {
          network: networkWords(network),
        });
      return t("activations", {
        activation: lab(`activations.${activation}`),
        network: networkWords(network),
      });
    },
  };
}
