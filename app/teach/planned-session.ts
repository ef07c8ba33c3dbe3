import { z } from "zod";
import { challengesForTeacher } from "@/db/school/own-challenges";
import type { StoredChallenge } from "@/db/session/own-challenges";
import { getDatabase } from "@/db/store/client";
import { currentId, plannedInfo } from "@/lib/challenges/catalogue";
import { aboutOwn } from "@/lib/challenges/own-challenge";
import { classDrawingsId, isClassDrawings } from "@/lib/learning/drawing/class-drawings";
import { type AboutOwn, isOwn, type OwnContent } from "@/lib/learning/examples/own-content";
import { plannedDrawings } from "@/lib/session/decide/drawings/planned-drawings";
import { MAX_TITLE_LENGTH } from "@/lib/session/decide/filing";
import { Plan, type PlannedRound } from "@/lib/session/decide/plan";
import { plannedChecks, withPlannedWords } from "@/lib/session/decide/questions/planned-words";
import { lockedNetworkProblem, locksTooManyEpochs } from "@/lib/session/decide/round-limits";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";

const Sent = z.strictObject({
  title: z
    .string()
    .max(400)
    .transform(cleanText)
    .refine((title) => title !== "" && lengthOf(title) <= MAX_TITLE_LENGTH),
  plan: Plan,
});

export type PlannedSession = {
  readonly title: string;
  readonly plan: Plan;
  /** The challenges among its rounds that a teacher has made, each once. */
  readonly own: readonly StoredChallenge[];
};

/** Finds those of a teacher's challenges, with these ids, that they may use. */
export type FindOwn = (ids: readonly string[]) => Promise<readonly StoredChallenge[]>;

/** As the database has them. */
export function ownOf(teacherId: string): FindOwn {
  return async (ids) => challengesForTeacher(await getDatabase(), teacherId, ids);
}

/**
 * A title and its rounds as the plan form sends them; null for what the form would not send: malformed, with a round in which nobody could train, or with a
 * challenge that the teacher has not. Whatever is said of an own challenge is found out again here.
 */
export async function plannedSession(typed: unknown, findOwn: FindOwn): Promise<PlannedSession | null> {
  const sent = Sent.safeParse(typed);
  if (!sent.success) return null;
  const { title, plan } = sent.data;
  const ids = [...new Set(plan.rounds.map(({ challenge }) => challenge).filter(isOwn))];
  const own = await findOwn(ids);
  const about = new Map(own.map(({ id, content }) => [id, aboutOwn(JSON.parse(content) as OwnContent)]));
  const rounds = plan.rounds.map((round) => described(round, about));
  if (!rounds.every((round) => round !== null && canBeTrained(round))) return null;
  const asking = rounds.map((round) => round && withPlannedWords(round));
  const checks = plan.checks && plannedChecks(plan.checks);
  if (!asking.every((round) => round !== null) || checks === null) return null;
  return {
    title,
    // Cleaned here and not in the schema, which also reads the plans of earlier logs.
    plan: {
      ...plan,
      rounds: asking.map((round) => ({ ...round, aim: cleanText(round.aim ?? "") || null })),
      ...(checks && { checks }),
    },
    own,
  };
}

/**
 * A round with its challenge's present examples, with what is to be known about its own challenge, or with what is to be drawn; null when that is not there, or
 * would be refused.
 */
function described(round: PlannedRound, own: ReadonlyMap<string, AboutOwn>): PlannedRound | null {
  const { words: _, table: __, drawings, ...rest } = round;
  if (isClassDrawings(round.challenge)) {
    const read = drawings && plannedDrawings(drawings);
    return read?.ok ? { ...rest, challenge: classDrawingsId(read.words), drawings: read.words } : null;
  }
  if (!isOwn(round.challenge)) return { ...rest, challenge: currentId(round.challenge) };
  const about = own.get(round.challenge);
  return about ? { ...rest, ...about } : null;
}

function canBeTrained(round: PlannedRound): boolean {
  const challenge = plannedInfo(round);
  return challenge !== null && lockedNetworkProblem(round, challenge) === null && !locksTooManyEpochs(round);
}
