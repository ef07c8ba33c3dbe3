import type { NewSession } from "@/components/teach/plan/plan-form";
import type { StoredWords } from "@/db/session/own-words";
import { currentId, findChallenge } from "@/lib/challenges/catalogue";
import type { Plan, PlannedRound, SentWords } from "@/lib/session/decide/plan";

/**
 * What the plan form starts from: a plan without the rounds whose challenge is no longer in the catalogue, with the present examples of the
 * others, and the teacher's own words.
 */
export function startOf(
  title: string,
  { rounds, ...around }: Plan,
  lists: readonly StoredWords[],
): NewSession {
  const isKnown = ({ challenge, words }: PlannedRound) =>
    words ? lists.some(({ id }) => id === challenge) : findChallenge(challenge) !== null;
  const current = rounds
    .filter(isKnown)
    .map((round) => ({ ...round, challenge: currentId(round.challenge) }));
  return { title, plan: { ...around, rounds: current }, lists: lists.map(sentWords) };
}

/** The teacher's own words in the form in which the plan form gets and sends them. */
export function sentWords({ id, title, language, direction, words }: StoredWords): SentWords {
  return { id, title, language, direction, text: words.join("\n") };
}
