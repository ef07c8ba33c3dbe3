"use client";

import { useTranslations } from "next-intl";
import { useCallback, useLayoutEffect } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { createStore } from "zustand/vanilla";
import { currentRound } from "@/components/board/class-round";
import { useShownNames } from "@/components/board/names";
import { ShowClock } from "@/components/board/opening/show-clock";
import { Podium } from "@/components/board/podium/podium";
import { NameNotice } from "@/components/lab/name-notice";
import { BetweenView } from "@/components/lab/results/between-view";
import { RunNews } from "@/components/lab/runs/run-notices";
import { Notice } from "@/components/ui/notice";
import { usePlannedChallenges } from "@/lib/client/api/planned-challenges";
import { useRoundDigest } from "@/lib/client/api/round-digest";
import type { LiveState } from "@/lib/client/connection/connection";
import { useSession } from "@/lib/client/connection/use-session";
import { useUnsaved } from "@/lib/client/connection/use-unsaved";
import { useWakeLock } from "@/lib/client/connection/use-wake-lock";
import { INITIAL_RUN_STATE, withoutProgress } from "@/lib/client/run/run-state";
import { useRun } from "@/lib/client/run/use-run";
import { useLastMessage } from "@/lib/client/storage/heard-messages";
import type { PlannedChallenges } from "@/lib/learning/examples/planned-challenges";
import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import { isBusy } from "@/lib/learning/training/training";
import { unreachable } from "@/lib/learning/unreachable";
import type { ForeseenRound } from "@/lib/protocol/sealed-split";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Millis } from "@/lib/session/log/events";
import { EMPTY_SESSION, isPaused, type Message, type Run, type Session } from "@/lib/session/log/session";
import { EnteringView, LobbyView, NewRoundView, OpenedView, WaitingView } from "./arrival-views";
import { DrawCard } from "./drawings/draw-card";
import { useDrawings } from "./drawings/live-drawings";
import { EndedView } from "./farewell-views";
import { StartCountdown } from "./live-countdown";
import { LiveOwnWork } from "./live-own-work";
import { LiveRound } from "./live-round";
import { LiveOwnCard, useOwnPictures } from "./own-card/live-own-card";
import { CheckCards } from "./questions/check-cards";
import { ClassAnswers } from "./questions/class-answers";
import { ExpectationCard } from "./questions/expectation-card";
import { useAnswers } from "./questions/live-answers";
import { OwnQuestion } from "./questions/own-question";
import { RoundResult } from "./results/round-result";
import { ConnectionMark, SaveMark } from "./status-marks";
import { TeacherMessage } from "./teacher-message";
import { LiveVote, useVoteAside } from "./vote/live-vote";

/** A lab shows what a test found a moment after the projector, on which everybody should see it first. */
const AFTER_PROJECTOR: Millis = 600;
const NO_RUNS: readonly Run[] = [];
const NO_MESSAGES: readonly Message[] = [];
const NOT_TRAINING = createStore(() => INITIAL_RUN_STATE);

/** The class as this lab shows it: with aliases while the teacher hides the names. */
function useLabSession({ session, self }: LiveState): Session | null {
  const shown = useShownNames(session ?? EMPTY_SESSION, self);
  return session && shown;
}

/** The round that the class waits for, as it is planned now; null while it trains, or no more come. */
function foreseenRound(session: Session | null): ForeseenRound | null {
  const round = awaitedRound(session);
  const planned = round === null ? undefined : session?.plan.rounds[round];
  return round === null || planned === undefined ? null : { round, challenge: planned.challenge };
}

function awaitedRound(session: Session | null): number | null {
  if (session === null) return null;
  const { phase, plan } = session;
  switch (phase.kind) {
    case "lobby":
      return 0;
    case "opened":
      return phase.round;
    case "between":
      return phase.round + 1 < plan.rounds.length ? phase.round + 1 : null;
    case "round":
    case "ended":
      return null;
    default:
      return unreachable(phase);
  }
}

export type ClassLabProps = {
  readonly sessionId: string;
  /** What the page knew of the plan's challenges when it was opened. */
  readonly known: PlannedChallenges;
  /** The address of the replay, if the teacher has shared it. */
  readonly replay: string | null;
  /** Called when this page must stop: its seat is now another tab's, or nobody's. */
  readonly onGoodbye: (why: ProblemCode) => void;
};

