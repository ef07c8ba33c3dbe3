import { overallStandings, podiumOf } from "@/lib/session/board/overall";
import type { Outcome } from "@/lib/session/log/outcome";
import type { Session } from "@/lib/session/log/session";
import { HIDDEN_NAME } from "@/lib/session/log/visible-to-lab";

/** What came of a session: how much happened in it, and who stands on the highest step of its podium. */
export function outcomeOf(session: Session): Outcome {
  const [highest] = podiumOf(overallStandings(session));
  return {
    rounds: session.rounds.filter(({ state }) => state !== "planned").length,
    students: session.participants.filter(({ removed }) => !removed).length,
    runs: session.participants.reduce((sum, { runs }) => sum + runs.length, 0),
    // A student who was erased has no name any more.
    winners: (highest?.placed ?? [])
      .map(({ participant }) => participant.nickname)
      .filter((nickname) => nickname !== HIDDEN_NAME),
  };
}
