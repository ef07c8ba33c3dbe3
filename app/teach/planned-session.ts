import { z } from "zod";
import { findChallenge } from "@/lib/challenges/catalogue";
import { PLAIN_TEXT, Plan, type PlannedRound } from "@/lib/session/plan";
import { lockedNetworkProblem, locksTooManyEpochs } from "@/lib/session/round-fault";

const PlannedSession = z.strictObject({
  title: z.string().trim().min(1).max(120).regex(PLAIN_TEXT),
  plan: Plan,
});

/** A title and its rounds as the plan form sends them; null where the form would not have: unreadable, or with a round that nobody could train in. */
export function plannedSession(typed: unknown): z.infer<typeof PlannedSession> | null {
  const session = PlannedSession.safeParse(typed);
  return session.success && session.data.plan.rounds.every(canBeTrained) ? session.data : null;
}

function canBeTrained(round: PlannedRound): boolean {
  const challenge = findChallenge(round.challenge);
  return challenge !== null && lockedNetworkProblem(round, challenge) === null && !locksTooManyEpochs(round);
}
