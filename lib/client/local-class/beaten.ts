import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** Whom somebody is ahead of in a round, by runs that have ended and been checked on both sides. In the order of the board. */
export function beatenBy(session: Session, round: number, self: ParticipantId): ParticipantId[] {
  const standings = leaderboard(session, round);
  const own = standings.find(({ participant }) => participant.id === self);
  if (!own?.run.verdict) return [];
  return standings
    .filter(({ rank, run }) => rank > own.rank && run.verdict !== null && run.end !== null)
    .map(({ participant }) => participant.id);
}
