import { useTranslations } from "next-intl";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { formatMetric, formatScore } from "@/lib/learning/format";
import type { Task } from "@/lib/learning/task";
import type { ParticipantId } from "@/lib/session/events";
import type { Activity } from "./activity";
import { ActivityMark } from "./activity-mark";
import { formatGap } from "./format-gap";
import { isolateNumber } from "./isolate";

/** Where a board hangs: in a student's narrow column, on the desk, or on the wall. */
export type BoardSize = "lab" | "desk" | "projector";

type LeaderboardRowProps = {
  readonly id: ParticipantId;
  readonly rank: number;
  readonly shared: boolean;
  readonly nickname: string;
  readonly score: number;
  readonly trainScore: number;
  readonly gap: number;
  readonly metric: number;
  readonly task: Task;
  readonly runsUsed: number;
  readonly activity: Activity;
  readonly isSelf: boolean;
  readonly size: BoardSize;
};

const NAME_SIZE: Record<BoardSize, string> = {
  lab: "text-sm",
  desk: "text-sm",
  projector: "text-lg leading-tight",
};
const SCORE_SIZE: Record<BoardSize, string> = {
  lab: "text-lg",
  desk: "text-base",
  projector: "text-2xl leading-none",
};
/** From which width on a board has a column for it. */
export const TRAIN_COLUMN: Record<BoardSize, string> = {
  lab: "hidden @sm:table-cell",
  desk: "hidden @xs:table-cell",
  projector: "hidden @sm:table-cell",
};
export const METRIC_COLUMN = "hidden @md:table-cell";
const UNDER_NAME: Record<BoardSize, string> = {
  lab: "@sm:hidden",
  desk: "@xs:hidden",
  projector: "@sm:hidden",
};
const ROW_SPACE: Record<BoardSize, string> = {
  lab: "py-1.5",
  desk: "py-1",
  projector: "py-1 leading-tight",
};

/** One place on the board. Plain props, so that of three hundred rows only those that changed are drawn again. */
export const LeaderboardRow = memo(function LeaderboardRow(row: LeaderboardRowProps) {
  const t = useTranslations("board");
  const cell = ROW_SPACE[row.size];
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
        <span aria-hidden={row.shared} dir="ltr">
          {row.shared ? `=${row.rank}` : row.rank}
        </span>
        {row.shared && <span className="sr-only">{t("sharedRank", { rank: row.rank })}</span>}
      </td>
      <th
        scope="row"
        className={cn(cell, "max-w-0 text-start align-middle font-medium", NAME_SIZE[row.size])}
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate">
            <bdi>{row.nickname}</bdi>
          </span>
          {row.isSelf && <span className="text-accent shrink-0 text-xs">{t("you")}</span>}
          <ActivityMark activity={row.activity} brief={row.size !== "lab"} />
          <span className="text-ink-muted ms-auto hidden shrink-0 text-xs font-normal @lg:inline">
            {t("runs", { count: row.runsUsed })}
          </span>
        </span>
        <span
          className={cn(
            "flex flex-wrap items-baseline gap-x-2 font-normal text-ink-muted text-xs",
            row.size === "projector" && "leading-tight",
            UNDER_NAME[row.size],
          )}
        >
          <span>{t("trainScore", { score: formatScore(row.trainScore) })}</span>
          <span>{t("gap", { gap: isolateNumber(formatGap(row.gap)) })}</span>
        </span>
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
      <td
        className={cn(cell, "tabular whitespace-nowrap ps-3 text-end align-middle", TRAIN_COLUMN[row.size])}
      >
        <span className="text-train text-xs">{formatScore(row.trainScore)}</span>{" "}
        <Badge className="px-1.5 font-normal" title={t("gap", { gap: isolateNumber(formatGap(row.gap)) })}>
          <span dir="ltr">{formatGap(row.gap)}</span>
        </Badge>
      </td>
      <td
        className={cn(
          cell,
          "tabular text-validation ps-3 pe-1 text-end align-middle font-semibold",
          SCORE_SIZE[row.size],
        )}
      >
        {formatScore(row.score)}
      </td>
    </tr>
  );
});
