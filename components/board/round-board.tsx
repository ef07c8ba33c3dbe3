"use client";

import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import type { Task } from "@/lib/learning/examples/task";
import type { Standing } from "@/lib/session/board/leaderboard";
import { teamStandings } from "@/lib/session/board/teams";
import { joinedLate } from "@/lib/session/late";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { BoardSize } from "./board-size";
import { HiddenBoard } from "./hidden-board";
import { Leaderboard } from "./leaderboard";
import { TeamBoard } from "./team-board";
import { TestOpening } from "./test-opening";

type RoundBoardProps = {
  readonly session: Session;
  readonly round: number;
  /** The round's, in board order. */
  readonly standings: readonly Standing[];
  readonly task: Task;
  readonly self?: ParticipantId | null;
  readonly limit?: number;
  readonly size?: BoardSize;
};

/** Who joined after the round had started. */
function lateIn(session: Session, round: number): ReadonlySet<ParticipantId> {
  return new Set(
    session.participants
      .filter((participant) => joinedLate(session, participant, round))
      .map((participant) => participant.id),
  );
}

/**
 * Everything a round's board says: who leads on validation until its test is opened, how places moved from then on, and the
 * teams where there are any. Give it the round as its `key`: what is open already does not move.
 */
export function RoundBoard({
  session,
  round,
  standings,
  task,
  self = null,
  limit,
  size = "lab",
}: RoundBoardProps) {
  const played = session.rounds[round];
  const test = played?.state === "closed" ? played.test : null;
  const teams = useMemo(() => {
    const scored = test?.flatMap((result) => {
      const participant = session.participants[result.participant];
      return participant && !participant.removed ? [{ participant, score: result.test.score }] : [];
    });
    return teamStandings(session, scored ?? standings);
  }, [session, standings, test]);
  const shared = { self, limit, task, size };
  // The desk and the replay show it all the same: who hid it should see it.
  if (session.hidden.board && size !== "desk") return <HiddenBoard size={size} />;
  return (
    <div className={cn("flex flex-col", size === "projector" ? "min-h-0 flex-1 gap-2" : "gap-4")}>
      {test === null && (
        <Leaderboard
          standings={standings}
          planned={session.plan.rounds[round]}
          late={lateIn(session, round)}
          {...shared}
        />
      )}
      <TestOpening session={session} round={round} {...shared} />
      <TeamBoard teams={teams} split={test === null ? "validation" : "test"} self={self} size={size} />
    </div>
  );
}
