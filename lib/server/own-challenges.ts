import { wordsOfSession } from "@/db/session/own-words";
import type { SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { findOwnChallenge, knownOwnChallenge } from "@/lib/challenges/own-words";
import type { Challenge } from "@/lib/learning/examples/challenge";

/**
 * The challenges of a session's own words, read from the database unless this process knows them already. `findChallenge` finds them for as long as
 * somebody holds on to what this resolves to.
 */
export async function ownChallengesOf(
  db: Database,
  { id, plan }: Pick<SessionRow, "id" | "plan">,
): Promise<readonly Challenge[]> {
  const wanted = [...new Set(plan.rounds.flatMap(({ challenge, words }) => (words ? [challenge] : [])))];
  const found = wanted.map(findOwnChallenge).filter((challenge) => challenge !== null);
  if (found.length === wanted.length) return found;
  return (await wordsOfSession(db, id)).map((list) => knownOwnChallenge(list.id, list));
}
