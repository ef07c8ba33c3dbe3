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

/** A title and its rounds as the plan form sends them; null for what the form would not send: malformed, or with a round in which nobody could train. */
export function plannedSession(typed: unknown): z.infer<typeof PlannedSession> | null {
  const session = PlannedSession.safeParse(typed);
  if (!session.success || !session.data.plan.rounds.every(canBeTrained)) return null;
  const { title, plan } = session.data;
  // Cleaned here and not in the schema, which also reads the plans of earlier logs.
  return {
    title,
    plan: { rounds: plan.rounds.map((round) => ({ ...round, aim: cleanText(round.aim ?? "") || null })) },
  };
}

function canBeTrained(round: PlannedRound): boolean {
  const challenge = findChallenge(round.challenge);
  return challenge !== null && lockedNetworkProblem(round, challenge) === null && !locksTooManyEpochs(round);
}
