"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { dotted } from "@/components/ui/dotted";
import { Segmented } from "@/components/ui/form/segmented";
import type { RanksOn } from "@/lib/learning/curves/ranking";
import { formatCount, formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import { type Standing, scoreOn, splitInView } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";
import { activeRun, type Session } from "@/lib/session/log/session";
import type { BoardSize } from "./board-size";
import { type ClassRun, classRuns } from "./class-runs";
import { ColourLegend } from "./colours/colour-legend";
import type { RunColours } from "./colours/run-colours";
import { isolate } from "./isolate";
import { useDiscreetName } from "./names";
import { useStudentOpener } from "./student-name";

const NOBODY: readonly Standing[] = [];

type ClassCurvesProps = {
  readonly session: Session;
  readonly round: number;
  /** Of the round, in board order: the runs of the first three are bold. */
  readonly standings: readonly Standing[];
  readonly colours: RunColours;
  /** In the lab and on the projector there are no controls: the chart shows the losses that may be shown (`splitInView`). */
  readonly size?: BoardSize;
  /** Whose lab it is, if it is one. */
  readonly self?: ParticipantId | null;
  /** Whose losses this screen has of all runs; null if it has all. */
  readonly only?: RanksOn | null;
  /** Only the chart: what stands beside it says the rest. */
  readonly small?: boolean;
};

/** The loss curves of every run in a round, each in its colour. Fills its parent, which must have a height. */
export function ClassCurves(props: ClassCurvesProps) {
  const {
    session,
    round,
    standings,
    colours,
    size = "desk",
    self = null,
    only = null,
    small = false,
  } = props;
  const t = useTranslations("board");
  const fixed = size !== "desk";
  const inView = splitInView(session, round);
  const [chosen, setChosen] = useState<RanksOn>("validation");
  // Where nothing may tell who will fall, there is nothing to choose either.
  const isFree = !fixed && inView === "validation";
  const split = only ?? (isFree ? chosen : inView);
  // In the lab and on the projector, the curves must not reveal a hidden board.
  const veiled = session.hidden.board && fixed;
  const leading = veiled ? NOBODY : standings;
  const runs = useMemo(() => classRuns(session, round, leading), [session, round, leading]);
  const isPointedAt = session.spotlight !== null && runs.some(({ leads }) => leads);
  const columns = columnsOf(size, veiled);
  const wordsOf = useRunWords({ session, round, colours, veiled, self, columns });
  const series = useMemo(
    () =>
      runs.map((one): CurveSeries => {
        const { participant, run, leads } = one;
        const diverged = colours.known(participant.id, run.number)?.diverged ?? false;
        const { label, readout, cells } = wordsOf(one, isPointedAt && leads);
        return {
          id: `${participant.id}/${run.number}`,
          label,
          curve: run.curve,
          role: split,
          emphasis: leads ? "bold" : isPointedAt ? "faint" : "quiet",
          // Only of a run that the host points at, and so has named.
          ...(isPointedAt && leads && diverged && { note: t("diverged") }),
          run: { colour: colours.of(participant.id, run.number), diverged, readout, cells },
        };
      }),
    [runs, split, colours, t, isPointedAt, wordsOf],
  );
  const summary = t("curves.summary", {
    split,
    runs: runs.length,
    students: new Set(runs.map(({ participant }) => participant.id)).size,
    training: session.participants.filter((participant) => activeRun(participant) !== null).length,
  });
  const [first] = leading;
  const leader = first
    ? ` ${t("curves.leader", { nickname: isolate(first.participant.nickname), score: formatScore(first.score) })}`
    : "";
  const discreet = useDiscreetName(session, round, self);
  const openStudent = useStudentOpener();
  const onPick = (id: string) => {
    const picked = runs.find(({ participant, run }) => `${participant.id}/${run.number}` === id);
    if (!picked) return;
    const { participant, run } = picked;
    const isDiscreet =
      colours.known(participant.id, run.number)?.diverged && discreet(participant) !== participant.nickname;
    // A line that goes by an animal does not tell whose it is.
    if (!isDiscreet) openStudent?.(participant.id);
  };
  const divergedIn = useCallback((count: number) => t("curves.diverged", { count }), [t]);

  return (
    <section aria-label={t("curves.title")} className="flex size-full min-h-0 flex-col gap-2">
      {!fixed && !small && (
        <header className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-semibold text-base">{t("curves.title")}</h2>
          {isFree && (
            <Segmented
              label={t("curves.split")}
              value={split}
              onValueChange={setChosen}
              options={[
                { value: "validation", label: t("curves.validation") },
                { value: "train", label: t("curves.train") },
              ]}
            />
          )}
        </header>
      )}
      <div className="min-h-0 flex-1">
        <CurvesChart
          series={series}
          subject={`${round}/${split}`}
          yLabel={t("curves.loss", { split })}
          xLabel={t("curves.epoch")}
          summary={`${summary}${leader}`}
          empty={t("curves.empty")}
          divergedIn={divergedIn}
          cellNames={columns.map((column) => t(`curves.column.${column}`))}
          onPick={openStudent ? onPick : undefined}
        />
      </div>
      {!small && <ColourLegend {...{ session, colours, size, self }} />}
    </section>
  );
}

/** What the table says of a run besides its losses. */
type Column = "rate" | "size" | "score";
const COLUMNS: readonly Column[] = ["rate", "size", "score"];
const UNSCORED: readonly Column[] = ["rate", "size"];
/** A student is told what others train only when the round is over. */
const IN_LAB: readonly Column[] = ["score"];
const NO_COLUMNS: readonly Column[] = [];

function columnsOf(size: BoardSize, veiled: boolean): readonly Column[] {
  if (size === "lab") return veiled ? NO_COLUMNS : IN_LAB;
  return veiled ? UNSCORED : COLUMNS;
}

type Words = Pick<CurveSeries, "label"> & Pick<NonNullable<CurveSeries["run"]>, "readout" | "cells">;

/** What is written of a run: whose it is, as far as this screen may say, what it trains, and its score. `isNamed`: the host points at it. */
function useRunWords({
  session,
  round,
  colours,
  veiled,
  self,
  columns,
}: Pick<ClassCurvesProps, "session" | "round" | "colours"> & {
  /** The board is hidden here: then a name beside a loss would be as good as a place. */
  readonly veiled: boolean;
  readonly self: ParticipantId | null;
  readonly columns: readonly Column[];
}): (of: ClassRun, isNamed: boolean) => Words {
  const t = useTranslations("board");
  const discreet = useDiscreetName(session, round, self);
  const on = splitInView(session, round);
  return useCallback(
    ({ participant, run, leads }: ClassRun, isNamed: boolean) => {
      const known = colours.known(participant.id, run.number);
      const isKept = veiled && !isNamed && participant.id !== self;
      const name = known?.diverged && !isNamed ? discreet(participant) : participant.nickname;
      const nickname = isolate(name);
      const full = isKept ? t("curves.someone") : t("curves.run", { nickname, number: run.number + 1 });
      const score = run.best === null || veiled ? null : formatScore(scoreOn(run, on));
      const { rate = null, size = null } = known ?? {};
      const rateText = rate === null ? null : formatLearningRate(rate);
      const sizeText = size === null ? null : formatCount(size);
      return {
        label: leads ? nickname : full,
        readout: () =>
          dotted([
            full,
            rateText && t("curves.rate", { rate: rateText }),
            sizeText && t("curves.size", { size: sizeText }),
            (known?.diverged ?? false) && t("diverged"),
            score && t("curves.score", { score }),
          ]),
        cells: () => columns.map((column) => ({ rate: rateText, size: sizeText, score })[column] ?? "–"),
      };
    },
    [colours, veiled, self, columns, discreet, on, t],
  );
}
