import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { type Ranking, rankingOf } from "@/lib/learning/curves/ranking";
import type { TestMove } from "@/lib/session/board/test-moves";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { BoardSize } from "./board-size";
import { isolateNumber } from "./isolate";

/** A place on a board, marked if several share it. */
export function Rank({ rank, shared }: { rank: number; shared: boolean }) {
  const t = useTranslations("board");
  return (
    <>
      <span aria-hidden={shared} dir="ltr">
        {shared ? `=${rank}` : rank}
      </span>
      {shared && <span className="sr-only">{t("sharedRank", { rank })}</span>}
    </>
  );
}

/** Whether the rows above and below are in the same place. */
export type Bracket = { readonly above: boolean; readonly below: boolean };

/** A place that its first row names, in a positioned cell: a bracket along its rows says that they are too close to call. */
export function BracketedRank({ rank, bracket: { above, below } }: { rank: number; bracket: Bracket }) {
  const t = useTranslations("board");
  return (
    <>
      {!above && (
        <span aria-hidden dir="ltr">
          {rank}
        </span>
      )}
      <span
        aria-hidden
        className={cn(
          "absolute inset-y-0 end-[3px] w-1 border-ink-muted/60 border-s-2",
          !above && "top-[0.45em] rounded-ss-sm border-t-2",
          !below && "bottom-[0.45em] rounded-es-sm border-b-2",
        )}
      />
      <span className="sr-only">{t("test.tooCloseIn", { rank })}</span>
    </>
  );
}

/** The ranks that occur more than once. */
export function sharedRanks(ranks: readonly number[]): ReadonlySet<number> {
  const seen = new Set<number>();
  return new Set(ranks.filter((rank) => seen.has(rank) || !seen.add(rank)));
}

/** Between two characters that no line may break between (Unicode's word joiner). */
const JOIN = "\u2060";

/** A place on the test in a sentence: "4", or "4–7" of four who are too close to call. */
export function placeOnTest({ testRank, lastRank }: Pick<TestMove, "testRank" | "lastRank">): string {
  return isolateNumber(testRank === lastRank ? `${testRank}` : `${testRank}–${JOIN}${lastRank}`);
}

type RankingLineProps = {
  /** The round as planned; without it, it ranks as usual. */
  readonly planned: PlannedRound | null | undefined;
  /** The round's test is open. */
  readonly opened?: boolean;
  /** Nobody has a place: the class drew too little for that. */
  readonly unranked?: boolean;
  readonly size: BoardSize;
};

/** How a round ranks, as messages select by it: their keys have no hyphens. */
export function rankingWords({ by, on }: Ranking) {
  return { by: by === "final-weights" ? "final" : "best", on } as const;
}

/** By which point of a run a board ranks, and on which examples, in a few words. */
export const RankingLine = memo(function RankingLine({
  planned,
  opened = false,
  unranked = false,
  size,
}: RankingLineProps) {
  const t = useTranslations("board.ranking");
  return (
    <p
      className={cn(
        "shrink-0 pb-1 text-ink-muted",
        size === "projector" ? "text-base leading-tight" : "text-xs",
      )}
    >
      {unranked
        ? t("unranked")
        : t(opened ? "opened" : "line", rankingWords(rankingOf(planned ?? undefined)))}
    </p>
  );
});
