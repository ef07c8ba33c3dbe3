import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

type RoundJumpsProps = {
  readonly final: Session;
  /** Where the playback is; null: before the first round. */
  readonly current: number | null;
  /** In the time of the log. */
  readonly onSeek: (time: Millis) => void;
};

/** The chapters of the class: each goes to where it began. */
export const RoundJumps = memo(function RoundJumps({ final, current, onSeek }: RoundJumpsProps) {
  const t = useTranslations("replay");
  const challenges = useTranslations("challenges");
  const chapters = final.rounds.flatMap((round, number) =>
    round.state === "planned"
      ? []
      : [
          {
            round: number as number | null,
            at: round.startedAt,
            label: `${number + 1} · ${challenges(`${final.plan.rounds[number].challenge}.title`)}`,
          },
        ],
  );
  return (
    <nav aria-label={t("rounds")} className="flex gap-1 overflow-x-auto">
      {[{ round: null, at: 0, label: t("lobby") }, ...chapters].map(({ round, at, label }) => (
        <button
          key={round ?? "lobby"}
          type="button"
          aria-current={round === current ? "step" : undefined}
          onClick={() => onSeek(at)}
          className={cn(
            "h-8 shrink-0 rounded-control px-3 text-ink-muted text-sm hover:bg-sunken hover:text-ink pointer-coarse:h-11",
            round === current && "bg-sunken font-medium text-ink",
          )}
        >
          {label}
        </button>
      ))}
    </nav>
  );
});
