"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { TimeLeft } from "@/components/board/time-left";
import { useClock } from "@/lib/client/connection/use-clock";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { RunState } from "@/lib/client/run/run-state";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { networkProblem } from "@/lib/learning/network/network-check";
import { allowedSettings, offeredSettings } from "@/lib/session/decide/round-limits";
import type { Millis } from "@/lib/session/log/events";
import { isPaused, type Participant, type Round, type Session } from "@/lib/session/log/session";
import type { ConnectionState } from "@/lib/session/page-state";
import { LiveDuel } from "./duel/live-duel";
import { CloseCountdown } from "./live-countdown";
import { useSights } from "./live-sights";
import { type Answering, mustExpectFirst } from "./questions/answering";
import { ExpectationCard } from "./questions/expectation-card";
import { useSweep } from "./rate-finder/live-sweep";
import { RoundLab } from "./round-lab";
import { useDraft } from "./settings/use-draft";
import { LiveDevice } from "./train/live-device";
import { obstacleTo } from "./train/obstacle";
import { TrainProgress } from "./train/train-panel";

/** The laboratory of the running round, connected to the training on this page. */
export function LiveRound({
  sessionId,
  session,
  self,
  round,
  challenge,
  keeper,
  run,
  connection,
  stored,
  now,
  notice,
  answering,
  onHand,
}: {
  sessionId: string;
  session: Session;
  self: Participant;
  round: number;
  challenge: ChallengeInfo;
  keeper: RunKeeper;
  run: RunState;
  connection: ConnectionState;
  /** Whether everything that happened in the class is stored. */
  stored: boolean;
  now: () => Millis;
  notice: ReactNode;
  answering: Answering;
  /** Null for somebody who trains alone. */
  onHand: ((raised: boolean) => void) | null;
}) {
  const problems = useTranslations("problems");
  const exporting = useTranslations("lab.export");
  const planned = session.plan.rounds[round]!;
  const [draft, setDraft] = useDraft(sessionId, round, offeredSettings(challenge.preset, planned));
  const { locks, epochLimit } = planned;
  const settings = useMemo(() => allowedSettings(draft, planned), [draft, planned]);
  const { prepare } = keeper;
  const finder = useSweep(keeper.sweep);
  const { hasDownloadFailed, ...sights } = useSights({
    session,
    self,
    round,
    challenge,
    keeper,
    run,
    settings,
  });
  const { examples } = sights.training;
  useEffect(() => {
    // A network that cannot be built is not given to an engine; the lab says what is wrong with it.
    if (networkProblem(settings.network, challenge) === null) prepare(settings);
  }, [prepare, settings, challenge]);
  const state = session.rounds[round]!;
  const seed = state.state === "running" ? state.seed : null;
  const blocked = obstacleTo({
    ...{
      paused: isPaused(session),
      status: run.status,
      network: settings.network,
      challenge,
      limits: planned,
    },
    ready: examples !== null && seed !== null,
  });
  // The same elements as before while nothing in them changes, so that what shows them does not render again.
  const duel = useMemo(
    () => (
      <LiveDuel
        limits={planned}
        {...{ challenge, locks, epochLimit, examples, seed, blocked }}
        own={settings}
      />
    ),
    [planned, challenge, locks, epochLimit, examples, seed, blocked, settings],
  );
  const { calibration, engine } = run;
  const device = useMemo(
    () => <LiveDevice {...{ keeper, calibration, engine, challenge, settings, examples, seed, blocked }} />,
    [keeper, calibration, engine, challenge, settings, examples, seed, blocked],
  );
  const { announced } = session;
  const clock = useMemo(
    () =>
      announced?.step === "close-round" ? (
        <CloseCountdown {...{ announced, now }} />
      ) : (
        onHand !== null && <RoundClock round={state} now={now} />
      ),
    [announced, state, now, onHand],
  );
  const progress = useMemo(() => <RunProgress store={keeper.store} />, [keeper]);
  let trouble: string | null = null;
  if (run.problem !== null) trouble = problems(run.problem);
  else if (hasDownloadFailed) trouble = exporting("failed");

  return (
    <RoundLab
      {...sights}
      {...{ session, self, round, challenge, settings, connection, stored }}
      trouble={trouble}
      device={device}
      duel={duel}
      waiting={run.waiting}
      news={run.news}
      keeping={run.keeping}
      notice={notice}
      expectation={
        <ExpectationCard
          {...{ session, self, round, answering }}
          className="max-md:order-first md:max-h-[60%] md:shrink-0 md:overflow-y-auto"
        />
      }
      expectFirst={mustExpectFirst(session, self, round, connection, answering)}
      onHand={onHand}
      clock={clock}
      progress={progress}
      onSettings={setDraft}
      onStart={() => keeper.start(settings)}
      onStop={keeper.stop}
      onPace={keeper.setPace}
      finder={{ sweep: finder.sweep, done: finder.done }}
      onFind={() => finder.start(settings)}
      onFindEnd={finder.end}
    />
  );
}

/** The progress of the current run, in its own component for the same reason as the time left: it is told ten times a second. */
function RunProgress({ store }: { store: RunKeeper["store"] }) {
  const [status, progress] = useStore(
    store,
    useShallow((state) => [state.status, state.progress] as const),
  );
  return <TrainProgress {...{ status, progress }} />;
}

/** The time left, in its own component so that its ticks do not render the rest of the lab. */
function RoundClock({ round, now }: { round: Round; now: () => Millis }) {
  return <TimeLeft round={round} now={useClock(now)} />;
}
