"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { Segmented } from "@/components/ui/form/segmented";
import type { Task } from "@/lib/learning/examples/task";
import { formatScore } from "@/lib/learning/numbers/format";
import type { Standing } from "@/lib/session/board/leaderboard";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import { activeRun, type Session } from "@/lib/session/log/session";
import { classRuns } from "./class-runs";
import { isolate } from "./isolate";

const NOBODY: readonly Standing[] = [];

type ShownSplit = "train" | "validation";

type ClassCurvesProps = {
  readonly session: Session;
  readonly round: number;
  /** Of the round; null if this version does not know the challenge. */
  readonly task: Task | null;
  /** Of the round, in board order: the runs of the first three are bold. */
  readonly standings: readonly Standing[];
  /** Without controls: on the projector the chart shows validation, as the board does. */
  readonly fixed?: boolean;
};

/** The loss curves of every run in a round. Fills its parent, which must have a height. */
export function ClassCurves({ session, round, task, standings, fixed = false }: ClassCurvesProps) {
  const t = useTranslations("board");
  const [split, setSplit] = useState<ShownSplit>("validation");
  // In the lab and on the projector, the curves must not reveal a hidden board.
  const leading = session.hidden.board && fixed ? NOBODY : standings;
  const runs = useMemo(() => classRuns(session, round, leading), [session, round, leading]);
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
          ...(leads && hasDiverged(run, task) && { note: t("diverged") }),
        };
      }),
    [runs, split, task, t],
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
          <Segmented
            label={t("curves.split")}
            value={split}
            onValueChange={setSplit}
            options={[
              { value: "validation", label: t("curves.validation") },
              { value: "train", label: t("curves.train") },
            ]}
          />
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
