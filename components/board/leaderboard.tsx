"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import { type RanksOn, rankingOf } from "@/lib/learning/curves/ranking";
import type { Task } from "@/lib/learning/examples/task";
import { formatScore } from "@/lib/learning/numbers/format";
import { mostImproved, type Standing } from "@/lib/session/board/leaderboard";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ParticipantId } from "@/lib/session/log/events";
import { activityOf } from "./activity";
import { type BoardSize, METRIC_COLUMN, METRIC_NAMES, TRAIN_COLUMN } from "./board-size";
import { LeaderboardRow } from "./leaderboard-row";
import { RankingLine, rankingWords, sharedRanks } from "./rank";
import { useSlidingRows } from "./use-sliding-rows";

type LeaderboardProps = {
  /** In board order, as `leaderboard` gives them. */
  readonly standings: readonly Standing[];
  readonly task: Task;
  /** The round as planned: how many runs a student has, and whether the board is a Ladder. */
  readonly planned?: PlannedRound | null;
  /** Participants who joined after the round had started. */
  readonly late?: ReadonlySet<ParticipantId>;
  /** Nobody has a place: the class drew too little for that. */
  readonly unranked?: boolean;
  /** The student whose lab this board is in; their row is highlighted and never left out. */
  readonly self?: ParticipantId | null;
  /** Places shown from the top. On the projector, which does not scroll, as many of them as fit. */
  readonly limit?: number;
  readonly size?: BoardSize;
};

const NOBODY: ReadonlySet<ParticipantId> = new Set();

/** Who leads a round before its test is opened, by the score that it ranks by. Where that is on the training examples, it shows no others. */
export function Leaderboard({
  standings,
  task,
  planned = null,
  late = NOBODY,
  unranked = false,
  self = null,
  limit = self === null ? 300 : 10,
  size = "lab",
}: LeaderboardProps) {
  const t = useTranslations("board");
  const wall = size === "projector";
  const most = Math.min(limit, standings.length);
  const { box, count, settled } = useLargestFit<HTMLDivElement>(wall ? most : 0, standings.length);
  const rows = boardRows(standings, wall ? count : limit, self);
  const leftOut = wall ? standings.length - count : 0;
  const body = useSlidingRows(
    rows.map((row) => (row.kind === "standing" ? row.standing.participant.id : "…")).join(),
    { still: wall && !settled },
  );
  const { on } = rankingOf(planned ?? undefined);
  if (standings.length === 0) return <EmptyBoard {...{ planned, size }} />;
  const shared = sharedRanks(standings.map(({ rank }) => rank));
  const metricName = t(METRIC_NAMES[task.kind]);

  return (
    <div className={cn("@container", wall && "flex min-h-0 flex-1 flex-col")}>
      <RankingLine {...{ planned, size, unranked }} />
      <div ref={box} className={wall ? "min-h-0 flex-1 overflow-hidden" : ""}>
        <table className="w-full border-collapse text-start">
          <caption className="sr-only">{t("caption")}</caption>
          <thead className="text-ink-muted text-xs">
            <tr>
              <th scope="col" className="w-0 pe-2 pb-1 text-start font-normal">
                <span className="sr-only">{t("rank")}</span>
              </th>
              <th scope="col" className="pb-1 text-start font-normal">
                {t("student")}
              </th>
              <th
                scope="col"
                className={cn("w-0 whitespace-nowrap ps-4 pb-1 text-end font-normal", METRIC_COLUMN)}
              >
                {metricName}
              </th>
              {on === "validation" && (
                <th
                  scope="col"
                  className={cn("w-0 whitespace-nowrap ps-3 pb-1 text-end font-normal", TRAIN_COLUMN[size])}
                >
                  {t("trainAndGap")}
                </th>
              )}
              <th scope="col" className="w-0 pb-1 font-normal">
                <span className="sr-only">{t("trust.column")}</span>
              </th>
              <th scope="col" className="w-0 whitespace-nowrap ps-1.5 pe-1 pb-1 text-end font-normal">
                {t(on === "train" && !wall ? "trainingScore" : "score")}
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => {
              if (row.kind === "left-out") {
                return (
                  <tr key="left-out" className="text-ink-muted text-xs">
                    <td colSpan={6} className="py-1 text-center">
                      {t("leftOut", { count: row.count })}
                    </td>
                  </tr>
                );
              }
              const { rank, participant, run, best, score, metric, trust, gap, runsUsed } = row.standing;
              return (
                <LeaderboardRow
                  key={participant.id}
                  id={participant.id}
                  rank={unranked ? null : rank}
                  shared={shared.has(rank)}
                  nickname={participant.nickname}
                  score={score}
                  trust={trust}
                  reproduction={run.reproduction}
                  on={on}
                  trainScore={best.trainScore}
                  gap={gap}
                  metric={metric}
                  task={task}
                  runsUsed={runsUsed}
                  runLimit={planned?.runLimit ?? null}
                  activity={activityOf(participant, task)}
                  isSelf={participant.id === self}
                  late={late.has(participant.id)}
                  size={size}
                />
              );
            })}
            {leftOut > 0 && (
              <tr className="text-ink-muted text-xs">
                <td colSpan={6} className="pt-1 text-center">
                  {t("test.more", { count: leftOut })}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <BoardNotes {...{ standings, on, size }} ladder={planned?.ladder ?? false} />
    </div>
  );
}

