"use client";

import { ChevronRight, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { isolate } from "@/components/board/isolate";
import { LabCard } from "@/components/lab/lab-card";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { outputUnits } from "@/lib/learning/examples/task";
import { parameterCount, stepFlop } from "@/lib/learning/network/flop";
import { editedLayers } from "@/lib/learning/network/layer-edit";
import { MAX_LAYERS } from "@/lib/learning/network/network";
import type { NetworkLimits } from "@/lib/learning/network/network-check";
import { type NetworkSketch, networkSketch } from "@/lib/learning/network/network-sketch";
import { formatCount, formatFlop, formatLearningRate } from "@/lib/learning/numbers/format";
import {
  examplesPerStep,
  type Hyperparameters,
  type Settings,
} from "@/lib/learning/training/hyperparameters";
import { freeUnits, type LockName, type Locks, lockedNames } from "@/lib/learning/training/locks";
import { unreachable } from "@/lib/learning/unreachable";
import { AddLayerMenu } from "./add-layer-menu";
import { HyperparameterFields } from "./hyperparameter-fields";
import { LayerList, UnitsList } from "./layer-row";
import { NetworkPicture } from "./network-picture";
import type { TroubleInWords } from "./network-trouble";
import { useNetworkWords } from "./settings-words";
import { useLayerEditing } from "./use-layer-editing";

/**
 * What a student chooses before a run, except its length; then, in one line, what the round fixes. `settings` respect the round's
 * locks. `canFind`: whether learning rates can be tried now.
 */
export const SettingsPanel = memo(function SettingsPanel({
  challenge,
  settings,
  trouble,
  locks,
  limits,
  onChange,
  onFind,
  canFind,
  findLocked,
  className,
}: {
  challenge: ChallengeInfo;
  settings: Settings;
  /** Why this network cannot be trained, or null. */
  trouble: TroubleInWords | null;
  locks: Locks;
  limits: NetworkLimits;
  onChange: (settings: Settings) => void;
  onFind: (() => void) | null;
  canFind: boolean;
  /** The round locks the search for a learning rate until the host opens it. */
  findLocked: boolean;
  className?: string;
}) {
  const t = useTranslations("lab.settings");
  const { network, hyperparameters } = settings;
  const { featureShape, task, density, counts } = challenge;
  const layers = editedLayers(network.layers, featureShape);
  const editing = useLayerEditing(layers, (changed) =>
    onChange({ ...settings, network: { layers: changed } }),
  );
  const sketch = networkSketch({ layers: [...layers] }, featureShape, task, density);
  const parameters = useParameterWords(sketch, limits.parameterLimit);
  const set = (changed: Partial<Hyperparameters>) =>
    onChange({ ...settings, hyperparameters: { ...hyperparameters, ...changed } });

  const free = locks.network === undefined;
  const units = freeUnits(locks);
  const picture = <NetworkPicture {...{ layers, sketch, featureShape, task, parameters }} />;
  const figures = (
    <NetworkFigures
      {...{ sketch, parameters, density }}
      batch={examplesPerStep(counts.train, hyperparameters.batchSize)}
      tooMany={trouble?.tooMany ?? false}
    />
  );

  return (
    <LabCard
      title={t(free || units ? "network" : "title")}
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
          <LayerList {...{ layers, sketch, editing, trouble }} symbols={outputUnits(task)} />
          {figures}
          <hr className="border-line" />
        </>
      )}
      {units && (
        <>
          {picture}
          <UnitsList {...{ layers, sketch, units }} onChange={editing.change} />
          {figures}
          {trouble !== null && <p className="text-danger text-xs">{trouble.sentence}</p>}
          <p className="text-ink-muted text-xs">{t("unitsOnly", { from: units.from, to: units.to })}</p>
        </>
      )}
      <HyperparameterFields
        value={hyperparameters}
        locks={locks}
        trainCount={counts.train}
        onChange={set}
        {...{ onFind, canFind, findLocked }}
      />
      <FixedSettings locks={locks} />
      {!free && !units && (
        <>
          <hr className="border-line" />
          {picture}
          {figures}
          {trouble !== null && <p className="text-danger text-xs">{trouble.sentence}</p>}
        </>
      )}
    </LabCard>
  );
});

