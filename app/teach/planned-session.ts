import { z } from "zod";
import { findChallenge } from "@/lib/challenges/catalogue";
import { Plan, type PlannedRound } from "@/lib/session/decide/plan";
import { lockedNetworkProblem, locksTooManyEpochs } from "@/lib/session/decide/round-limits";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";

const MAX_TITLE_LENGTH = 120;

const PlannedSession = z.strictObject({
  title: z
    .string()
    .max(400)
    .transform(cleanText)
    .refine((title) => title !== "" && lengthOf(title) <= MAX_TITLE_LENGTH),
  plan: Plan,
});

/** A title and its rounds as the plan form sends them; null where the form would not have: unreadable, or with a round that nobody could train in. */
export function plannedSession(typed: unknown): z.infer<typeof PlannedSession> | null {
  const session = PlannedSession.safeParse(typed);
  if (!session.success || !session.data.plan.rounds.every(canBeTrained)) return null;
  const { title, plan } = session.data;
  // Here and not in the schema, which reads the plans of earlier logs too.
  return {
    title,
    plan: { rounds: plan.rounds.map((round) => ({ ...round, aim: cleanText(round.aim ?? "") || null })) },
  };
}

function canBeTrained(round: PlannedRound): boolean {
  const challenge = findChallenge(round.challenge);
  return challenge !== null && lockedNetworkProblem(round, challenge) === null && !locksTooManyEpochs(round);
}
