"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { LearningRateField } from "@/components/lab/settings/hyperparameter-fields";
import { AimField } from "@/components/teach/aim-field";
import { LadderSwitch } from "@/components/teach/ladder-switch";
import { LockRow } from "@/components/teach/lock-row";
import { NetworkLock } from "@/components/teach/network-lock";
import { ParameterLimit } from "@/components/teach/parameter-limit";
import type { RoundRules } from "@/components/teach/round-rules";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import {
  goToNumber,
  RefusedNumberReason,
  TypedNumbers,
  useRefusedNumbers,
} from "@/components/ui/form/typed-number";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import type { LockName, Locks } from "@/lib/learning/training/locks";
import { BudgetLimits } from "./limits";
import { HyperparameterLocks } from "./locks";

type RoundRulesDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** From 1. */
  number: number;
  challenge: ChallengeInfo;
  rules: RoundRules;
  onChange: (change: Partial<RoundRules>) => void;
};

/** What a round is to show, what students may change in it, setting by setting, what they may spend, and how its board moves. What is locked starts at what the lab would offer first. */
export function RoundRulesDialog({
  open,
  onOpenChange,
  number,
  challenge,
  rules,
  onChange,
}: RoundRulesDialogProps) {
  const t = useTranslations("teach.plan.rules");
  const lab = useTranslations("lab");
  const challenges = useTranslations("challenges");
  const { locks, parameterLimit } = rules;
  const { preset } = challenge;
  const offered: Required<Locks> = { ...preset.hyperparameters, network: preset.network };
  const lock = (change: Locks) => onChange({ locks: { ...locks, ...change } });
  const hold = (name: LockName, held: boolean) => {
    const { [name]: _, ...others } = locks;
    // Locked epochs are the most that a run may have.
    const spared = name === "epochs" && held ? { epochLimit: null } : {};
    onChange({ locks: held ? { ...locks, [name]: offered[name] } : others, ...spared });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { number, title: challenges(`${challenge.id}.title`) })}
    >
      <TypedNumbers>
        <AimField aim={rules.aim} onChange={(aim) => onChange({ aim })} />
        <p className="pt-4 pb-1 text-ink-muted text-sm">{t("intro")}</p>
        <div className="divide-y divide-line">
          <LockRow
            label={lab("settings.network")}
            held={locks.network !== undefined}
            onHeld={(held) => hold("network", held)}
          >
            <NetworkLock
              challenge={challenge}
              network={locks.network ?? preset.network}
              limit={parameterLimit ?? MAX_PARAMETERS}
              onChange={(network) => lock({ network })}
            />
          </LockRow>
          <LockRow
            label={lab("settings.learningRate")}
            held={locks.learningRate !== undefined}
            onHeld={(held) => hold("learningRate", held)}
          >
            <LearningRateField
              hideLabel
              value={locks.learningRate ?? offered.learningRate}
              onChange={(learningRate) => lock({ learningRate })}
              onFind={null}
            />
          </LockRow>
          <HyperparameterLocks {...{ challenge, locks, offered, hold, lock }} />
          <ParameterLimit
            {...{ challenge, locks, parameterLimit }}
            onChange={(parameterLimit) => onChange({ parameterLimit })}
          />
          <BudgetLimits {...{ rules, onChange }} offeredEpochs={preset.hyperparameters.epochs} />
          <LadderSwitch ladder={rules.ladder} onChange={(ladder) => onChange({ ladder })} />
          <LockRow
            label={t("hints")}
            hint={t("hintsHint")}
            words={{ free: t("hintsOn"), held: t("hintsOff") }}
            held={!rules.hints}
            onHeld={(held) => onChange({ hints: !held })}
          />
        </div>
        <Done onDone={() => onOpenChange(false)} />
      </TypedNumbers>
    </Dialog>
  );
}

/** Waits for a number that cannot be read; closing the dialog in another way leaves that one as it was. */
function Done({ onDone }: { onDone: () => void }) {
  const t = useTranslations("teach.plan.rules");
  const reason = useId();
  const [refused] = useRefusedNumbers();
  return (
    <div className="mt-4 grid gap-2">
      {refused && <RefusedNumberReason id={reason} number={refused} />}
      <Button
        variant="primary"
        className="w-full"
        aria-disabled={refused !== undefined}
        aria-describedby={refused && reason}
        onClick={() => (refused ? goToNumber(refused) : onDone())}
      >
        {t("done")}
      </Button>
    </div>
  );
}
