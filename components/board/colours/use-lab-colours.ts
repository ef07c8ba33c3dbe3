import { useMemo } from "react";
import type { Task } from "@/lib/learning/examples/task";
import { type ColouredRun, measuredRuns } from "@/lib/session/board/colouring";
import type { Standing } from "@/lib/session/board/leaderboard";
import type { Colouring } from "@/lib/session/board/pictures/class-picture";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { type RunColours, runColours } from "./run-colours";

/** A small chart has room for a student's own hue and those of the first three. */
const MOST = 4;

/** The colours of a class's curves in a student's lab, which is not told what others train: one's own, and those of the first few. */
export function useLabColours({
  session,
  round,
  self,
  task,
  standings,
}: {
  session: Session;
  round: number;
  self: ParticipantId;
  task: Task;
  standings: readonly Standing[];
}): RunColours {
  const runs = useMemo(() => measuredRuns(session, round, task), [session, round, task]);
  return useMemo(
    () => coloursInLab({ session, round, self, standings, runs, chosen: null, most: MOST }),
    [session, round, self, standings, runs],
  );
}

/** The same of a round that is over, of which a lab is told more (`runs`). */
export function coloursInLab({
  session,
  standings,
  ...terms
}: {
  session: Session;
  round: number;
  self: ParticipantId;
  standings: readonly Standing[];
  runs: readonly ColouredRun[];
  chosen: Colouring | null;
  most?: number;
}): RunColours {
  return runColours({
    ...{ session, ...terms, conditionOf: null },
    order: standings.map(({ participant }) => participant.id),
    named: !session.hidden.board,
  });
}
