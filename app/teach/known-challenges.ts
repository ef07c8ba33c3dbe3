import type { NewSession } from "@/components/teach/plan/plan-form";
import { listOwnChallenges } from "@/db/school/own-challenges";
import { getDatabase } from "@/db/store/client";
import { currentId, findChallenge } from "@/lib/challenges/catalogue";
import { describedInfo, isOwn } from "@/lib/learning/examples/own-content";
import type { Plan, PlannedRound } from "@/lib/session/decide/plan";

/**
 * What the plan form starts from: a plan without the rounds whose challenge is no longer in the catalogue, with the present examples of the
 * others.
 */
export function startOf(title: string, { rounds, ...around }: Plan): NewSession {
  const isKnown = (round: PlannedRound) =>
    describedInfo(round) !== null || findChallenge(round.challenge) !== null;
  const current = rounds
    .filter(isKnown)
    .map((round) => ({ ...round, challenge: currentId(round.challenge) }));
  return { title, plan: { ...around, rounds: current } };
}

/** The challenges that a teacher has made: those that they keep, and those of the plan that they start from. */
export async function ownChallengesOf(teacherId: string, { rounds }: Plan) {
  const kept = await listOwnChallenges(await getDatabase(), teacherId);
  const own = new Map(kept.map(({ id, about }) => [id, { id, about }]));
  for (const { challenge: id, words, table } of rounds) {
    const about = words ? { words } : table ? { table } : null;
    if (about && isOwn(id) && !own.has(id)) own.set(id, { id, about });
  }
  return [...own.values()];
}
