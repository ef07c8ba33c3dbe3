import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { EPOCHS_RANGE } from "@/lib/learning/hyperparameters";
import { MAX_RUNS_A_ROUND } from "@/lib/session/plan";
import { LockRow } from "./lock-row";
import type { RoundRules } from "./round-rules";

/** What a limit of runs begins at: enough to try, too few to try everything. */
const FIRST_RUN_LIMIT = 5;

type Props = {
  rules: RoundRules;
  /** Epochs of a run as the lab offers it first. */
  offeredEpochs: number;
  onChange: (change: Partial<RoundRules>) => void;
};

/** What a student may spend in a round: runs, and epochs on each. Where epochs are locked, that is their limit. */
export function BudgetLimits({ rules: { locks, runLimit, epochLimit }, offeredEpochs, onChange }: Props) {
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
