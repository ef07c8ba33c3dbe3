import { useTranslations } from "next-intl";
import { LockRow } from "./locks";
import type { RoundRules } from "./round-rules-dialog";

type RankingRulesProps = { rules: RoundRules; onChange: (change: Partial<RoundRules>) => void };

/** How a round ranks: by which point of a run, on which examples until its test is opened, and whether "Find" may give the answer away. */
export function RankingRules({ rules, onChange }: RankingRulesProps) {
  const t = useTranslations("teach.plan.rules");
  return (
    <>
      <LockRow
        label={t("ranksBy")}
        hint={t("ranksByHint")}
        words={{ free: t("bestEpoch"), held: t("finalWeights") }}
        held={rules.ranksBy === "final-weights"}
        onHeld={(held) => onChange({ ranksBy: held ? "final-weights" : "best-epoch" })}
      />
      <LockRow
        label={t("ranksOn")}
        hint={t("ranksOnHint")}
        words={{ free: t("onValidation"), held: t("onTraining") }}
        held={rules.trainingScores}
        onHeld={(held) => onChange({ trainingScores: held })}
      />
      <LockRow
        label={t("find")}
        hint={t("findHint")}
        words={{ free: t("findOpen"), held: t("findLocked") }}
        held={rules.findLocked}
        onHeld={(held) => onChange({ findLocked: held })}
      />
    </>
  );
}
