"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useMemo, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { useAlias } from "@/components/board/names";
import { cn } from "@/components/ui/class-names";
import { goToNumber, TypedNumbers, useRefusedNumbers } from "@/components/ui/form/typed-number";
import { Notice } from "@/components/ui/notice";
import { useSteady } from "@/components/ui/use-steady";
import type { Curve } from "@/lib/learning/curves/curve";
import { rankingOf } from "@/lib/learning/curves/ranking";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { TallySeries } from "@/lib/learning/letters/tally";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";
import { isBusy, type LabTraining, type Pace } from "@/lib/learning/training/training";
import { checkDelay } from "@/lib/session/decide/checks-due";
import { allowedSettings } from "@/lib/session/decide/round-limits";
import { besideInLab } from "@/lib/session/insights/beside";
import type { RunNumber } from "@/lib/session/log/events";
import { findIsOpen, isPaused, type Participant, type Session } from "@/lib/session/log/session";
import type { ConnectionState, Keeping, RunNewsItem } from "@/lib/session/page-state";
import type { LookInside } from "./inside/use-inside";
import { HandButton, LabHeader, PausedNotice } from "./lab-header";
import type { MistakesSight } from "./mistakes/use-mistakes";
import type { OwnInputSight } from "./own-input/use-own-input";
import { goToExpectation } from "./questions/expectation-card";
import { RateFinder } from "./rate-finder/rate-finder";
import { BoardCard } from "./results/board-card";
import { LearntPanel } from "./results/learnt-panel";
import { RunList } from "./runs/run-list";
import { KeepingNote, RunNews } from "./runs/run-notices";
import { RunPanel } from "./runs/run-panel";
import { currentRun, ghostRun, type ShownRun, shownRuns } from "./runs/shown-run";
import { useTrouble } from "./settings/network-trouble";
import { SettingsPanel } from "./settings/settings-panel";
import { LessonContext, type SlowMotion } from "./slow-motion/slow-motion";
import { HintCard, useDueHint } from "./train/hint-card";
import { TrainPanel } from "./train/train-panel";
import { LabSession } from "./valley/common-start";
import type { ValleySight } from "./valley/valley-sight";
import type { LetterSpaceSight } from "./writing/use-letter-space";
import type { WritingSight } from "./writing/use-writing";

export type RoundLabProps = {
  session: Session;
  self: Participant;
  round: number;
  challenge: ChallengeInfo;
  training: Omit<LabTraining, "progress">;
  /** How far the current run has come, which counts by itself. */
  progress: ReactNode;
  /** The curves of all runs trained on this page, with every point. */
  curves: ReadonlyMap<RunNumber, Curve>;
  /** The network's outputs on the inputs that the challenge's view needs. */
  outputs: Float32Array | null;
  /** Looks into the network as it is now. */
  look: LookInside;
  slowMotion: SlowMotion;
  valley: ValleySight;
  mistakes: MistakesSight;
  ownInput: OwnInputSight;
  writing: WritingSight;
  letterSpace: LetterSpaceSight;
  /** Of networks of letters: how many of their words were recited, guessed and invented, for the runs trained on this page. */
  tallies: ReadonlyMap<RunNumber, TallySeries>;
  /** The button that opens a duel of two settings. */
  duel: ReactNode;
  settings: Settings;
  /** A sentence about what was refused or failed, or null. */
  trouble: string | null;
  connection: ConnectionState;
  /** Points that the class has not stored yet; null when it has stored everything. */
  waiting: number | null;
  /** Whether everything that happened in the class is stored. */
  stored: boolean;
  /** Runs whose networks are being checked by the class. */
  checking: ReadonlySet<RunNumber>;
  /** Runs whose networks are too large to be checked. */
  unchecked: ReadonlySet<RunNumber>;
  /** What happened to a run while this page was away or offline, if anything did. */
  news: RunNewsItem | null;
  keeping: Keeping;
  /** The time left, which counts down by itself. */
  clock: ReactNode;
  /** The choice of what trains on this device. */
  device: ReactNode;
  /** Shown between the header and the laboratory. */
  notice: ReactNode;
  /** What the student expects of the round, and whether they have to say so before they train. */
  expectation: ReactNode;
  expectFirst: boolean;
  /** Raises or lowers the student's hand. Null for somebody who trains alone: no teacher, and no connection to speak of. */
  onHand: ((raised: boolean) => void) | null;
  onSettings: (settings: Settings) => void;
  onStart: () => void;
  onStop: () => void;
  onPace: (pace: Pace) => void;
  /** The runs whose networks this page still has. */
  downloadable: ReadonlySet<RunNumber>;
  onDownload: (run: ShownRun) => void;
  /** What the search for a learning rate has found so far; `done` without a sweep when it failed. */
  finder: { readonly sweep: RateSweep | null; readonly done: boolean };
  /** Starts that search with the current settings, and cancels it. */
  onFind: () => void;
  onFindEnd: () => void;
  /** Called when the view of what was learnt comes on screen or leaves it. */
  onLearntVisible: (visible: boolean) => void;
};

