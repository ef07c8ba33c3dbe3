"use client";

import { useTranslations } from "next-intl";
import { LearningRateField } from "@/components/lab/settings/learning-rate-field";
import { useNetworkWords } from "@/components/lab/settings/settings-words";
import { WeightDecayField } from "@/components/lab/settings/weight-decay-field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import {
  BATCH_SIZE_RANGE,
  EPOCHS_RANGE,
  type Hyperparameters,
  OPTIMISERS,
  type Settings,
} from "@/lib/learning/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";
import type { DuelBounds, DuelKnob } from "./duel-knobs";

/** The one knob that the other setting has turned differently. */
export function KnobField({
  knob,
  other,
  bounds,
  onOther,
}: {
  knob: DuelKnob;
  other: Settings;
  bounds: DuelBounds;
  onOther: (other: Settings) => void;
}) {
  const t = useTranslations("duel");
  const lab = useTranslations("lab");
  const networkWords = useNetworkWords();
  const { hyperparameters } = other;
  const turn = (changed: Partial<Hyperparameters>) =>
    onOther({ ...other, hyperparameters: { ...hyperparameters, ...changed } });
  switch (knob) {
    case "learningRate":
      return (
        <LearningRateField
          value={hyperparameters.learningRate}
          onChange={(learningRate) => turn({ learningRate })}
          onFind={null}
        />
      );
    case "optimiser":
      return (
        <Select
          label={lab("settings.optimiser")}
          value={hyperparameters.optimiser}
          options={OPTIMISERS.map((name) => ({ value: name, label: lab(`optimisers.${name}`) }))}
          onValueChange={(optimiser) => turn({ optimiser })}
        />
      );
    case "batchSize":
      return (
        <NumberField
          label={lab("settings.batchSize")}
          value={hyperparameters.batchSize}
          min={BATCH_SIZE_RANGE.min}
          max={Math.min(BATCH_SIZE_RANGE.max, bounds.mostExamples)}
          step={4}
          onValueChange={(batchSize) => turn({ batchSize })}
        />
      );
    case "network":
      return (
        <Select
          label={lab("settings.network")}
          value={JSON.stringify(other.network)}
          options={bounds.networks.map(({ variation, network }) => ({
            value: JSON.stringify(network),
            label: t(`networks.${variation}`, { network: networkWords(network) }),
          }))}
          onValueChange={(chosen) => {
            const found = bounds.networks.find(({ network }) => JSON.stringify(network) === chosen);
            if (found) onOther({ ...other, network: found.network });
          }}
        />
      );
    case "weightDecay":
      return (
        <WeightDecayField
          value={hyperparameters.weightDecay}
          onChange={(weightDecay) => turn({ weightDecay })}
        />
      );
    case "epochs":
      return (
        <NumberField
          label={lab("settings.epochs")}
          value={hyperparameters.epochs}
          min={EPOCHS_RANGE.min}
          max={Math.min(EPOCHS_RANGE.max, bounds.mostEpochs)}
          step={10}
          onValueChange={(epochs) => turn({ epochs })}
        />
      );
    default:
      return unreachable(knob);
  }
}
