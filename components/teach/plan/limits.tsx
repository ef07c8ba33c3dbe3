import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/form/number-field";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import { formatCount } from "@/lib/learning/numbers/format";
import { EPOCHS_RANGE } from "@/lib/learning/training/hyperparameters";
import { MAX_RUNS_A_ROUND } from "@/lib/session/decide/plan";
import { LockRow } from "./locks";
import type { RoundRules } from "./round-rules-dialog";

/** The initial limit of runs: enough to experiment, too few to try everything. */
const FIRST_RUN_LIMIT = 5;

type BudgetLimitsProps = {
  rules: RoundRules;
  /** The lab's default number of epochs. */
  offeredEpochs: number;
  onChange: (change: Partial<RoundRules>) => void;
};

/** Limits of a student's runs in a round and of the epochs of each. Locked epochs are their own limit. */
export function BudgetLimits({
  rules: { locks, runLimit, epochLimit },
  offeredEpochs,
  onChange,
}: BudgetLimitsProps) {
  const t = useTranslations("teach.plan.rules");
  return (
    <>
      <LockRow
        label={t("runLimit")}
        hint={t("runLimitHint")}
        words={{ free: t("anyNumber"), held: t("limited") }}
        held={runLimit !== null}
        onHeld={(held) => onChange({ runLimit: held ? FIRST_RUN_LIMIT : null })}
      >
        <NumberField
          hideLabel
          label={t("mostRuns")}
          value={runLimit ?? FIRST_RUN_LIMIT}
          min={1}
          max={MAX_RUNS_A_ROUND}
          onValueChange={(runLimit) => onChange({ runLimit })}
        />
      </LockRow>
      {locks.epochs === undefined && (
        <LockRow
          label={t("epochLimit")}
          words={{ free: t("anyNumber"), held: t("limited") }}
          held={epochLimit !== null}
          onHeld={(held) => onChange({ epochLimit: held ? offeredEpochs : null })}
        >
          <NumberField
            {...EPOCHS_RANGE}
            hideLabel
            label={t("mostEpochs")}
            value={epochLimit ?? offeredEpochs}
            step={10}
            onValueChange={(epochLimit) => onChange({ epochLimit })}
          />
        </LockRow>
      )}
    </>
  );
}

type SizeLimitsProps = {
  challenge: ChallengeInfo;
  rules: RoundRules;
  onChange: (change: Partial<RoundRules>) => void;
};

/** How large networks may be. A new limit starts at the size of the lab's default network. */
export function SizeLimits({ challenge, rules: { locks, parameterLimit }, onChange }: SizeLimitsProps) {
  const t = useTranslations("teach.plan.rules");
  const { preset, featureShape, task } = challenge;
  const offered = parameterCount(planNetwork(preset.network, featureShape, task));
  const isShort = parameterLimit !== null && parameterLimit < offered && locks.network === undefined;
  return (
    <LockRow
      label={t("parameterLimit")}
      words={{ free: t("anySize"), held: t("limited") }}
      held={parameterLimit !== null}
      onHeld={(held) => onChange({ parameterLimit: held ? offered : null })}
    >
      <NumberField
        hideLabel
        label={t("mostParameters")}
        value={parameterLimit ?? offered}
        min={1}
        max={MAX_PARAMETERS}
        step={offered < 1000 ? 10 : 100}
        onValueChange={(parameterLimit) => onChange({ parameterLimit })}
      />
      {isShort && (
        <p className="text-ink-muted text-sm">{t("presetLarger", { count: formatCount(offered) })}</p>
      )}
    </LockRow>
  );
}
