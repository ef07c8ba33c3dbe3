"use client";

import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { isolateNumber } from "@/components/board/isolate";
import { tickLabel } from "@/components/charts/axes/axis-ticks";
import { NumberTable } from "@/components/charts/axes/number-table";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { cn } from "@/components/ui/class-names";
import { median } from "@/lib/learning/numbers/median";
import {
  countBeyond,
  type NumberSteps,
  numberSteps,
  placeAmong,
  stepCounts,
} from "@/lib/session/board/questions/distribution";
import type { Outcome } from "@/lib/session/questions/question";
import { numberInWords } from "./answer-words";
import { type ClassAnswers, You } from "./choice-bars";

type NumberColumnsProps = {
  /** The question, for the name of the picture. */
  readonly title: string;
  readonly of: Outcome | null;
  /** What came true. */
  readonly happened: readonly number[];
  readonly votes: readonly ClassAnswers[];
  readonly size: BoardSize;
};

/** The numbers that a class has answered, as columns over an axis that two votes share, with what came true as a line. Fills its parent. */
export function NumberColumns({ title, of, happened, votes, size }: NumberColumnsProps) {
  const t = useTranslations("question.numbers");
  const [asTable, setAsTable] = useState(false);
  const own = votes.flatMap((vote) => (vote.own === null ? [] : [vote.own]));
  const axis = numberSteps([...votes.flatMap(({ answers }) => answers), ...happened, ...own], of);
  const highest = Math.max(1, ...votes.flatMap(({ answers }) => stepCounts(axis, answers)));
  const wall = size === "projector";
  return (
    <div className={cn("relative flex min-h-0 flex-1", wall ? "gap-8" : "gap-4 max-sm:flex-col")}>
      <TableSwitch asTable={asTable} onTable={setAsTable} className="absolute end-0 top-0 z-10" />
      {votes.map((vote) => (
        <section key={vote.label} className="flex min-h-0 min-w-0 flex-1 flex-col gap-1">
          <p className={cn("pe-8", wall ? "text-xl" : "text-sm")}>
            {vote.label !== null && <span className="font-semibold">{`${vote.label} · `}</span>}
            <span>
              {t("middle", {
                count: vote.answers.length,
                median:
                  vote.answers.length === 0 ? "–" : isolateNumber(tickLabel(rounded(median(vote.answers)))),
              })}
            </span>
          </p>
          {asTable ? (
            <NumberTable
              caption={vote.label ?? title}
              columns={[t("answer"), t("count")]}
              rows={countsOf(vote.answers)}
            />
          ) : (
            <Columns {...{ axis, highest, happened, vote, wall }} />
          )}
          <Beyond {...{ axis, vote, wall }} />
        </section>
      ))}
    </div>
  );
}

/** Of a few long decimals, such as the middle between two answers. */
function rounded(number: number): number {
  return Number(number.toPrecision(4));
}

function countsOf(answers: readonly number[]): string[][] {
  return [...new Set(answers)].map((answer) => [
    numberInWords(answer),
    String(answers.filter((other) => other === answer).length),
  ]);
}

type ColumnsProps = {
  readonly axis: NumberSteps;
  /** Answers in the highest column of all votes. */
  readonly highest: number;
  readonly happened: readonly number[];
  readonly vote: ClassAnswers;
  readonly wall: boolean;
};

/** Number axes rise from left to right in every language. */
function Columns({ axis, highest, happened, vote, wall }: ColumnsProps) {
  const t = useTranslations("question");
  const { steps } = axis;
  const counts = stepCounts(axis, vote.answers);
  const at = (number: number) => `${(100 * (placeAmong(axis, number) + 0.5)) / steps.length}%`;
  // Labels on every step if they are few, or else on some.
  const every = Math.ceil(steps.length / (wall ? 9 : 6));
  const ownAt = vote.own === null ? null : Math.round(placeAmong(axis, vote.own));
  return (
    <div dir="ltr" aria-hidden className={cn("flex min-h-0 flex-1 flex-col", wall ? "text-xl" : "text-xs")}>
      <div
        className={cn(
          "relative flex min-h-24 flex-1 items-end gap-[2px] border-line-strong border-b",
          happened.length > 0 && "pt-[2em]",
        )}
      >
        {counts.map((count, index) => (
          <div key={steps[index]} className="flex h-full min-w-0 flex-1 flex-col items-center justify-end">
            {ownAt === index && <You />}
            {count > 0 && (
              <span className="tabular z-10 rounded-sm bg-surface/80 px-1 leading-tight">{count}</span>
            )}
            <div
              className="w-full max-w-16 rounded-t-[0.2em] bg-accent"
              style={{ height: `${(82 * count) / highest}%` }}
            />
          </div>
        ))}
        {happened.map((number, index) => (
          <div
            key={number}
            className="absolute inset-y-0 w-[0.18em] -translate-x-1/2 bg-good ring-2 ring-surface"
            style={{ left: at(number) }}
          >
            {index === happened.length - 1 && (
              <span
                className={cn(
                  "absolute top-0 flex items-center gap-1.5 whitespace-nowrap rounded-control bg-surface px-1.5 font-semibold text-good",
                  placeAmong(axis, number) > steps.length / 2 ? "right-1" : "left-1",
                )}
              >
                <Flag className="size-[1em]" strokeWidth={3} />
                <span dir="auto">
                  {`${t("outcome.line")} ${happened.map((one) => isolateNumber(numberInWords(one))).join(", ")}`}
                </span>
              </span>
            )}
          </div>
        ))}
      </div>
      <div className="tabular flex gap-[2px] text-ink-muted">
        {steps.map((step, index) => (
          <span key={step} className="relative h-[1.5em] min-w-0 flex-1">
            {index % every === 0 && (
              <span className="absolute left-1/2 -translate-x-1/2">{tickLabel(step)}</span>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}

function Beyond({ axis, vote, wall }: Pick<ColumnsProps, "axis" | "vote" | "wall">) {
  const t = useTranslations("question.numbers");
  const beyond = countBeyond(axis, vote.answers);
  if (beyond === 0) return null;
  return (
    <p className={cn("text-ink-muted", wall ? "text-base" : "text-xs")}>{t("beyond", { count: beyond })}</p>
  );
}
