import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { formatClock } from "@/lib/learning/numbers/format";
import { roundTime } from "@/lib/session/decide/round-time";
import type { Millis } from "@/lib/session/log/events";
import type { Round } from "@/lib/session/log/session";

type TimeLeftProps = {
  readonly round: Round;
  readonly now: Millis;
  readonly size?: "desk" | "projector";
};

const SOON: Millis = 30_000;

/** The time left in a running round or, without a deadline, the time it has been running. It stops during a pause, and says so. */
export function TimeLeft({ round, now, size = "desk" }: TimeLeftProps) {
  const t = useTranslations("board");
  if (round.state !== "running") return null;
  const { left, passed, paused } = roundTime(round, now);
  const soon = left !== null && left <= SOON && !paused;
  return (
    <p
      role="timer"
      className={cn("whitespace-nowrap text-ink-muted", size === "projector" ? "text-base" : "text-sm")}
    >
      <span
        className={cn(
          "tabular font-semibold leading-none",
          soon ? "text-danger" : paused ? "text-warning" : "text-ink",
          size === "projector" ? "text-2xl" : "text-xl",
        )}
      >
        {formatClock(left ?? passed)}
      </span>{" "}
      <span>{paused ? t("paused") : left === null ? t("elapsed") : t("left")}</span>
    </p>
  );
}
