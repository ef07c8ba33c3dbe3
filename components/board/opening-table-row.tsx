import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { Task } from "@/lib/learning/examples/task";
import { formatMetric, formatScore } from "@/lib/learning/numbers/format";
import type { TestMove } from "@/lib/session/board/test-moves";
import { type BoardSize, NAME_SIZE, ROW_SPACE, SCORE_SIZE } from "./board-size";
import { formatGap } from "./format-gap";
import { isolateNumber } from "./isolate";
import { MoveMark } from "./move-mark";
import type { OpeningStage } from "./opening/opening-rows";
import { Rank } from "./rank";

type OpeningTableRowProps = {
  readonly move: TestMove;
  readonly stage: OpeningStage;
  /** Whether others have the rank that is shown. */
  readonly shared: boolean;
  readonly task: Task;
  readonly isSelf: boolean;
  readonly size: BoardSize;
};

/** One student's place before and after: until the test is shown its column is still closed. */
export function OpeningTableRow({ move, stage, shared, task, isSelf, size }: OpeningTableRowProps) {
  const t = useTranslations("board");
  // Fewer rows than a board has, for the whole room.
  const nameSize = size === "projector" ? "text-lg leading-tight" : NAME_SIZE[size];
  const cell = cn(ROW_SPACE[size], "align-middle");
  const open = stage === "test";
  const aside = "tabular font-normal text-ink-muted text-xs leading-tight";
  const asides = (
    <>
      <span className={aside}>{t("gap", { gap: isolateNumber(formatGap(move.gap)) })}</span>
      {open && (
        <span dir="ltr" className={aside}>
          {formatMetric(task, move.test.metric)}
        </span>
      )}
    </>
  );
  return (
    <tr
      data-row={move.participant.id}
      aria-current={isSelf || undefined}
      className={cn("border-line/60 border-t", isSelf && "bg-accent/7")}
    >
      <td className={cn(cell, "tabular ps-1 pe-2 text-end text-ink-muted", nameSize)}>
        <Rank rank={open ? move.testRank : move.validationRank} shared={shared} />
      </td>
      <th scope="row" className={cn(cell, "max-w-0 text-start font-medium", nameSize)}>
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate">
            <bdi translate="no">{move.participant.nickname}</bdi>
          </span>
          {isSelf && <span className="shrink-0 text-accent text-xs">{t("you")}</span>}
          <span className="ms-auto hidden shrink-0 gap-x-4 @xl:flex">{asides}</span>
        </span>
        {size !== "projector" && <span className="flex flex-wrap gap-x-2 @xl:hidden">{asides}</span>}
      </th>
      <td
        className={cn(
          cell,
          "tabular whitespace-nowrap ps-3 text-end text-validation",
          nameSize,
          size === "projector" && "hidden @min-[20rem]:table-cell",
        )}
      >
        <div className="flex items-baseline justify-end gap-2">
          <span className={cn("text-ink-muted text-xs", !open && "invisible")}>
            <span className="sr-only">{`${t("rank")} `}</span>
            <span>{move.validationRank}</span>
          </span>
          <span>{formatScore(move.validationScore)}</span>
        </div>
      </td>
      <td className={cn(cell, "tabular ps-4 text-end font-semibold text-test", SCORE_SIZE[size])}>
        {open ? (
          <span className="inline-block min-w-[2.6em] transition-opacity duration-700 starting:opacity-0 motion-reduce:transition-none">
            {formatScore(move.test.score)}
          </span>
        ) : (
          <>
            <span aria-hidden className="inline-block min-w-[2.6em] text-ink-muted">
              ···
            </span>
            <span className="sr-only">{t("test.sealed")}</span>
          </>
        )}
      </td>
      <td className={cn(cell, "tabular whitespace-nowrap ps-4 pe-1 text-end", nameSize)}>
        <span className="inline-block min-w-[2em]">{open && <MoveMark move={move.move} />}</span>
      </td>
    </tr>
  );
}