/** How many parameters a network has, and the limit where the round sets one. Empty where a layer does not fit. */
function useParameterWords({ plan }: NetworkSketch, limit: number | null): string {
  const t = useTranslations("lab");
  if (plan === null) return "";
  const count = formatCount(parameterCount(plan));
  return limit === null
    ? t("settings.parameters", { count })
    : t("layers.ofLimit", { count, limit: formatCount(limit) });
}

/** The parameters of a network, and the computation of one training step. */
function NetworkFigures({
  sketch: { plan },
  parameters,
  batch,
  density,
  tooMany,
}: {
  sketch: NetworkSketch;
  parameters: string;
  /** Examples in each step. */
  batch: number;
  density: ChallengeInfo["density"];
  tooMany: boolean;
}) {
  const t = useTranslations("lab.layers");
  return (
    <p className="tabular flex flex-wrap justify-between gap-x-3 text-ink-muted text-xs">
      {/* Keeps its height while there is nothing to count. */}
      <span className={cn("min-h-[1lh]", tooMany && "font-medium text-danger")}>{parameters}</span>
      {plan !== null && (
        <span>
          <RichText>
            {t.rich("flop", {
              flop: () => (
                <bdi translate="no" dir="ltr">
                  {formatFlop(stepFlop(plan, batch, density))}
                </bdi>
              ),
            })}
          </RichText>
        </span>
      )}
    </p>
  );
}

/** What the round fixes, in one line such as `Fixed: 16–16 tanh · SGD · 32 · 200`. Opened, it lists each setting by name and says why. */
function FixedSettings({ locks }: { locks: Locks }) {
  const t = useTranslations("lab");
  const inWords = useNetworkWords();
  const shown = (name: LockName): string | null => {
    switch (name) {
      case "network":
        return locks.network ? inWords(locks.network) : null;
      case "optimiser":
        return locks.optimiser ? t(`optimisers.${locks.optimiser}`) : null;
      case "learningRate":
        return locks.learningRate === undefined ? null : formatLearningRate(locks.learningRate);
      case "weightDecay":
        if (locks.weightDecay === undefined) return null;
        return locks.weightDecay === 0 ? t("settings.noDecay") : formatLearningRate(locks.weightDecay);
      case "batchSize":
      case "epochs":
        return locks[name] === undefined ? null : String(locks[name]);
      default:
        return unreachable(name);
    }
  };
  // A network whose units are free is shown with its layers.
  const fixed = lockedNames(locks)
    .filter((name) => name !== "network" || freeUnits(locks) === null)
    .map((name) => ({ name, value: shown(name) ?? "" }));
  if (fixed.length === 0) return null;
  // The line leaves out a weight decay fixed at none, unless nothing else is fixed.
  const inLine = fixed.filter(({ name }) => name !== "weightDecay" || locks.weightDecay !== 0);
  return (
    <details data-fixed className="group text-sm">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-control text-ink-muted hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <Lock aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="tabular min-w-0 flex-1 leading-snug">
          {t("settings.fixed", {
            values: (inLine.length > 0 ? inLine : fixed).map(({ value }) => isolate(value)).join(" · "),
          })}
        </span>
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 transition-transform group-open:rotate-90 rtl:rotate-180 rtl:group-open:rotate-90"
        />
      </summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 py-1 ps-5">
        {fixed.map(({ name, value }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-muted">{t(`settings.${name}`)}</dt>
            <dd className="tabular text-end font-medium">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="pt-1 ps-5 text-ink-muted text-xs">{t("settings.locked")}</p>
    </details>
  );
}