function EmptyBoard({ planned, size }: { planned: PlannedRound | null; size: BoardSize }) {
  const t = useTranslations("board");
  return (
    <>
      <RankingLine {...{ planned, size }} />
      <p className={cn("text-ink-muted py-6 text-center", size === "projector" ? "text-xl" : "text-sm")}>
        {t("empty", rankingWords(rankingOf(planned ?? undefined)))}
      </p>
    </>
  );
}

type BoardNotesProps = {
  readonly standings: readonly Standing[];
  readonly ladder: boolean;
  readonly on: RanksOn;
  readonly size: BoardSize;
};

/** Below a board: who improved most on their own first run and, except on a projector, how the board counts. */
function BoardNotes({ standings, ladder, on, size }: BoardNotesProps) {
  const t = useTranslations("board");
  const improved = mostImproved(standings);
  const wall = size === "projector";
  return (
    <div className={cn("flex flex-col gap-1 text-ink-muted text-xs", wall ? "mt-1 shrink-0" : "mt-2")}>
      {improved !== null && (
        <p
          className={wall ? "hidden text-base leading-tight [@container(min-height:24rem)]:block" : "text-sm"}
        >
          <RichText>
            {t.rich(wall ? "mostImprovedBriefly" : "mostImproved", {
              nickname: improved.participant.nickname,
              gain: formatScore(improved.improvement),
              name: (words) => (
                <bdi translate="no" className="font-medium text-ink">
                  {words}
                </bdi>
              ),
              number: (words) => (
                <bdi dir="ltr" className="tabular font-medium text-ink">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </p>
      )}
      {!wall && ladder && <p>{t("ladder")}</p>}
      {!wall && <p>{t("note", { on })}</p>}
    </div>
  );
}

/** A row of a board: a standing, or how many are left out here. */
type BoardRow =
  | { readonly kind: "standing"; readonly standing: Standing }
  | { readonly kind: "left-out"; readonly count: number };

/**
 * The first `limit` standings and, when `self` stands below them, `self` between its two neighbours, so that a student
 * in place 23 sees who is just ahead. `standings` are in board order.
 */
export function boardRows(
  standings: readonly Standing[],
  limit: number,
  self: ParticipantId | null,
): BoardRow[] {
  const own = self === null ? -1 : standings.findIndex(({ participant }) => participant.id === self);
  const shown = (from: number, to: number) =>
    standings.slice(from, to).map((standing): BoardRow => ({ kind: "standing", standing }));
  if (own < limit) return shown(0, limit);
  const from = Math.max(limit, own - 1);
  const leftOut = from - limit;
  return [
    ...shown(0, limit),
    ...(leftOut > 0 ? [{ kind: "left-out", count: leftOut } as const] : []),
    ...shown(from, own + 2),
  ];
}
