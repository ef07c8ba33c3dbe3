import { useTranslations } from "next-intl";
import { type BoardSize, NAME_SIZE, ROW_SPACE, SCORE_SIZE } from "@/components/board/board-size";
import { formatGap } from "@/components/board/format-gap";
import { isolateNumber } from "@/components/board/isolate";
import { useDiscreetName } from "@/components/board/names";
import { type Bracket, BracketedRank, Rank, sharedRanks } from "@/components/board/rank";
import { StudentName } from "@/components/board/student-name";
import { useSlidingRows } from "@/components/board/use-sliding-rows";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import type { Task } from "@/lib/learning/examples/task";
import { formatMetric, formatScore } from "@/lib/learning/numbers/format";
import { SLIDE_MS } from "@/lib/session/board/opening/show";
import type { TestMove, TestMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { type Beside, type OpeningRow, type OpeningStage, openingRows } from "./opening-rows";

type OpeningTableProps = {
  readonly session: Session;
  readonly round: number;
  readonly moves: TestMoves;
  readonly stage: OpeningStage;
  /** All test scores have been shown, so they stand there also before rows move. */
  readonly scored: boolean;
  readonly task: Task;
  readonly self: ParticipantId | null;
  readonly limit: number;
  readonly size: BoardSize;
};

const COLUMNS = 6;
/** Next to a picture there is room only for the test. */
const BESIDE_TEST = "hidden @min-[20rem]:table-cell";
const TONES = { train: "text-train", validation: "text-validation" } as const;

/**
 * The scores before and on the test side by side, in the order before until the test is shown, and in test order from then on. Until the host tells
 * who it was, those who fell go by animals. Before the rows move everybody does, or the animals would show who is about to fall.
 */
export function OpeningTable(props: OpeningTableProps) {
  const { session, round, moves, stage, scored, task, self, limit, size } = props;
  const t = useTranslations("board");
  const discreet = useDiscreetName(session, round, null);
  const wall = size === "projector";
  const most = Math.min(limit, moves.rows.length);
  const { box, count, settled } = useLargestFit<HTMLDivElement>(wall ? most : 0, `${moves.rows.length}`);
  const places = wall ? count : limit;
  // A count must fit in both stages, as one of them may have more rows for those left out.
  const rowsIn = (stage: OpeningStage) =>
    openingRows(moves, stage, places, self, wall ? besideOf(places) : undefined);
  const longer = rowsIn("before").length > rowsIn("test").length ? "before" : "test";
  const rows = rowsIn(settled ? stage : longer);
  // A desk and a lab say it below the name.
  const believed = wall && moves.rows.some(({ wrongLabels }) => wrongLabels !== null);
  const body = useSlidingRows(
    rows.map((row) => (row.kind === "move" ? row.move.participant.id : "…")).join(),
    { duration: SLIDE_MS, still: wall && !settled },
  );
  const shared = {
    before: sharedRanks(moves.rows.map(({ rankBefore }) => rankBefore)),
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
              {believed && (
                <th
                  scope="col"
                  className={cn(
                    "w-0 min-w-[7em] ps-3 pe-2 pb-1 text-end font-normal leading-tight",
                    BESIDE_TEST,
                  )}
                >
                  {t("test.believed")}
                </th>
              )}
              <th
                scope="col"
                className={cn(
                  "w-0 whitespace-nowrap ps-3 pb-1 text-end font-normal",
                  TONES[moves.before],
                  wall && BESIDE_TEST,
                )}
              >
                {t(`curves.${moves.before}`)}
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
                  name={
                    isDiscreet(row.move, stage)
                      ? discreet(row.move.participant)
                      : row.move.participant.nickname
                  }
                  {...{ stage, scored, believed }}
                  before={moves.before}
                  bracket={stage === "test" && moves.bracketed ? bracketOf(rows, index) : null}
                  shared={shared[stage].has(stage === "test" ? row.move.testRank : row.move.rankBefore)}
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
      {stage === "test" && shared.test.size > 0 && (!wall || moves.bracketed) && (
        <p className={cn("text-ink-muted", wall ? "mt-1 shrink-0 text-base leading-tight" : "mt-2 text-xs")}>
          {moves.bracketed ? t(wall ? "test.bracketedBriefly" : "test.bracketed") : t("test.shared")}
        </p>
      )}
    </div>
  );
}

/** How a row is joined to its neighbours; null if it is alone in its place, or they are not shown. */
function bracketOf(rows: readonly OpeningRow[], index: number): Bracket | null {
  const placeOf = (row: OpeningRow | undefined) => (row?.kind === "move" ? row.move.testRank : null);
  const own = placeOf(rows[index]);
  const bracket = { above: placeOf(rows[index - 1]) === own, below: placeOf(rows[index + 1]) === own };
  return bracket.above || bracket.below ? bracket : null;
}

/** With fewer rows than this, the first places matter more than others, who are mentioned next to the table. */
function besideOf(places: number): Beside {
  if (places >= 6) return "leaders-and-movers";
  return places >= 3 ? "movers" : "nobody";
}

/** Whether a row goes by an animal while nobody has been told. */
export function isDiscreet({ move }: Pick<TestMove, "move">, stage: OpeningStage): boolean {
  return stage === "before" || move < 0;
}

type OpeningTableRowProps = {
  readonly move: TestMove;
  readonly name: string;
  readonly stage: OpeningStage;
  readonly scored: boolean;
  /** Whether there is a column of the wrong labels that networks believe. */
  readonly believed: boolean;
  readonly before: TestMoves["before"];
  readonly bracket: Bracket | null;
  /** Whether others share the shown rank. */
  readonly shared: boolean;
  readonly task: Task;
  readonly isSelf: boolean;
  readonly size: BoardSize;
};

/** One student's place before and after; until the test is shown, its column is blank. */
function OpeningTableRow(props: OpeningTableRowProps) {
  const { move, name, stage, scored, believed, before, bracket, shared, task, isSelf, size } = props;
  const t = useTranslations("board");
  // Larger than on a board: there are fewer rows, for the whole room to read.
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
      <td className={cn(cell, "tabular relative ps-1 pe-2 text-end text-ink-muted", nameSize)}>
        {bracket ? (
          <BracketedRank rank={move.testRank} bracket={bracket} />
        ) : (
          <Rank rank={open ? move.testRank : move.rankBefore} shared={shared} />
        )}
      </td>
      <th scope="row" className={cn(cell, "max-w-0 text-start font-medium", nameSize)}>
        <span className="flex min-w-0 items-baseline gap-2">
          <span className={size === "desk" ? "break-words leading-tight" : "truncate"}>
            {/* Who goes by an animal here is not to be told by a press on it. */}
            {name === move.participant.nickname ? (
              <StudentName id={move.participant.id} nickname={name} className="whitespace-normal" />
            ) : (
              <bdi translate="no">{name}</bdi>
            )}
          </span>
          {isSelf && <span className="shrink-0 text-accent text-xs">{t("you")}</span>}
          {bracket && !bracket.above && size !== "projector" && (
            <span className="ms-auto hidden shrink-0 font-normal text-ink-muted text-xs @md:inline">
              {t("test.tooClose")}
            </span>
          )}
          <span className={cn("hidden shrink-0 gap-x-4 @xl:flex", !(bracket && !bracket.above) && "ms-auto")}>
            {asides}
          </span>
        </span>
        {size !== "projector" && (
          <span className="flex flex-wrap gap-x-2">
            <span className="contents @xl:hidden">{asides}</span>
            {/* Always takes up its space, so that no row grows while it slides. */}
            {move.wrongLabels && (
              <span className={cn(aside, !open && "invisible")}>{t("test.believes", move.wrongLabels)}</span>
            )}
          </span>
        )}
      </th>
      {believed && (
        <td className={cn(cell, "tabular whitespace-nowrap ps-3 pe-2 text-end text-base", BESIDE_TEST)}>
          <span className={cn(!open && "invisible")}>
            {move.wrongLabels && t("test.believedOf", move.wrongLabels)}
          </span>
        </td>
      )}
      <td
        className={cn(
          cell,
          "tabular whitespace-nowrap ps-3 text-end",
          TONES[before],
          nameSize,
          size === "projector" && BESIDE_TEST,
        )}
      >
        <div className="flex items-baseline justify-end gap-2">
          <span className={cn("text-ink-muted text-xs", !open && "invisible")}>
            <span className="sr-only">{`${t("rank")} `}</span>
            <span>{move.rankBefore}</span>
          </span>
          <span>{formatScore(move.scoreBefore)}</span>
        </div>
      </td>
      <td className={cn(cell, "tabular ps-4 text-end font-semibold text-test", SCORE_SIZE[size])}>
        {open || scored ? (
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

/** Places moved up (above 0) or down, distinguished by shape as well as by colour. */
function MoveMark({ move }: { move: number }) {
  const t = useTranslations("board.test");
  const count = Math.abs(move);
  if (move === 0)
    return (
      <>
        <span aria-hidden className="text-ink-muted">
          =
        </span>
        <span className="sr-only">{t("stayed")}</span>
      </>
    );
  const up = move > 0;
  return (
    <span className={cn("font-medium", up ? "text-good" : "text-danger")}>
      <span aria-hidden dir="ltr">
        {`${up ? "▲" : "▼"}${count}`}
      </span>
      <span className="sr-only">{up ? t("up", { count }) : t("down", { count })}</span>
    </span>
  );
}
