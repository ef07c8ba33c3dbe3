"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { formatCount } from "@/lib/learning/format";
import {
  BATCH_SIZE_RANGE,
  type Hyperparameters,
  OPTIMISERS,
  type Settings,
} from "@/lib/learning/hyperparameters";
import { type Layer, layerSizes, MAX_LAYERS, parameterCount } from "@/lib/learning/network";
import { LabCard } from "./lab-card";
import { LayerRow } from "./layer-row";
import { LearningRateField } from "./learning-rate-field";
import { NetworkPicture } from "./network-picture";

const FIRST_LAYER: Layer = { kind: "dense", units: 8, activation: "tanh" };

/** Everything a student chooses before a run, but its length. */
export function SettingsPanel({
  challenge,
  settings,
  onChange,
  className,
}: {
  challenge: ChallengeInfo;
  settings: Settings;
  onChange: (settings: Settings) => void;
  className?: string;
}) {
  const t = useTranslations("lab");
  const { network, hyperparameters } = settings;
  const { layers } = network;
  const parameters = t("settings.parameters", {
    count: formatCount(parameterCount(network, challenge.featureShape, challenge.task)),
  });
  const setLayers = (next: readonly Layer[]) => onChange({ ...settings, network: { layers: [...next] } });
  const set = (changed: Partial<Hyperparameters>) =>
    onChange({ ...settings, hyperparameters: { ...hyperparameters, ...changed } });

  return (
    <LabCard
      title={t("settings.network")}
      actions={<span className="tabular text-ink-muted text-sm">{parameters}</span>}
      className={className}
    >
      <NetworkPicture
        sizes={layerSizes(network, challenge.featureShape, challenge.task)}
        layers={layers}
        parameters={parameters}
      />
      <ol aria-label={t("settings.layers")} className="grid gap-1.5">
        {layers.map((layer, index) => (
          <LayerRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
            key={index}
            number={index + 1}
            layer={layer}
            onChange={(changed) => setLayers(layers.with(index, changed))}
            onRemove={() => setLayers(layers.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <Button
        variant="quiet"
        size="sm"
        className="self-start"
        disabled={layers.length >= MAX_LAYERS}
        onClick={() => setLayers([...layers, layers[layers.length - 1] ?? FIRST_LAYER])}
      >
        <Plus aria-hidden="true" />
        {layers.length >= MAX_LAYERS
          ? t("settings.mostLayers", { count: MAX_LAYERS })
          : t("settings.addLayer")}
      </Button>
      <hr className="border-line" />
      <LearningRateField
        value={hyperparameters.learningRate}
        onChange={(learningRate) => set({ learningRate })}
      />
      <div className="grid grid-cols-2 gap-2 pt-1">
        <Select
          label={t("settings.optimiser")}
          value={hyperparameters.optimiser}
          options={OPTIMISERS.map((value) => ({ value, label: t(`optimisers.${value}`) }))}
          onValueChange={(optimiser) => set({ optimiser })}
        />
        <NumberField
          label={t("settings.batchSize")}
          value={hyperparameters.batchSize}
          min={BATCH_SIZE_RANGE.min}
          max={Math.min(BATCH_SIZE_RANGE.max, challenge.counts.train)}
          step={4}
          onValueChange={(batchSize) => set({ batchSize: Math.round(batchSize) })}
        />
      </div>
    </LabCard>
  );
}
