"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { LearningRateField } from "@/components/lab/settings/hyperparameter-fields";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { TypedNumbers } from "@/components/ui/form/typed-number";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LockName, Locks } from "@/lib/learning/training/locks";
import { MAX_AIM_CHARACTERS, type PlannedRound } from "@/lib/session/decide/plan";
import { BudgetLimits, SizeLimits } from "./limits";
import { HyperparameterLocks, LockRow, NetworkLock, type Offered, UnitsLock } from "./locks";
import { RankingRules } from "./ranking-rules";
import { Done } from "./words/done";

type RoundRulesDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** From 1. */
  number: number;
  challenge: ChallengeInfo;
  rules: RoundRules;
  /** Above the button that closes it: why it has not closed. */
  refusal?: ReactNode;
  onChange: (change: Partial<RoundRules>) => void;
};

/** Edits a round's rules: its aim, which settings are locked, runs and epochs, how it ranks, and whether its board is a Ladder. A newly locked setting starts at the lab's default. */
export function RoundRulesDialog({
  open,
  onOpenChange,
  number,
  challenge,
  rules,
  refusal,
  onChange,
}: RoundRulesDialogProps) {
  const t = useTranslations("teach.plan.rules");
  const lab = useTranslations("lab");
  const textsOf = useChallengeTexts();
  const { locks } = rules;
  const { preset } = challenge;
  const offered: Offered = { ...preset.hyperparameters, network: preset.network };
  const lock = (change: Locks) => onChange({ locks: { ...locks, ...change } });
  const hold = (name: LockName, held: boolean) => {
    const { [name]: _, ...rest } = locks;
    const others = name === "network" ? withoutUnits(rest) : rest;
    // Locked epochs are also the limit.
    const spared = name === "epochs" && held ? { epochLimit: null } : {};
    onChange({ locks: held ? { ...locks, [name]: offered[name] } : others, ...spared });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { number, title: textsOf(challenge).title })}
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
              limits={rules}
              onChange={(network) => lock({ network })}
            />
          </LockRow>
          <UnitsLock {...{ locks, lock }} onFixed={() => onChange({ locks: withoutUnits(locks) })} />
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
          <SizeLimits {...{ challenge, rules, onChange }} />
          <BudgetLimits {...{ rules, onChange }} offeredEpochs={preset.hyperparameters.epochs} />
          <RankingRules {...{ rules, onChange }} />
          <LadderSwitch ladder={rules.ladder} onChange={(ladder) => onChange({ ladder })} />
          <LockRow
            label={t("hints")}
            hint={t("hintsHint")}
            words={{ free: t("hintsOn"), held: t("hintsOff") }}
            held={!rules.hints}
            onHeld={(held) => onChange({ hints: !held })}
          />
        </div>
        {refusal}
        <Done onDone={() => onOpenChange(false)} />
      </TypedNumbers>
    </Dialog>
  );
}

/** These locks, with the units of a locked network locked too. */
function withoutUnits({ units: _, ...locks }: Locks): Locks {
  return locks;
}

type AimFieldProps = { aim: string | null; onChange: (aim: string | null) => void };

/** The aim of a round, in a line of the teacher's own. Kept as typed, without surrounding spaces. */
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

/** Whether the round's board is a Ladder, with an explanation of what that means. */
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

/** The rules of a round that this dialog decides: aim, locks, limits, ranking and Ladder. */
export type RoundRules = Omit<PlannedRound, "challenge" | "minutes" | "prediction" | "script" | "talk">;
