"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useNetworkWords } from "@/components/lab/settings/settings-words";
import { LockRow } from "@/components/teach/plan/locks";
import { Done } from "@/components/teach/plan/words/done";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/form/number-field";
import { TypedNumbers } from "@/components/ui/form/typed-number";
import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import { formatCount, formatLearningRate } from "@/lib/learning/numbers/format";
import { EPOCHS_RANGE } from "@/lib/learning/training/hyperparameters";
import { type LockName, type Locks, lockedNames } from "@/lib/learning/training/locks";
import { unreachable } from "@/lib/learning/unreachable";
import { MAX_RUNS_A_ROUND, type PlannedRound } from "@/lib/session/decide/plan";
import type { Freedom } from "./plan-changes";

/** The limits of a round, and how far each can be raised. */
const LIMITS = {
  parameterLimit: { most: MAX_PARAMETERS, words: "mostParameters", free: "anySize" },
  runLimit: { most: MAX_RUNS_A_ROUND, words: "mostRuns", free: "anyNumber" },
  epochLimit: { most: EPOCHS_RANGE.max, words: "mostEpochs", free: "anyNumber" },
} as const;
const LIMIT_NAMES = ["parameterLimit", "runLimit", "epochLimit"] as const;

/** Whether a round restricts anything that can be given free while its class is in it. */
export function restricts(planned: Freedom): boolean {
  return (
    lockedNames(planned.locks).length > 0 ||
    LIMIT_NAMES.some((name) => planned[name] !== null) ||
    planned.findLocked
  );
}

type FreerDialogProps = {
  /** From 1. */
  readonly number: number;
  readonly planned: PlannedRound;
  readonly refusal: ReactNode;
  /** Changes the round; resolves to whether that was accepted. */
  readonly onFree: (change: Freedom) => Promise<boolean>;
  readonly onClose: () => void;
};

/** Gives the class more freedom in the round that it is in: single locks go, and limits rise or go. Nothing can be restricted further, as students have trained by the rules. */
export function FreerDialog({ number, planned, refusal, onFree, onClose }: FreerDialogProps) {
  const t = useTranslations("host.planEdit");
  const rules = useTranslations("teach.plan.rules");
  const lab = useTranslations("lab.settings");
  const lockedTo = useLockedValue();
  const { locks, parameterLimit, runLimit, epochLimit, findLocked } = planned;
  const before: Freedom = { locks, parameterLimit, runLimit, epochLimit, findLocked };
  const [freedom, setFreedom] = useState(before);
  const [refused, setRefused] = useState(false);
  const change = (change: Partial<Freedom>) => setFreedom((so) => ({ ...so, ...change }));
  const done = async () => {
    const isSame = JSON.stringify(freedom) === JSON.stringify(before);
    if (isSame || (await onFree(freedom))) onClose();
    else setRefused(true);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("freerOf", { number })}>
      <TypedNumbers>
        <p className="text-ink-muted text-sm">{t("freerIntro")}</p>
        <div className="divide-y divide-line">
          {lockedNames(locks).map((name) => (
            <LockRow
              key={name}
              label={lab(name)}
              hint={lockedTo(name, locks)}
              held={freedom.locks[name] !== undefined}
              onHeld={(held) =>
                change({
                  locks: held ? { ...freedom.locks, ...only(locks, name) } : without(freedom.locks, name),
                })
              }
            />
          ))}
          {LIMIT_NAMES.map((name) => {
            const limit = planned[name];
            if (limit === null) return null;
            const { most, words, free } = LIMITS[name];
            return (
              <LockRow
                key={name}
                label={rules(name)}
                words={{ free: rules(free), held: rules("limited") }}
                held={freedom[name] !== null}
                onHeld={(held) => change({ [name]: held ? limit : null })}
              >
                <NumberField
                  hideLabel
                  label={rules(words)}
                  value={freedom[name] ?? limit}
                  min={limit}
                  max={most}
                  onValueChange={(raised) => change({ [name]: raised })}
                />
              </LockRow>
            );
          })}
          {findLocked && (
            <LockRow
              label={rules("find")}
              words={{ free: rules("findOpen"), held: rules("findLocked") }}
              held={freedom.findLocked}
              onHeld={(held) => change({ findLocked: held })}
            />
          )}
        </div>
        {refused && refusal}
        <Done onDone={() => void done()} />
      </TypedNumbers>
    </Dialog>
  );
}

/** A lock as it was; that of the network with the units that it leaves free. */
function only(locks: Locks, name: LockName): Locks {
  const { network, units } = locks;
  return name === "network" ? { network, ...(units && { units }) } : { [name]: locks[name] };
}

function without(locks: Locks, name: LockName): Locks {
  const { [name]: _, ...others } = locks;
  if (name !== "network") return others;
  const { units: _units, ...rest } = others;
  return rest;
}

/** What a setting is locked to, in words. */
function useLockedValue(): (name: LockName, locks: Locks) => string {
  const lab = useTranslations("lab");
  const networkWords = useNetworkWords();
  return (name, { network, ...locks }) => {
    switch (name) {
      case "network":
        return network ? networkWords(network) : "";
      case "optimiser":
        return locks.optimiser ? lab(`optimisers.${locks.optimiser}`) : "";
      case "learningRate":
      case "weightDecay":
        return formatLearningRate(locks[name] ?? 0);
      case "batchSize":
      case "epochs":
        return formatCount(locks[name] ?? 0);
      default:
        return unreachable(name);
    }
  };
}
