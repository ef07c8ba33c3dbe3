"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { AddLayerMenu } from "@/components/lab/settings/add-layer-menu";
import { WeightDecayField } from "@/components/lab/settings/hyperparameter-fields";
import { LayerList } from "@/components/lab/settings/layer-row";
import { useTrouble } from "@/components/lab/settings/network-trouble";
import { useLayerEditing } from "@/components/lab/settings/use-layer-editing";
import { NumberField } from "@/components/ui/form/number-field";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { outputUnits } from "@/lib/learning/examples/task";
import { parameterCount } from "@/lib/learning/network/flop";
import { editedLayers } from "@/lib/learning/network/layer-edit";
import { MAX_LAYERS, MAX_UNITS, type Network } from "@/lib/learning/network/network";
import type { NetworkLimits } from "@/lib/learning/network/network-check";
import { networkSketch } from "@/lib/learning/network/network-sketch";
import { formatCount } from "@/lib/learning/numbers/format";
import { BATCH_SIZE_RANGE, EPOCHS_RANGE, OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import type { LockName, Locks } from "@/lib/learning/training/locks";

const NUMBERS = ["batchSize", "epochs"] as const;

/** What each lock starts at: the lab’s defaults. */
export type Offered = Required<Pick<Locks, LockName>>;

type HyperparameterLocksProps = {
  challenge: ChallengeInfo;
  locks: Locks;
  /** The lab's defaults. */
  offered: Offered;
  hold: (name: LockName, held: boolean) => void;
  lock: (change: Locks) => void;
};

/** The optimiser and the numeric settings, each free or locked to a value. */
export function HyperparameterLocks({ challenge, locks, offered, hold, lock }: HyperparameterLocksProps) {
  const t = useTranslations("teach.plan.rules");
  const lab = useTranslations("lab");
  const fields = {
    batchSize: {
      min: BATCH_SIZE_RANGE.min,
      max: Math.min(BATCH_SIZE_RANGE.max, challenge.counts.train),
      step: 4,
    },
    epochs: { ...EPOCHS_RANGE, step: 10 },
  };
  return (
    <>
      <LockRow
        label={lab("settings.optimiser")}
        held={locks.optimiser !== undefined}
        onHeld={(held) => hold("optimiser", held)}
      >
        <Select
          aria-label={t("valueOf", { setting: lab("settings.optimiser") })}
          value={locks.optimiser ?? offered.optimiser}
          options={OPTIMISERS.map((value) => ({ value, label: lab(`optimisers.${value}`) }))}
          onValueChange={(optimiser) => lock({ optimiser })}
        />
      </LockRow>
      {NUMBERS.map((name) => (
        <LockRow
          key={name}
          label={lab(`settings.${name}`)}
          held={locks[name] !== undefined}
          onHeld={(held) => hold(name, held)}
        >
          <NumberField
            {...fields[name]}
            hideLabel
            label={t("valueOf", { setting: lab(`settings.${name}`) })}
            value={locks[name] ?? offered[name]}
            onValueChange={(value) => lock({ [name]: value })}
          />
        </LockRow>
      ))}
      <LockRow
        label={lab("settings.weightDecay")}
        held={locks.weightDecay !== undefined}
        onHeld={(held) => hold("weightDecay", held)}
      >
        <WeightDecayField
          hideLabel
          value={locks.weightDecay ?? offered.weightDecay}
          onChange={(weightDecay) => lock({ weightDecay })}
        />
      </LockRow>
    </>
  );
}

type LockRowProps = {
  /** The name of the setting. */
  label: string;
  /** A sentence of explanation. */
  hint?: string;
  /** Labels for free and for locked. */
  words?: { readonly free: string; readonly held: string };
  held: boolean;
  onHeld: (held: boolean) => void;
  /** The control for the locked value; shown only while locked. */
  children?: ReactNode;
  /** A control that is shown only while free. */
  whenFree?: ReactNode;
};

/** One setting that a round leaves to its students or locks to a value. */
export function LockRow({ label, hint, words, held, onHeld, children, whenFree }: LockRowProps) {
  const t = useTranslations("teach.plan.rules");
  return (
    <div className="grid gap-2.5 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <span aria-hidden className="font-medium text-sm">
          {label}
        </span>
        <Segmented
          label={label}
          value={held ? "held" : "free"}
          onValueChange={(chosen) => onHeld(chosen === "held")}
          options={[
            { value: "free", label: words?.free ?? t("free") },
            { value: "held", label: words?.held ?? t("held") },
          ]}
        />
      </div>
      {hint !== undefined && <p className="text-ink-muted text-sm">{hint}</p>}
      {held ? children : whenFree}
    </div>
  );
}

/** Whether students choose the units of a locked network, and from which range. Nothing where it has no dense layer. */
export function UnitsLock({ locks, lock, onFixed }: UnitsLockProps) {
  const t = useTranslations("teach.plan.rules");
  const { network, units } = locks;
  if (!network?.layers.some(({ kind }) => kind === "dense")) return null;
  const range = units ?? { from: 1, to: MAX_UNITS };
  return (
    <LockRow
      label={t("freeUnits")}
      hint={t("freeUnitsHint")}
      held={units === undefined}
      onHeld={(held) => (held ? onFixed() : lock({ units: range }))}
      whenFree={
        <div className="grid grid-cols-2 gap-3">
          <NumberField
            label={t("fromUnits")}
            value={range.from}
            min={1}
            max={range.to}
            onValueChange={(from) => lock({ units: { ...range, from } })}
          />
          <NumberField
            label={t("toUnits")}
            value={range.to}
            min={range.from}
            max={MAX_UNITS}
            onValueChange={(to) => lock({ units: { ...range, to } })}
          />
        </div>
      }
    />
  );
}

type UnitsLockProps = {
  locks: Locks;
  lock: (change: Locks) => void;
  /** Takes the choice of units from the students. */
  onFixed: () => void;
};

type NetworkLockProps = {
  challenge: ChallengeInfo;
  network: Network;
  limits: NetworkLimits;
  onChange: (network: Network) => void;
};

/** The network that everyone trains in a round, layer by layer, as students edit their own. */
export function NetworkLock({ challenge, network, limits, onChange }: NetworkLockProps) {
  const t = useTranslations("teach.plan.rules");
  const { featureShape, task, density } = challenge;
  const layers = useMemo(() => editedLayers(network.layers, featureShape), [network, featureShape]);
  const trouble = useTrouble(challenge, network, limits);
  const editing = useLayerEditing(layers, (changed) => onChange({ layers: changed }));
  const sketch = useMemo(
    () => networkSketch({ layers: [...layers] }, featureShape, task, density),
    [layers, featureShape, task, density],
  );
  return (
    <div className="grid gap-1 rounded-control border border-line p-2">
      {layers.length === 0 && <p className="px-2 py-1 text-ink-muted text-sm">{t("noLayers")}</p>}
      <LayerList {...{ layers, sketch, editing, trouble }} symbols={outputUnits(task)} />
      <div className="flex min-h-8 items-center justify-between gap-2">
        {layers.length < MAX_LAYERS && <AddLayerMenu featureShape={featureShape} onAdd={editing.add} />}
        {sketch.plan !== null && (
          <span className="tabular ms-auto px-2 text-ink-muted text-xs">
            {t("parameters", { count: formatCount(parameterCount(sketch.plan)) })}
          </span>
        )}
      </div>
    </div>
  );
}
