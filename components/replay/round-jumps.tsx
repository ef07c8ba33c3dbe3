"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { cn } from "@/components/ui/class-names";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

type RoundJumpsProps = {
  readonly final: Session;
  /** The round of the playback; null: before the first round. */
  readonly current: number | null;
  /** In log time. */
  readonly onSeek: (time: Millis) => void;
  readonly overview: { readonly shown: boolean; readonly open: () => void };
};

/** The overview, and the rounds as chapters; each jumps to its beginning. */
export const RoundJumps = memo(function RoundJumps({ final, current, onSeek, overview }: RoundJumpsProps) {
  const t = useTranslations("replay");
  const textsOf = useChallengeTexts();
  const chapters = final.rounds.flatMap((round, number) =>
    round.state === "planned"
      ? []
      : [
          {
            round: number as number | null,
            at: round.startedAt,
            label: `${number + 1} · ${textsOf(final.plan.rounds[number]!).title}`,
          },
        ],
  );
  const jumps = [
    { key: "overview", isHere: overview.shown, label: t("overview.open"), go: overview.open },
    ...[{ round: null, at: 0, label: t("lobby") }, ...chapters].map(({ round, at, label }) => ({
      ...{ key: String(round ?? "lobby"), label, go: () => onSeek(at) },
      isHere: !overview.shown && round === current,
    })),
  ];
  return (
    <nav aria-label={t("rounds")} className="flex gap-1 overflow-x-auto">
      {jumps.map(({ key, isHere, label, go }) => (
        <button
          key={key}
          type="button"
          aria-current={isHere ? "step" : undefined}
          onClick={go}
          className={cn(
            "h-8 shrink-0 rounded-control px-3 text-ink-muted text-sm hover:bg-sunken hover:text-ink pointer-coarse:h-11",
            isHere && "bg-sunken font-medium text-ink",
          )}
        >
          {label}
        </button>
      ))}
    </nav>
  );
});
