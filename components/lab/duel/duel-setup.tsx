"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { LearningRateField, WeightDecayField } from "@/components/lab/settings/hyperparameter-fields";
import { useNetworkWords } from "@/components/lab/settings/settings-words";
import { NumberField } from "@/components/ui/form/number-field";
import { Select } from "@/components/ui/form/select";
import {
  BATCH_SIZE_RANGE,
  EPOCHS_RANGE,
  type Hyperparameters,
  OPTIMISERS,
  type Settings,
} from "@/lib/learning/training/hyperparameters";
import { type Locks, lockedNames } from "@/lib/learning/training/locks";
import { unreachable } from "@/lib/learning/unreachable";
import type { DuelBounds, DuelKnob } from "./duel-knobs";
import { useDuelWords } from "./duel-words";

/**
 * Chooses the knob in which the other setting differs from the student's own, and its value there. `open`: the knobs that the round
 * leaves open, at least one.
 */
export function DuelSetup({
  own,
  other,
  knob,
  open,
  locks,
  bounds,
  onKnob,
  onOther,
}: {
  own: Settings;
  other: Settings;
  knob: DuelKnob;
  open: readonly DuelKnob[];
  locks: Locks;
  bounds: DuelBounds;
  onKnob: (knob: DuelKnob) => void;
  onOther: (other: Settings) => void;
}) {
  const t = useTranslations("duel");
  const note = useId();
  const words = useDuelWords();
  const locked = lockedNames(locks).filter((name) => !open.includes(name));
  return (
    <div className="grid content-start gap-2">
      <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-2">
        <div className="grid gap-1">
          <Select
            label={t("knob")}
            value={knob}
            aria-describedby={locked.length > 0 ? note : undefined}
            options={open.map((name) => ({ value: name, label: words.name(name) }))}
            onValueChange={onKnob}
          />
          <p className="text-ink-muted text-xs">{t("own", { setting: words.setTo(own, knob) })}</p>
        </div>
        <KnobField {...{ knob, other, bounds, onOther }} />
      </div>
      {locked.length > 0 && (
        <p id={note} className="flex items-center gap-1.5 text-ink-muted text-xs">
          <Lock aria-hidden="true" className="size-3.5 shrink-0" />
          <span>{t("locked", { names: locked.map(words.name).join(" · ") })}</span>
        </p>
      )}
    </div>
  );
}

/** The field for the knob in which the other setting differs. */
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
