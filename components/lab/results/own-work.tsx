"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useMemo, useState } from "react";
import { RunList } from "@/components/lab/runs/run-list";
import { RunPanel } from "@/components/lab/runs/run-panel";
import { currentRun, ghostRun, shownRuns } from "@/components/lab/runs/shown-run";
import { LessonContext } from "@/components/lab/slow-motion/slow-motion";
import { LabSession } from "@/components/lab/valley/common-start";
import { rankingOf } from "@/lib/learning/curves/ranking";
import { besideInLab } from "@/lib/session/insights/beside";
import type { RunNumber } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import type { RoundLabProps } from "../round-lab";
import { LearntPanel } from "./learnt-panel";

type Sights = Pick<
  RoundLabProps,
  | "training"
  | "curves"
  | "outputs"
  | "slowMotion"
  | "valley"
  | "mistakes"
  | "ownInput"
  | "look"
  | "writing"
  | "letterSpace"
  | "tallies"
  | "checking"
  | "unchecked"
  | "downloadable"
  | "onDownload"
  | "onLearntVisible"
>;

/** What a student did in a round that is over: their last network from all sides, its curves, and their runs. Nothing can be trained any more. */
export function OwnWork({
  session,
  self,
  round,
  challenge,
  trouble,
  ...sights
}: Sights & {
  session: Session;
  self: Participant;
  round: number;
  challenge: ComponentProps<typeof LearntPanel>["challenge"];
  /** A sentence about what failed, or null. */
  trouble: string | null;
}) {
  const t = useTranslations("lab.between");
  const { training, curves, slowMotion, checking, unchecked, downloadable } = sights;
  const [compared, setCompared] = useState<RunNumber | null>(null);
  const runs = useMemo(
    () => shownRuns(self.runs, round, { run: training.run, curve: training.curve }, curves),
    [self.runs, round, training.run, training.curve, curves],
  );
  const current = currentRun(runs, training);
  const ghost = ghostRun(runs, current, compared);
  const best = ghostRun(runs, null, null);
  const tallies = current ? sights.tallies.get(current.number) : undefined;
  const planned = session.plan.rounds[round]!;
  const beside = useMemo(
    () => (current ? besideInLab(session, self.id, round, current, runs) : []),
    [session, self.id, round, current, runs],
  );
  const lesson = useMemo(() => ({ slowMotion, challenge }), [slowMotion, challenge]);
  if (current === null) return null;
  return (
    <LabSession value={session}>
      <LessonContext value={lesson}>
        <section aria-label={t("own")} className="grid gap-3">
          <h2 className="sr-only">{t("own")}</h2>
          {trouble !== null && <p className="text-danger">{trouble}</p>}
          <LearntPanel
            {...{ challenge, runs, current, slowMotion }}
            examples={training.examples}
            outputs={sights.outputs}
            onVisible={sights.onLearntVisible}
            valley={sights.valley}
            mistakes={sights.mistakes}
            ownInput={sights.ownInput}
            look={sights.look}
            asked={session.inputs.findLast((one) => one.round === round) ?? null}
            writing={sights.writing}
            letterSpace={sights.letterSpace}
            paused={false}
            busy={false}
            tally={tallies?.at(-1) ?? null}
            device={self.runs.find(({ number }) => number === current.number)?.device ?? null}
            duel={null}
            className="h-[31rem]"
          />
          <RunPanel
            {...{ ghost, tallies, beside, round }}
            run={current}
            checking={checking.has(current.number)}
            held={false}
            unchecked={unchecked.has(current.number)}
            trainCount={challenge.counts.train}
            planned={rankingOf(planned)}
            ghostIsBest={ghost !== null && ghost.number === best?.number}
            task={challenge.task}
            locks={planned.locks}
            epochs={current.settings.hyperparameters.epochs}
            onLearningRate={null}
            onDownload={downloadable.has(current.number) ? () => sights.onDownload(current) : null}
            className="xl:h-[27rem]"
          />
          <RunList
            {...{ runs, checking, unchecked, downloadable }}
            best={best?.number ?? null}
            current={current.number}
            ghost={ghost?.number ?? null}
            onRestore={null}
            onCompare={setCompared}
            onDownload={sights.onDownload}
            className="max-h-72"
          />
        </section>
      </LessonContext>
    </LabSession>
  );
}
