"use client";

import { currentRound } from "@/components/board/class-round";
import { useShownNames } from "@/components/board/use-shown-names";
import { BetweenView } from "@/components/lab/between-view";
import { ConnectionMark } from "@/components/lab/connection-mark";
import { EndedView } from "@/components/lab/ended-view";
import { EnteringView } from "@/components/lab/entering-view";
import { GoodbyeView } from "@/components/lab/goodbye-view";
import { LobbyView } from "@/components/lab/lobby-view";
import { OpenedView } from "@/components/lab/opened-view";
import { RoundResult } from "@/components/lab/round-result";
import { SaveMark } from "@/components/lab/save-mark";
import type { LiveState } from "@/lib/client/connection";
import { useRun } from "@/lib/client/use-run";
import { useSession } from "@/lib/client/use-session";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { unreachable } from "@/lib/learning/unreachable";
import { EMPTY_SESSION, isPaused, type Run, type Session } from "@/lib/session/session";
import { LiveRound } from "./live-round";

/** The class as this lab shows it: under other names while the teacher hides them. */
function useLabSession({ session, self }: LiveState): Session | null {
  const shown = useShownNames(session ?? EMPTY_SESSION, self);
  return session && shown;
}

const NO_RUNS: readonly Run[] = [];

/** One student's lab, live: what is happening in the class decides what is on the page. */
export function LabClient({
  sessionId,
  joinCode,
  challenges,
  replay,
}: {
  sessionId: string;
  joinCode: string;
  /** By round number. */
  challenges: readonly ChallengeInfo[];
  /** Where the class can be looked at again, if its teacher has shared that. */
  replay: string | null;
}) {
  const live = useSession({ sessionId, screen: "lab" });
  const { connection, goodbye } = live;
  const session = useLabSession(live);
  const self = session?.participants.find(({ id }) => id === live.self) ?? null;
  const running = session?.phase.kind === "round" ? session.phase.round : null;
  const round = running === null ? undefined : session?.rounds[running];
  const run = useRun({
    sessionId,
    round: running,
    challenge: running === null ? null : challenges[running],
    seed: round?.state === "running" ? round.seed : null,
    paused: session !== null && isPaused(session),
    ownRuns: self?.runs ?? NO_RUNS,
    send: live.send,
  });

  const last = session && currentRound(session);
  if (session?.phase.kind === "ended" || goodbye?.code === "session-ended")
    return (
      <EndedView title={session?.title ?? ""} replay={replay}>
        {session && self && last !== null && (
          <RoundResult {...{ session, self }} round={last} task={challenges[last].task} />
        )}
      </EndedView>
    );
  if (goodbye !== null)
    return (
      <GoodbyeView problem={goodbye} joinHref={`/join/${joinCode}`} onReload={() => location.reload()} />
    );
  if (session === null || self === null) return <EnteringView connection={connection} />;

  const status = (
    <>
      <ConnectionMark connection={connection} />
      <SaveMark waiting={run.waiting} checking={run.checking.size > 0} live={connection === "live"} />
    </>
  );
  const { phase } = session;
  switch (phase.kind) {
    case "lobby":
      return <LobbyView session={session} self={self} status={status} />;
    case "opened":
      return <OpenedView {...{ session, status }} round={phase.round} />;
    case "round":
      return (
        <LiveRound
          key={phase.round}
          {...{ sessionId, session, self, run, connection }}
          now={live.now}
          onHand={(raised) => void live.send({ type: "set-hand", raised })}
          round={phase.round}
          challenge={challenges[phase.round]}
        />
      );
    case "between":
      return (
        <BetweenView {...{ session, self, status }} round={phase.round} task={challenges[phase.round].task} />
      );
    default:
      return unreachable(phase);
  }
}
