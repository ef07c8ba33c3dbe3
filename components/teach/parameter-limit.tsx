import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/form/number-field";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import { formatCount } from "@/lib/learning/numbers/format";
import { parameterCount } from "@/lib/learning/parameters";
import type { Locks } from "@/lib/learning/training/locks";
import { LockRow } from "./lock-row";

type ParameterLimitProps = {
  challenge: ChallengeInfo;
  locks: Locks;
  parameterLimit: number | null;
  onChange: (parameterLimit: number | null) => void;
};

/** How large networks may be. A limit starts at what the network that the lab offers first has. */
export function ParameterLimit({ challenge, locks, parameterLimit, onChange }: ParameterLimitProps) {
  const t = useTranslations("teach.plan.rules");
  const { preset, featureShape, task } = challenge;
  const offered = parameterCount(planNetwork(preset.network, featureShape, task));
  const isShort = parameterLimit !== null && parameterLimit < offered && locks.network === undefined;
  return (
    <LockRow
      label={t("parameterLimit")}
      words={{ free: t("anySize"), held: t("limited") }}
      held={parameterLimit !== null}
      onHeld={(held) => onChange(held ? offered : null)}
    >
      <NumberField
        hideLabel
        label={t("mostParameters")}
        value={parameterLimit ?? offered}
        min={1}
        max={MAX_PARAMETERS}
        step={offered < 1000 ? 10 : 100}
        onValueChange={onChange}
      />
      {isShort && (
        <p className="text-ink-muted text-sm">{t("presetLarger", { count: formatCount(offered) })}</p>
      )}
    </LockRow>
  );
}
