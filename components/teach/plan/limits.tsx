import { useTranslations } from "next-intl";
import { LockRow } from "@/components/teach/lock-row";
import type { RoundRules } from "@/components/teach/round-rules";
import { NumberField } from "@/components/ui/form/number-field";
import { EPOCHS_RANGE } from "@/lib/learning/training/hyperparameters";
import { MAX_RUNS_A_ROUND } from "@/lib/session/decide/plan";

/** What a limit of runs begins at: enough to try, too few to try everything. */
const FIRST_RUN_LIMIT = 5;

type BudgetLimitsProps = {
  rules: RoundRules;
  /** Epochs of a run as the lab offers it first. */
  offeredEpochs: number;
  onChange: (change: Partial<RoundRules>) => void;
};

/** What a student may spend in a round: runs, and epochs on each. Where epochs are locked, that is their limit. */
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
