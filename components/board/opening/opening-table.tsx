import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { OpeningTableRow } from "@/components/board/opening-table-row";
import { sharedRanks } from "@/components/board/shared-ranks";
import { useSlidingRows } from "@/components/board/use-sliding-rows";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import type { Task } from "@/lib/learning/examples/task";
import type { TestMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";
import { type Beside, type OpeningStage, openingRows } from "./opening-rows";

type OpeningTableProps = {
  readonly moves: TestMoves;
  readonly stage: OpeningStage;
  readonly task: Task;
  readonly self: ParticipantId | null;
  readonly limit: number;
  readonly size: BoardSize;
};

/** Slow enough to be followed by a whole class. */
const SLIDE_MS = 1_600;
const COLUMNS = 5;

/** Validation and test beside each other, in the order of the one until the test is shown and of the other from then on. */
export function OpeningTable({ moves, stage, task, self, limit, size }: OpeningTableProps) {
  const t = useTranslations("board");
  const wall = size === "projector";
  const most = Math.min(limit, moves.rows.length);
  const { box, count, settled } = useLargestFit<HTMLDivElement>(wall ? most : 0, `${moves.rows.length}`);
  const places = wall ? count : limit;
  // What is tried has room in either stage: in one of them, rows of those left out may stand in more places.
  const rowsIn = (stage: OpeningStage) =>
    openingRows(moves, stage, places, self, wall ? besideOf(places) : undefined);
  const longer = rowsIn("validation").length > rowsIn("test").length ? "validation" : "test";
  const rows = rowsIn(settled ? stage : longer);
  const body = useSlidingRows(
    rows.map((row) => (row.kind === "move" ? row.move.participant.id : "…")).join(),
    { duration: SLIDE_MS, still: wall && !settled },
  );
  const shared = {
    validation: sharedRanks(moves.rows.map(({ validationRank }) => validationRank)),
    test: sharedRanks(moves.rows.map(({ testRank }) => testRank)),
  };
  return (
    <div className={cn("@container", wall && "flex min-h-0 flex-1 flex-col")}>
      <div ref={box} className={wall ? "min-h-0 flex-1 overflow-hidden" : ""}>
        <table className="w-full border-collapse text-start">
          <caption className="sr-only">{t("test.caption")}</caption>
          <thead className={cn("text-ink-muted", wall ? "text-base" : "text-xs")}>
            <tr>
              <th scope="col" className="w-0 pe-2 pb-1 text-start font-normal">
                <span className="sr-only">{t("rank")}</span>
              </th>
              <th scope="col" className="pb-1 text-start font-normal">
                {t("student")}
              </th>
              <th
                scope="col"
                className={cn(
                  "w-0 whitespace-nowrap ps-3 pb-1 text-end font-normal text-validation",
                  // Beside a picture there is room for the test alone.
                  wall && "hidden @min-[20rem]:table-cell",
                )}
              >
                {t("curves.validation")}
              </th>
              <th scope="col" className="w-0 whitespace-nowrap ps-4 pb-1 text-end font-normal text-test">
                {t("test.test")}
              </th>
              <th scope="col" className="w-0 whitespace-nowrap ps-4 pe-1 pb-1 text-end font-normal">
                {t("test.move")}
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, index) =>
              row.kind === "move" ? (
                <OpeningTableRow
                  key={row.move.participant.id}
                  move={row.move}
                  stage={stage}
                  shared={shared[stage].has(stage === "test" ? row.move.testRank : row.move.validationRank)}
                  task={task}
                  isSelf={row.move.participant.id === self}
                  size={size}
                />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: it is nobody in particular
                <tr key={`left-out-${index}`} className="text-ink-muted text-xs">
                  <td colSpan={COLUMNS} className="py-0.5 text-center">
                    {t(index === rows.length - 1 ? "test.more" : "leftOut", { count: row.count })}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {stage === "test" && shared.test.size > 0 && !wall && (
        <p className="mt-2 text-ink-muted text-xs">{t("test.shared")}</p>
      )}
    </div>
  );
}

/** With hardly any room, the first places are worth more than others who are told of beside the table. */
function besideOf(places: number): Beside {
  if (places >= 6) return "leaders-and-movers";
  return places >= 3 ? "movers" : "nobody";
}
