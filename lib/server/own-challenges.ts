import { challengesOfSession } from "@/db/session/own-challenges";
import type { SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { findOwnChallenge, knownOwnChallenge } from "@/lib/challenges/own-challenge";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { isOwn } from "@/lib/learning/examples/own-content";

/**
 * The challenges of a session's plan that a teacher has made, read from the database unless this process knows them already. `findChallenge` finds them for as long as
 * somebody holds on to what this resolves to.
 */
export async function ownChallengesOf(
  db: Database,
  { id, plan }: Pick<SessionRow, "id" | "plan">,
): Promise<readonly Challenge[]> {
  const wanted = [...new Set(plan.rounds.map(({ challenge }) => challenge).filter(isOwn))];
  const found = wanted.map(findOwnChallenge).filter((challenge) => challenge !== null);
  if (found.length === wanted.length) return found;
  return (await challengesOfSession(db, id)).map((own) => knownOwnChallenge(own.id, own.content));
}
