"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { LearningRateField } from "@/components/lab/settings/hyperparameter-fields";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import {
  goToNumber,
  RefusedNumberReason,
  TypedNumbers,
  useRefusedNumbers,
} from "@/components/ui/form/typed-number";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import type { LockName, Locks } from "@/lib/learning/training/locks";
import { MAX_AIM_CHARACTERS, type PlannedRound } from "@/lib/session/decide/plan";
import { BudgetLimits, ParameterLimit } from "./limits";
import { HyperparameterLocks, LockRow, NetworkLock } from "./locks";

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

type AimFieldProps = { aim: string | null; onChange: (aim: string | null) => void };

/** What a round is to show, in a line of the teacher's own. Kept as it is typed, but for spaces round it. */
function AimField({ aim, onChange }: AimFieldProps) {
  const t = useTranslations("teach.plan.rules");
  const [typed, setTyped] = useState(aim ?? "");
  return (
    <Field label={t("aim")} hint={t("aimHint")}>
      <Input
        dir="auto"
        maxLength={MAX_AIM_CHARACTERS}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          const trimmed = event.target.value.trim();
          onChange(trimmed === "" ? null : trimmed);
        }}
      />
    </Field>
  );
}

type LadderSwitchProps = { ladder: boolean; onChange: (ladder: boolean) => void };

/** Whether the round's board is a Ladder, and what that means, before anyone has to choose. */
function LadderSwitch({ ladder, onChange }: LadderSwitchProps) {
  const t = useTranslations("teach.plan.rules");
  return (
    <LockRow
      label={t("ladder")}
      hint={t("ladderHint")}
      words={{ free: t("everyGain"), held: t("clearGain") }}
      held={ladder}
      onHeld={onChange}
    />
  );
}

/** What a round is to show, what it holds back, how its board moves: all of it that the plan form's dialog decides. */
export type RoundRules = Pick<
  PlannedRound,
  "locks" | "parameterLimit" | "runLimit" | "epochLimit" | "ladder" | "hints" | "aim"
>;
