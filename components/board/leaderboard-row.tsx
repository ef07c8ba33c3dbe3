import { useTranslations } from "next-intl";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { RanksOn } from "@/lib/learning/curves/ranking";
import type { Task } from "@/lib/learning/examples/task";
import { formatMetric, formatScore } from "@/lib/learning/numbers/format";
import type { Trust } from "@/lib/session/board/leaderboard";
import type { ParticipantId, Reproduction } from "@/lib/session/log/events";
import type { Activity } from "./activity";
import {
  type BoardSize,
  GAP_BELOW,
  METRIC_BELOW,
  METRIC_COLUMN,
  NAME_SIZE,
  ROW_SPACE,
  SCORE_SIZE,
  TRAIN_COLUMN,
} from "./board-size";
import { formatGap } from "./format-gap";
import { isolateNumber } from "./isolate";
import { Rank } from "./rank";
import { StudentName } from "./student-name";
import { TrustMark } from "./trust-mark";

type LeaderboardRowProps = {
  readonly id: ParticipantId;
  /** Null where nobody has a place. */
  readonly rank: number | null;
  readonly shared: boolean;
  readonly nickname: string;
  readonly score: number;
  readonly trust: Trust;
  readonly reproduction: Reproduction | null;
  /** On which examples the score and the metric are. On the training examples, neither training score nor gap is shown beside them. */
  readonly on: RanksOn;
  readonly trainScore: number;
  readonly gap: number;
  readonly metric: number;
  readonly task: Task;
  readonly runsUsed: number;
  /** Runs allowed per student in the round; null: unlimited. */
  readonly runLimit: number | null;
  readonly activity: Activity;
  readonly isSelf: boolean;
  /** They joined after the round had started. */
  readonly late: boolean;
  readonly size: BoardSize;
};

/** One place on the board. Plain props, so that of three hundred rows only the changed ones re-render. */
export const LeaderboardRow = memo(function LeaderboardRow(row: LeaderboardRowProps) {
  const t = useTranslations("board");
  const cell = ROW_SPACE[row.size];
  const runs =
    row.runLimit === null
      ? t("runs", { count: row.runsUsed })
      : t("runsOf", { count: row.runsUsed, limit: row.runLimit });
  return (
    <tr
      data-row={row.id}
      aria-current={row.isSelf || undefined}
      className={cn(
        "border-line/60 border-t",
        row.isSelf && "bg-accent/7",
        row.activity === "offline" && "text-ink-muted",
      )}
    >
      <td className={cn(cell, "tabular text-ink-muted ps-1 pe-2 text-end align-middle", NAME_SIZE[row.size])}>
        {row.rank !== null && <Rank rank={row.rank} shared={row.shared} />}
      </td>
      <th
        scope="row"
        className={cn(cell, "max-w-0 text-start align-middle font-medium", NAME_SIZE[row.size])}
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate">
            <StudentName id={row.id} nickname={row.nickname} />
          </span>
          {row.isSelf && <span className="text-accent shrink-0 text-xs">{t("you")}</span>}
          {row.late && (
            <span title={t("lateWhy")} className="shrink-0 font-normal text-ink-muted text-xs">
              {t("late")}
            </span>
          )}
          {/* A row has a name, and a divergence is nobody's business but theirs and the host's, whose roster shows it. */}
          {(row.activity !== "diverged" || row.isSelf) && (
            <ActivityMark activity={row.activity} brief={row.size !== "lab"} />
          )}
          <span className="ms-auto hidden shrink-0 gap-2 font-normal text-ink-muted text-xs @lg:inline-flex">
            {row.trust === "waiting" && row.size !== "projector" && <Waiting />}
            <span>{runs}</span>
          </span>
        </span>
        {/* On a projector more names are worth more than a second line that nobody could read. */}
        {row.size !== "projector" && (
          <span className="tabular flex flex-wrap items-baseline gap-x-2 font-normal text-ink-muted text-xs @lg:hidden">
            <span dir="ltr" className={METRIC_BELOW}>
              {formatMetric(row.task, row.metric)}
            </span>
            {row.on === "validation" && (
              <span className={GAP_BELOW[row.size]}>
                {t("gap", { gap: isolateNumber(formatGap(row.gap)) })}
              </span>
            )}
            <span>{runs}</span>
            {row.trust === "waiting" && <Waiting />}
          </span>
        )}
      </th>
      <td
        className={cn(
          cell,
          "tabular whitespace-nowrap ps-4 text-end align-middle text-ink-muted text-xs",
          METRIC_COLUMN,
        )}
      >
        <span dir="ltr">{formatMetric(row.task, row.metric)}</span>
      </td>
      {row.on === "validation" && (
        <td
          className={cn(cell, "tabular whitespace-nowrap ps-3 text-end align-middle", TRAIN_COLUMN[row.size])}
        >
          <span className="text-train text-xs">{formatScore(row.trainScore)}</span> <GapBadge gap={row.gap} />
        </td>
      )}
      <td className={cn(cell, "ps-3 text-end align-middle", NAME_SIZE[row.size])}>
        <TrustMark trust={row.trust} reproduction={row.reproduction} />
      </td>
      <td
        className={cn(
          cell,
          "tabular ps-1.5 pe-1 text-end align-middle font-semibold",
          row.on === "train" ? "text-train" : "text-validation",
          SCORE_SIZE[row.size],
        )}
      >
        {formatScore(row.score)}
      </td>
    </tr>
  );
});

/** Says in a word that the check is pending, after a delay, as most checks take only a moment. */
function Waiting() {
  const t = useTranslations("board.trust");
  return (
    <span
      aria-hidden
      title={t("why.waiting")}
      className="transition-opacity delay-[4s] duration-0 starting:opacity-0"
    >
      {t("waitingBriefly")}
    </span>
  );
}

/** How much worse a network does on examples it has not seen. */
function GapBadge({ gap }: { gap: number }) {
  const t = useTranslations("board");
  const shown = formatGap(gap);
  return (
    <Badge className="px-1.5 font-normal" title={t("gap", { gap: isolateNumber(shown) })}>
      <span dir="ltr">{shown}</span>
    </Badge>
  );
}

type ActivityMarkProps = {
  readonly activity: Activity;
  /** Without room for the word, only the mark is visible and the word is for screen readers. */
  readonly brief: boolean;
};

const MARKS = {
  training: { word: "text-good", mark: "bg-good animate-pulse motion-reduce:animate-none" },
  diverged: { word: "text-danger", mark: "bg-danger" },
  offline: { word: "text-ink-muted", mark: "border border-current" },
} as const;

/** What a student is doing at the moment. Idle shows nothing. */
function ActivityMark({ activity, brief }: ActivityMarkProps) {
  const t = useTranslations("board");
  if (activity === "idle") return null;
  const { word, mark } = MARKS[activity];
  return (
    <span
      title={brief ? t(activity) : undefined}
      className={cn("inline-flex shrink-0 items-center gap-1 font-normal text-xs", word)}
    >
      <span aria-hidden className={cn("size-[0.55em] rounded-full", mark)} />
      <span className={brief ? "sr-only" : ""}>{t(activity)}</span>
    </span>
  );
}
