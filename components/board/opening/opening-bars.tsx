import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { useDiscreetName } from "@/components/board/names";
import { cn } from "@/components/ui/class-names";
import { formatScore } from "@/lib/learning/numbers/format";
import { median } from "@/lib/learning/numbers/median";
import {
  lastMoved,
  orderBefore,
  SCORED_STEPS,
  type ScoredStep,
  scoreIn,
  shownScores,
} from "@/lib/session/board/opening/levels";
import type { ShowMoment } from "@/lib/session/board/opening/show";
import type { TestMove, TestMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";

type OpeningBarsProps = {
  readonly session: Session;
  readonly round: number;
  readonly moves: TestMoves;
  readonly moment: ShowMoment;
  readonly size: BoardSize;
};

/** Up to so many students every bar has its score, and up to so many its animal. */
const SCORED = 12;
const NAMED_ACROSS = 8;
const NAMED = 40;
/** The last of the test to move, whose scores stay. */
const AWAITED = 3;

export const SPLIT_TEXT: Record<ScoredStep, string> = {
  train: "text-train",
  validation: "text-validation",
  test: "text-test",
};
const SPLIT_BAR: Record<ScoredStep, string> = {
  train: "bg-train",
  validation: "bg-validation",
  test: "bg-test",
};

/**
 * The scores of a class while its test is shown: a bar a student, from the last place before to the first, which changes to the score on each split in
 * turn. Lines stay where it was. Everybody goes by an animal, as nobody should see a fall beside a name.
 */
export function OpeningBars({ session, round, moves, moment, size }: OpeningBarsProps) {
  const discreet = useDiscreetName(session, round, null);
  const order = useMemo(() => orderBefore(moves).reverse(), [moves]);
  const shown = shownScores(session, round, moves, moment);
  const last = lastMoved(session, round, moves, moment);
  const awaited = new Set(moves.rows.slice(0, AWAITED).map(({ participant }) => participant.id));
  const wall = size === "projector";
  const students = order.length;
  const showsScore = ({ participant: { id } }: TestMove) =>
    students <= SCORED || id === last || (shown.get(id) === SCORED_STEPS.length && awaited.has(id));
  return (
    <div className={cn("flex min-h-0 flex-1 flex-col", wall ? "gap-3" : "gap-2")}>
      <StepList {...{ moves, moment, size }} isComplete={isComplete(shown, moves)} />
      <div aria-hidden className="flex min-h-0 flex-1 flex-col pt-[1.6em]">
        <div className="relative min-h-0 flex-1 border-line-strong border-b">
          {[0, 50, 100].map((score) => (
            <span
              key={score}
              className="absolute inset-x-0 border-line border-t"
              style={{ bottom: `${score}%` }}
            >
              <span
                className={cn(
                  "tabular absolute start-0 bottom-0 text-ink-muted leading-none",
                  wall ? "text-base" : "text-xs",
                )}
              >
                {score}
              </span>
            </span>
          ))}
          <div className="absolute inset-y-0 end-0 start-[3.2em] flex">
            {order.map((move) => (
              <Bar
                key={move.participant.id}
                move={move}
                shown={shown.get(move.participant.id) ?? 0}
                isLast={move.participant.id === last}
                showsScore={showsScore(move)}
                isThin={students > NAMED}
                wall={wall}
              />
            ))}
          </div>
        </div>
        {students <= NAMED && (
          <ul className={cn("flex shrink-0 ps-[3.2em]", wall ? "text-base" : "text-xs")}>
            {order.map(({ participant }) => (
              <li
                key={participant.id}
                className={cn(
                  "flex min-w-0 flex-1 items-start justify-center pt-1 leading-tight",
                  participant.id === last ? "font-semibold text-ink" : "text-ink-muted",
                )}
              >
                <bdi
                  translate="no"
                  className={cn(
                    students <= NAMED_ACROSS
                      ? "truncate"
                      : "max-h-[7.5em] truncate [writing-mode:vertical-rl] ltr:rotate-180",
                  )}
                >
                  {discreet(participant)}
                </bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <TextTwin {...{ order, shown }} nameOf={discreet} />
    </div>
  );
}

/** Whether every student has moved in the present step. */
function isComplete(shown: ReadonlyMap<number, number>, { rows }: TestMoves) {
  return (step: number) => rows.every(({ participant }) => (shown.get(participant.id) ?? 0) > step);
}

type StepListProps = Pick<OpeningBarsProps, "moves" | "moment" | "size"> & {
  readonly isComplete: (step: number) => boolean;
};

/** The three splits in the order in which they are shown, each with the median of the class once all have moved. Says so to screen readers too. */
function StepList({ moves, moment, size, isComplete }: StepListProps) {
  const t = useTranslations("board.opening");
  const wall = size === "projector";
  const medianOf = (step: ScoredStep) => formatScore(median(moves.rows.map((row) => scoreIn(row, step))));
  const done = SCORED_STEPS.findLast((_, index) => isComplete(index));
  return (
    <>
      <ol className={cn("grid shrink-0 grid-cols-3", wall ? "gap-5" : "gap-2")}>
        {SCORED_STEPS.map((step, index) => {
          const isNow = moment.step === step;
          return (
            <li
              key={step}
              aria-current={isNow ? "step" : undefined}
              className={cn(
                "flex min-w-0 items-baseline justify-between gap-2 border-t-4 pt-1",
                isNow || isComplete(index) ? "border-current" : "border-line",
                isNow || isComplete(index) ? SPLIT_TEXT[step] : "text-ink-muted",
              )}
            >
              <span className="flex min-w-0 flex-col">
                <span className={cn("truncate font-semibold", wall ? "text-2xl" : "text-sm")}>
                  {t(`steps.${step}`)}
                </span>
                <span className={cn("truncate text-ink-muted", wall ? "text-base" : "text-xs")}>
                  {t(`meaning.${step}`)}
                </span>
              </span>
              <span className={cn("flex shrink-0 flex-col items-end", !isComplete(index) && "invisible")}>
                <span className={cn("tabular font-semibold", wall ? "text-2xl" : "text-sm")}>
                  {medianOf(step)}
                </span>
                <span className={cn("text-ink-muted", wall ? "text-base" : "text-xs")}>{t("median")}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {done === undefined
          ? t("begins")
          : t("said", { step: done, median: medianOf(done), count: moves.rows.length })}
      </p>
    </>
  );
}

type BarProps = {
  readonly move: TestMove;
  /** How many of the three scores. */
  readonly shown: number;
  readonly isLast: boolean;
  readonly showsScore: boolean;
  /** Too many to leave room between them. */
  readonly isThin: boolean;
  readonly wall: boolean;
};

function Bar({ move, shown, isLast, showsScore, isThin, wall }: BarProps) {
  const step = SCORED_STEPS[shown - 1];
  const height = step === undefined ? 0 : scoreIn(move, step);
  return (
    <div className={cn("relative h-full min-w-0 flex-1", !isThin && "px-[min(10%,0.5em)]")}>
      <div className="relative h-full">
        <div
          className={cn(
            "absolute inset-x-0 bottom-0 bg-surface transition-[height] duration-500 ease-out motion-reduce:transition-none",
            !isThin && "overflow-clip rounded-t-sm",
          )}
          style={{ height: `${height}%` }}
        >
          <div
            className={cn(
              "size-full transition-[background-color] duration-500 motion-reduce:transition-none",
              step && SPLIT_BAR[step],
              !isLast && "opacity-80",
            )}
          />
        </div>
        {SCORED_STEPS.slice(0, Math.max(0, shown - 1)).map((before) => (
          <div
            key={before}
            className={cn("absolute inset-x-0", wall && !isThin ? "h-1" : "h-0.5", SPLIT_BAR[before])}
            style={{ bottom: `${scoreIn(move, before)}%` }}
          />
        ))}
        {step && showsScore && (
          <span
            className="absolute start-1/2 z-10 flex w-0 justify-center pb-1 transition-[bottom] duration-500 ease-out motion-reduce:transition-none"
            style={{ bottom: `${height}%` }}
          >
            <span
              className={cn(
                "tabular whitespace-nowrap rounded-sm bg-surface px-1 font-semibold leading-tight",
                SPLIT_TEXT[step],
                wall ? "text-lg" : "text-xs",
              )}
            >
              {formatScore(height)}
            </span>
          </span>
        )}
      </div>
    </div>
  );
}

/** The bars as a table that is only read out; what has not been shown is still sealed. */
function TextTwin({
  order,
  shown,
  nameOf,
}: {
  readonly order: readonly TestMove[];
  readonly shown: ReadonlyMap<number, number>;
  readonly nameOf: (participant: TestMove["participant"]) => string;
}) {
  const t = useTranslations("board.opening");
  return (
    <table className="sr-only">
      <caption>{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("student")}</th>
          {SCORED_STEPS.map((step) => (
            <th key={step} scope="col">
              {t(`steps.${step}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {order.toReversed().map((move) => (
          <tr key={move.participant.id}>
            <th scope="row">
              <bdi translate="no">{nameOf(move.participant)}</bdi>
            </th>
            {SCORED_STEPS.map((step, index) => (
              <td key={step}>
                {(shown.get(move.participant.id) ?? 0) > index
                  ? formatScore(scoreIn(move, step))
                  : t("notYet")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