/** The student's laboratory while a round is open: settings, training, what it has learnt, the curves and the board on one page. */
export function RoundLab(props: RoundLabProps) {
  return (
    <TypedNumbers>
      <Laboratory {...props} />
    </TypedNumbers>
  );
}

function Laboratory(props: RoundLabProps) {
  const { session, self, round, challenge, training, curves, slowMotion } = props;
  const t = useTranslations("lab");
  const rules = useTranslations("board.rules");
  const textsOf = useChallengeTexts();
  const { title, question } = useMemo(() => textsOf(challenge), [textsOf, challenge]);
  const form = useId();
  const [finding, setFinding] = useState(false);
  const [compared, setCompared] = useState<RunNumber | null>(null);
  const runs = useMemo(
    () => shownRuns(self.runs, round, { run: training.run, curve: training.curve }, curves),
    [self.runs, round, training.run, training.curve, curves],
  );
  const { status, pace, examples } = training;
  const current = currentRun(runs, training);
  const tallies = current ? props.tallies.get(current.number) : undefined;
  const ghost = ghostRun(runs, current, compared);
  const best = ghostRun(runs, null, null);
  const planned = session.plan.rounds[round]!;
  const { locks, runLimit, epochLimit } = planned;
  const ranking = useMemo(() => rankingOf(planned), [planned]);
  const settings = useMemo(() => allowedSettings(props.settings, planned), [props.settings, planned]);
  const onSettings = useSteady((changed: Settings) => props.onSettings(allowedSettings(changed, planned)));
  const { hyperparameters } = settings;
  const trouble = useTrouble(challenge, settings.network, planned);
  const paused = isPaused(session);
  const [refused] = useRefusedNumbers();
  const due = useDueHint(session, self, round, runs, challenge.task);
  const beside = useMemo(
    () => (current ? besideInLab(session, self.id, round, current, runs) : []),
    [session, self.id, round, current, runs],
  );
  const alias = useAlias(self.id);
  const noRunsLeft = runLimit !== null && runs.length >= runLimit;
  const lesson = useMemo(() => ({ slowMotion, challenge }), [slowMotion, challenge]);
  const setHyperparameters = (changed: Partial<Settings["hyperparameters"]>) =>
    onSettings({ ...settings, hyperparameters: { ...hyperparameters, ...changed } });
  // Several times a second something here is new: whatever it does not concern must not render again.
  const onEpochs = useSteady((epochs: number) => setHyperparameters({ epochs }));
  const onLearningRate = useSteady((learningRate: number) => setHyperparameters({ learningRate }));
  const onHand = useSteady((raised: boolean) => props.onHand?.(raised));
  const onStop = useSteady(props.onStop);
  const onPace = useSteady(props.onPace);
  const onFind = useSteady(() => {
    props.onFind();
    setFinding(true);
  });
  const onDownload = useSteady(props.onDownload);
  const onFinderOpen = useSteady((open: boolean) => {
    setFinding(open);
    if (!open) props.onFindEnd();
  });
  const onDownloadCurrent = useSteady(() => current && props.onDownload(current));

  return (
    <LabSession value={session}>
      <LessonContext value={lesson}>
        <div className="flex min-h-dvh flex-col xl:h-dvh print:h-auto print:min-h-0">
          <LabHeader
            round={round}
            title={title}
            question={challenge.isPublic ? `${question} · ${rules("publicData")}` : question}
            closing={session.announced?.step === "close-round"}
            nickname={self.nickname}
            clock={props.clock}
            runsUsed={runs.length}
            runLimit={runLimit}
            connection={props.connection}
            waiting={props.waiting}
            stored={props.stored}
            training={isBusy(training)}
            checking={props.checking.size > 0}
            device={props.device}
            hand={
              props.onHand && (
                <HandButton
                  raised={self.handRaisedAt !== null}
                  disabled={props.connection !== "live"}
                  onRaised={onHand}
                />
              )
            }
            alone={props.onHand === null}
            alias={session.hidden.names ? alias : null}
          />
          {props.notice}
          {paused && <PausedNotice training={isBusy(training)} />}
          <main
            className={cn(
              "flex min-h-0 flex-1 flex-col gap-3 p-3 md:grid md:grid-cols-[19.5rem_minmax(0,1fr)] md:items-start xl:grid-cols-[19.5rem_minmax(0,1fr)_clamp(19rem,30vw,26rem)] xl:items-stretch",
              // A run of letters has a second curve, for which the board gives up some room.
              challenge.task.kind === "next-letter"
                ? "xl:grid-rows-[minmax(0,1fr)_4rem_minmax(8rem,22%)]"
                : "xl:grid-rows-[minmax(0,1fr)_9.6rem_minmax(8rem,22%)]",
            )}
          >
            <div className="max-md:contents md:sticky md:top-3 md:row-span-4 md:flex md:max-h-[calc(100dvh-1.5rem)] md:min-h-0 md:flex-col md:gap-3 xl:static xl:row-span-3 xl:max-h-none">
              {props.expectation}
              <TrainPanel
                {...{ status, pace }}
                loaded={examples !== null}
                progress={props.progress}
                formId={form}
                blocked={trouble}
                paused={paused}
                expectFirst={props.expectFirst}
                runLimit={runLimit}
                runsUsed={runs.length}
                epochs={hyperparameters.epochs}
                epochsLocked={locks.epochs !== undefined}
                epochLimit={epochLimit}
                onEpochsChange={onEpochs}
                onStop={onStop}
                onPace={onPace}
                className="md:shrink-0"
              />
              <form
                id={form}
                // Fields check their own range. A browser would refuse 100 epochs for not being 1, 11, 21 …
                noValidate
                aria-label={t("settings.network")}
                className="flex min-w-0 flex-col gap-3 max-md:order-first md:min-h-0 xl:flex-1"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (props.expectFirst) return goToExpectation();
                  if (refused !== undefined) return goToNumber(refused);
                  if (
                    training.examples !== null &&
                    trouble === null &&
                    !paused &&
                    !noRunsLeft &&
                    !isBusy(training)
                  )
                    props.onStart();
                }}
              >
                {due && <HintCard hint={due.hint} onDismiss={due.dismiss} />}
                {props.trouble !== null && <Notice tone="danger">{props.trouble}</Notice>}
                {props.news?.round === round && <RunNews news={props.news} ownRuns={self.runs} />}
                {isBusy(training) && <KeepingNote keeping={props.keeping} />}
                <SettingsPanel
                  challenge={challenge}
                  limits={planned}
                  {...{ settings, trouble, locks }}
                  onChange={onSettings}
                  onFind={onFind}
                  findLocked={!findIsOpen(session, round)}
                  canFind={
                    training.examples !== null &&
                    trouble === null &&
                    refused === undefined &&
                    !paused &&
                    !isBusy(training)
                  }
                  className="flex-1 md:overflow-y-auto"
                />
              </form>
            </div>
            <LearntPanel
              challenge={challenge}
              examples={training.examples}
              outputs={props.outputs}
              onVisible={props.onLearntVisible}
              look={props.look}
              slowMotion={slowMotion}
              paused={paused}
              valley={props.valley}
              mistakes={props.mistakes}
              ownInput={props.ownInput}
              asked={session.inputs.findLast((one) => one.round === round) ?? null}
              writing={props.writing}
              letterSpace={props.letterSpace}
              tally={tallies?.at(-1) ?? null}
              busy={isBusy(training)}
              {...{ runs, current }}
              device={self.runs.find(({ number }) => number === current?.number)?.device ?? null}
              duel={props.duel}
              className="max-xl:min-h-96 xl:col-start-2 xl:row-span-2 xl:row-start-1"
            />
            <RunPanel
              run={current}
              checking={current !== null && props.checking.has(current.number)}
              held={checkDelay(runs) > 0}
              unchecked={current !== null && props.unchecked.has(current.number)}
              ghost={ghost}
              tallies={tallies}
              trainCount={challenge.counts.train}
              planned={ranking}
              ghostIsBest={ghost !== null && ghost.number === best?.number}
              task={challenge.task}
              {...{ beside, locks }}
              round={round}
              epochs={hyperparameters.epochs}
              onLearningRate={onLearningRate}
              onDownload={current && props.downloadable.has(current.number) ? onDownloadCurrent : null}
              className="xl:col-start-3 xl:row-start-1"
            />
            <RunList
              runs={runs}
              checking={props.checking}
              unchecked={props.unchecked}
              best={best?.number ?? null}
              current={current?.number ?? null}
              ghost={ghost?.number ?? null}
              onRestore={onSettings}
              onCompare={setCompared}
              downloadable={props.downloadable}
              onDownload={onDownload}
              className="max-xl:max-h-96 xl:col-start-2 xl:row-start-3"
            />
            <BoardCard
              session={session}
              round={round}
              self={self.id}
              task={challenge.task}
              className="xl:col-start-3 xl:row-span-2 xl:row-start-2"
            />
          </main>
          <RateFinder
            open={finding}
            {...props.finder}
            current={hyperparameters.learningRate}
            onOpenChange={onFinderOpen}
            onUse={onLearningRate}
          />
        </div>
      </LessonContext>
    </LabSession>
  );
}