/** A student's live lab. The phase of the class decides what it shows. */
export function ClassLab({ sessionId, known, replay, onGoodbye }: ClassLabProps) {
  const problems = useTranslations("problems");
  const live = useSession({ sessionId, screen: "lab" });
  const { connection } = live;
  const session = useLabSession(live);
  const { challenges, samples, tasks } = usePlannedChallenges(sessionId, session?.plan.rounds, known);
  const self = session?.participants.find(({ id }) => id === live.self) ?? null;
  const isClosed = session?.phase.kind === "between";
  // Between rounds, the last one's networks can still be looked at.
  const played = session?.phase.kind === "round" || isClosed ? session.phase.round : null;
  const trained = played === null ? null : (challenges[played] ?? null);
  // A round that was put into the plan a moment ago waits until its challenge is here.
  const running = trained && played;
  const round = running === null ? undefined : session?.rounds[running];
  const ended: boolean = session?.phase.kind === "ended" || live.goodbye?.code === "session-ended";
  const foreseen = self?.admitted ? foreseenRound(session) : null;
  const keeper = useRun({
    sessionId,
    seat: self?.id ?? null,
    ended,
    round: running,
    closed: isClosed,
    planned: running === null ? null : (session?.plan.rounds[running] ?? null),
    rules: session?.rules ?? TODAYS_RULES,
    challenge: trained,
    next: foreseen,
    seed: round === undefined || round.state === "planned" ? null : round.seed,
    valley: round?.state === "running" ? (round.valley ?? null) : null,
    paused: session !== null && isPaused(session),
    ownRuns: self?.runs ?? NO_RUNS,
    send: live.send,
  });
  const run = useStore(keeper?.store ?? NOT_TRAINING, useShallow(withoutProgress));
  const pictures = useOwnPictures({ session, self, challenges, keeper, run });
  useWakeLock(isBusy(run));
  const digest = useRoundDigest(sessionId, self?.admitted ? session : null);
  const { aside, onAside } = useVoteAside(session);
  const answering = useAnswers(session, self, live.send);
  const drawings = useDrawings(session, self, live.send);
  const message = useLastMessage(sessionId, self?.id ?? null, session?.messages ?? NO_MESSAGES);
  const stored = !useUnsaved(session?.seq ?? -1, live.storedUpTo);
  const { now } = live;
  const clock = useCallback(() => now() - AFTER_PROJECTOR, [now]);
  const goodbye = ended ? null : run.elsewhere ? "seat-elsewhere" : (live.goodbye?.code ?? null);
  useLayoutEffect(() => {
    if (goodbye !== null) onGoodbye(goodbye);
  }, [goodbye, onGoodbye]);
  if (goodbye !== null) return null;

  const last = session && currentRound(session);
  if (ended || session?.phase.kind === "ended")
    return (
      <EndedView title={session?.title ?? ""} replay={replay}>
        {session && self && last !== null && (
          <ShowClock clock={clock}>
            <Podium session={session} size="lab" />
            <LiveOwnCard {...{ session, self, challenges, pictures }} />
            <ClassAnswers {...{ session, self }} round={last} outcome={null} />
            <RoundResult {...{ session, self }} round={last} task={tasks[last]!} />
          </ShowClock>
        )}
      </EndedView>
    );
  if (session === null || self === null || keeper === null) return <EnteringView connection={connection} />;

  const { waiting, checking, news } = run;
  const status = (
    <>
      <ConnectionMark {...{ connection, waiting }} training={isBusy(run)} />
      <SaveMark {...{ connection, waiting, stored }} checking={checking.size > 0} />
    </>
  );
  const naming = (
    <NameNotice
      self={self}
      disabled={connection !== "live"}
      onChoose={async (nickname) => {
        const reply = await live.send({ type: "choose-nickname", nickname });
        return reply.ok ? null : reply.problem.code;
      }}
    />
  );
  const notice = (
    <>
      <TeacherMessage {...message} floats={session.phase.kind === "round"} />
      {naming}
      <LiveVote
        {...{ session, self, challenges, aside, onAside }}
        disabled={connection !== "live"}
        send={live.send}
      />
      <OwnQuestion {...{ session, self, answering }} quietly={session.phase.kind === "between"} />
    </>
  );
  const { phase } = session;
  const hasTrained = phase.kind === "round" && self.runs.some((one) => one.round === phase.round);
  // What was drawn offline came too late; the pad, which says why others were refused, is gone.
  const late = phase.kind === "round" && !hasTrained ? drawings.refused : null;
  if (!self.admitted)
    return (
      <WaitingView
        title={session.title}
        nickname={self.nickname}
        notice={naming}
        status={<ConnectionMark connection={connection} waiting={waiting} training={false} />}
      />
    );
  const { announced } = session;
  const starting = announced?.step === "start-round" ? <StartCountdown {...{ announced, now }} /> : null;
  const shown = last === null ? null : (challenges[last] ?? null);
  if (last !== null && shown === null && phase.kind !== "between")
    return <NewRoundView {...{ session, status, notice }} round={last} />;
  switch (phase.kind) {
    case "lobby":
      return (
        <LobbyView
          {...{ session, self, starting, status, notice }}
          questions={<CheckCards {...{ session, answering }} />}
        />
      );
    case "opened":
      return (
        <OpenedView
          {...{ session, starting, status, notice }}
          round={phase.round}
          challenge={shown!}
          sample={samples[shown!.id] ?? null}
          expectation={<ExpectationCard {...{ session, self, answering }} round={phase.round} />}
          drawing={
            session.plan.rounds[phase.round]?.drawings && (
              <DrawCard key={phase.round} {...{ session, self }} round={phase.round} queue={drawings} />
            )
          }
        />
      );
    case "round":
      return (
        <LiveRound
          key={phase.round}
          {...{ sessionId, session, self, keeper, run, connection, stored, answering }}
          notice={
            <>
              {notice}
              {late !== null && <Notice tone="warning">{problems(late)}</Notice>}
            </>
          }
          now={now}
          onHand={(raised) => void live.send({ type: "set-hand", raised })}
          round={phase.round}
          challenge={shown!}
        />
      );
    case "between":
      return (
        <ShowClock clock={clock}>
          <BetweenView
            {...{ session, self, starting, status, notice, digest }}
            news={news && <RunNews news={news} ownRuns={self.runs} />}
            questions={
              <>
                <CheckCards {...{ session, answering }} />
                <ClassAnswers
                  {...{ session, self }}
                  round={phase.round}
                  outcome={digest.digest?.outcome ?? null}
                />
              </>
            }
            own={
              shown && self.runs.some((one) => one.round === phase.round) ? (
                <LiveOwnWork
                  key={phase.round}
                  {...{ session, self, keeper, run }}
                  round={phase.round}
                  challenge={shown}
                />
              ) : null
            }
            round={phase.round}
            task={tasks[phase.round]!}
          />
        </ShowClock>
      );
    default:
      return unreachable(phase);
  }
}
