import { and, count, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { planChallenges, plans, sessionChallenges, sessions, teacherChallenges } from "@/db/schema";
import { mayHoldDesk } from "@/db/session/desks";
import type { StoredChallenge } from "@/db/session/own-challenges";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { lockTeacher } from "@/db/store/teacher-lock";
import type { AboutOwn } from "@/lib/learning/examples/own-content";

/** A challenge that a teacher has made and keeps, without its content. */
export type OwnChallenge = { readonly id: string; readonly about: AboutOwn; readonly madeAt: Date };

/** Far more than one teacher needs; a bound on what one account can store. */
export const MOST_OWN = { challenges: 100, bytes: 60_000_000 };

/** Keeps a challenge for its teacher; one that they have already stays as it is. */
export async function keepOwnChallenge(
  db: Database,
  teacherId: string,
  challenge: StoredChallenge & { readonly about: AboutOwn },
): Promise<"kept" | "too-many-challenges"> {
  return db.transaction(async (transaction) => {
    await lockTeacher(transaction, teacherId);
    const { held, bytes } = onlyRow(
      await transaction
        .select({
          held: count(),
          bytes: sql`coalesce(sum(octet_length(${teacherChallenges.content})), 0)`.mapWith(Number),
        })
        .from(teacherChallenges)
        .where(and(eq(teacherChallenges.teacherId, teacherId), ne(teacherChallenges.id, challenge.id))),
    );
    const size = Buffer.byteLength(challenge.content);
    if (held >= MOST_OWN.challenges || bytes + size > MOST_OWN.bytes) return "too-many-challenges";
    await transaction
      .insert(teacherChallenges)
      .values({ teacherId, ...challenge, madeAt: new Date() })
      .onConflictDoNothing();
    return "kept";
  });
}

/** A teacher's challenges, the latest first. */
export async function listOwnChallenges(
  db: Pick<Database, "select">,
  teacherId: string,
): Promise<OwnChallenge[]> {
  return db
    .select({ id: teacherChallenges.id, about: teacherChallenges.about, madeAt: teacherChallenges.madeAt })
    .from(teacherChallenges)
    .where(eq(teacherChallenges.teacherId, teacherId))
    .orderBy(desc(teacherChallenges.madeAt), teacherChallenges.id);
}

/** The ids and contents of all that a teacher keeps, to be exported. */
export async function contentsOfTeacher(
  db: Pick<Database, "select">,
  teacherId: string,
): Promise<StoredChallenge[]> {
  return db
    .select({ id: teacherChallenges.id, content: teacherChallenges.content })
    .from(teacherChallenges)
    .where(eq(teacherChallenges.teacherId, teacherId))
    .orderBy(teacherChallenges.madeAt, teacherChallenges.id);
}

/** False when this teacher has no such challenge. Sessions and plans keep their copies. */
export async function deleteOwnChallenge(db: Database, teacherId: string, id: string): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const deleted = await transaction
      .delete(teacherChallenges)
      .where(and(eq(teacherChallenges.teacherId, teacherId), eq(teacherChallenges.id, id)))
      .returning({ id: teacherChallenges.id });
    // A list of words may be a list of pupils.
    if (deleted.length > 0) await noteErased(transaction);
    return deleted.length > 0;
  });
}

/**
 * The challenges with these ids that a teacher may put into a plan: their own, those of their saved plans, and those of sessions whose desk they may hold. Each
 * once.
 */
export async function challengesForTeacher(
  db: Pick<Database, "select" | "selectDistinctOn">,
  teacherId: string,
  ids: readonly string[],
): Promise<StoredChallenge[]> {
  if (ids.length === 0) return [];
  const wanted = [...ids];
  const own = await db
    .select({ id: teacherChallenges.id, content: teacherChallenges.content })
    .from(teacherChallenges)
    .where(and(eq(teacherChallenges.teacherId, teacherId), inArray(teacherChallenges.id, wanted)));
  const missing = wanted.filter((id) => !own.some((one) => one.id === id));
  if (missing.length === 0) return own;
  const ofPlans = await db
    .selectDistinctOn([planChallenges.id], { id: planChallenges.id, content: planChallenges.content })
    .from(planChallenges)
    .innerJoin(plans, eq(plans.id, planChallenges.planId))
    .where(and(eq(plans.teacherId, teacherId), inArray(planChallenges.id, missing)));
  const ofSessions = await db
    .selectDistinctOn([sessionChallenges.id], {
      id: sessionChallenges.id,
      content: sessionChallenges.content,
    })
    .from(sessionChallenges)
    .innerJoin(sessions, eq(sessions.id, sessionChallenges.sessionId))
    .where(and(mayHoldDesk(db, teacherId), inArray(sessionChallenges.id, missing)));
  return [...new Map([...ofSessions, ...ofPlans, ...own].map((one) => [one.id, one])).values()];
}
