import { useTranslations } from "next-intl";
import { LockRow } from "./lock-row";

type LadderSwitchProps = { ladder: boolean; onChange: (ladder: boolean) => void };

/** Whether the round's board is a Ladder, and what that means, before anyone has to choose. */
export function LadderSwitch({ ladder, onChange }: LadderSwitchProps) {
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
