"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { Segmented } from "@/components/ui/form/segmented";
import type { RanksOn } from "@/lib/learning/curves/ranking";
import type { Task } from "@/lib/learning/examples/task";
import { formatScore } from "@/lib/learning/numbers/format";
import { type Standing, splitInView } from "@/lib/session/board/leaderboard";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import { activeRun, type Session } from "@/lib/session/log/session";
import { classRuns } from "./class-runs";
import { isolate } from "./isolate";

const NOBODY: readonly Standing[] = [];

type ClassCurvesProps = {
  readonly session: Session;
  readonly round: number;
  /** Of the round; null if this version does not know the challenge. */
  readonly task: Task | null;
  /** Of the round, in board order: the runs of the first three are bold. */
  readonly standings: readonly Standing[];
  /** Without controls, for the lab and the projector: the chart shows the losses that may be shown (`splitInView`). */
  readonly fixed?: boolean;
  /** Whose losses this screen has of all runs; null if it has all. */
  readonly only?: RanksOn | null;
};

/** The loss curves of every run in a round. Fills its parent, which must have a height. */
export function ClassCurves(props: ClassCurvesProps) {
  const { session, round, task, standings, fixed = false, only = null } = props;
  const t = useTranslations("board");
  const inView = splitInView(session, round);
  const [chosen, setChosen] = useState<RanksOn>("validation");
  // Where nothing may tell who will fall, there is nothing to choose either.
  const isFree = !fixed && inView === "validation";
  const split = only ?? (isFree ? chosen : inView);
  // In the lab and on the projector, the curves must not reveal a hidden board.
  const leading = session.hidden.board && fixed ? NOBODY : standings;
  const runs = useMemo(() => classRuns(session, round, leading), [session, round, leading]);
  const isPointedAt = session.spotlight !== null;
  const series = useMemo(
    () =>
      runs.map(({ participant, run, leads }): CurveSeries => {
        const nickname = isolate(participant.nickname);
        return {
          id: `${participant.id}/${run.number}`,
          label: leads ? nickname : t("curves.run", { nickname, number: run.number + 1 }),
          curve: run.curve,
          role: split,
          emphasis: leads ? "bold" : "quiet",
          // Only of a run that the host points at, and so has named.
          ...(isPointedAt && leads && hasDiverged(run, task) && { note: t("diverged") }),
        };
      }),
    [runs, split, task, t, isPointedAt],
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

  return (
    <section aria-label={t("curves.title")} className="flex size-full min-h-0 flex-col gap-3">
      {!fixed && (
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
        />
      </div>
    </section>
  );
}
