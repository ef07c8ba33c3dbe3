import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/form/select";

/** Minutes to choose from; a plan may have any number from 1 to 120, and a copied plan keeps its own. */
const MINUTES = [3, 5, 7, 10, 12, 15, 20, 25, 30, 45, 60];
const UNTIL_CLOSED = "until-closed";

type MinutesSelectProps = {
  /** Of the round, from 1. */
  number: number;
  /** Null: until the host closes it. */
  minutes: number | null;
  onMinutes: (minutes: number | null) => void;
  className?: string;
};

/** For how many minutes the class trains in a round. */
export function MinutesSelect({ number, minutes, onMinutes, className }: MinutesSelectProps) {
  const t = useTranslations("teach.plan");
  const offered = [...new Set(minutes === null ? MINUTES : [...MINUTES, minutes])].sort((a, b) => a - b);
  return (
    <Select
      aria-label={t("timeOf", { number })}
      value={minutes === null ? UNTIL_CLOSED : String(minutes)}
      onValueChange={(chosen) => onMinutes(chosen === UNTIL_CLOSED ? null : Number(chosen))}
      options={[
        { value: UNTIL_CLOSED, label: t("untilClosed") },
        ...offered.map((count) => ({ value: String(count), label: t("minutes", { count }) })),
      ]}
      className={className}
    />
  );
}
