"use client";

import { useTranslations } from "next-intl";
import { LabCard } from "@/components/lab/lab-card";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Hyperparameters, Settings } from "@/lib/learning/hyperparameters";
import type { Locks } from "@/lib/learning/locks";
import { MAX_LAYERS } from "@/lib/learning/network";
import { networkSketch } from "@/lib/learning/network-sketch";
import { AddLayerMenu } from "./add-layer-menu";
import { FixedSettings } from "./fixed-settings";
import { HyperparameterFields } from "./hyperparameter-fields";
import { LayerList } from "./layer-list";
import { NetworkFigures, useParameterWords } from "./network-figures";
import { NetworkPicture } from "./network-picture";
import { useLayerEditing } from "./use-layer-editing";
import type { TroubleInWords } from "./use-trouble";

/**
 * What a student chooses before a run, but its length; then, in a line, what the round holds fast. `settings` keep the round's locks; `parameterLimit` null: as many
 * as any network may have. `canFind`: learning rates can be tried now.
 */
export function SettingsPanel({
  challenge,
  settings,
  trouble,
  locks,
  parameterLimit,
  onChange,
  onFind,
  canFind,
  className,
}: {
  challenge: ChallengeInfo;
  settings: Settings;
  /** Why this network cannot be trained, or null. */
  trouble: TroubleInWords | null;
  locks: Locks;
  parameterLimit: number | null;
  onChange: (settings: Settings) => void;
  onFind: () => void;
  canFind: boolean;
  className?: string;
}) {
  const t = useTranslations("lab.settings");
  const { network, hyperparameters } = settings;
  const { featureShape, task } = challenge;
  const { layers } = network;
  const editing = useLayerEditing(layers, (changed) =>
    onChange({ ...settings, network: { layers: changed } }),
  );
  const sketch = networkSketch(network, featureShape, task);
  const parameters = useParameterWords(sketch, parameterLimit);
  const set = (changed: Partial<Hyperparameters>) =>
    onChange({ ...settings, hyperparameters: { ...hyperparameters, ...changed } });

  const free = locks.network === undefined;
  const picture = <NetworkPicture {...{ layers, sketch, featureShape, parameters }} />;
  const figures = (
    <NetworkFigures
      {...{ sketch, parameters }}
      batchSize={hyperparameters.batchSize}
      tooMany={trouble?.tooMany ?? false}
    />
  );

  return (
    <LabCard
      title={t(free ? "network" : "title")}
      actions={
        free &&
        (layers.length < MAX_LAYERS ? (
          <AddLayerMenu featureShape={featureShape} onAdd={editing.add} />
        ) : (
          <span className="text-ink-muted text-xs">{t("mostLayers", { count: MAX_LAYERS })}</span>
        ))
      }
      className={className}
    >
      {free && (
        <>
          {picture}
          <LayerList {...{ layers, sketch, editing, trouble }} />
          {figures}
          <hr className="border-line" />
        </>
      )}
      <HyperparameterFields
        value={hyperparameters}
        locks={locks}
        trainCount={challenge.counts.train}
        onChange={set}
        {...{ onFind, canFind }}
      />
      <FixedSettings locks={locks} />
      {!free && (
        <>
          <hr className="border-line" />
          {picture}
          {figures}
          {trouble !== null && <p className="text-danger text-xs">{trouble.sentence}</p>}
        </>
      )}
    </LabCard>
  );
}
