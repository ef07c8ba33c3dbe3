import { and, count, desc, eq, gt, inArray, lt, notInArray } from "drizzle-orm";
import { z } from "zod";
import { signIns, teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { DAY_MS } from "@/lib/session/retention";
import { type Teacher, teacherColumns } from "./teachers";

/** A sign-in expires after this many days without use. */
export const SIGN_IN_DAYS = 30;
/** In how many browsers one teacher can be signed in; one more signs out the one used longest ago. */
export const MOST_SIGN_INS = 50;

/** `usedAt` is written once a day, not with every request. */
const USE_MS = DAY_MS;

function oldest(now: Date): Date {
  return new Date(now.getTime() - SIGN_IN_DAYS * DAY_MS);
}

/** Signs a teacher in with one more browser. Resolves to the id that the browser's cookie carries. */
export async function beginSignIn(db: Database, teacherId: string): Promise<string> {
  const now = new Date();
  const { id } = onlyRow(
    await db.insert(signIns).values({ teacherId, createdAt: now, usedAt: now }).returning({ id: signIns.id }),
  );
  const newest = db
    .select({ id: signIns.id })
    .from(signIns)
    .where(eq(signIns.teacherId, teacherId))
    .orderBy(desc(signIns.usedAt), desc(signIns.createdAt))
    .limit(MOST_SIGN_INS);
  await db.delete(signIns).where(and(eq(signIns.teacherId, teacherId), notInArray(signIns.id, newest)));
  return id;
}

/** The teacher of a sign-in; null when it has ended. */
export async function findSignedIn(db: Database, id: unknown): Promise<Teacher | null> {
  const known = z.uuid().safeParse(id);
  if (!known.success) return null;
  const now = new Date();
  const [row] = await db
    .select({ ...teacherColumns, usedAt: signIns.usedAt })
    .from(signIns)
    .innerJoin(teachers, eq(teachers.id, signIns.teacherId))
    .where(and(eq(signIns.id, known.data), gt(signIns.usedAt, oldest(now))));
  if (!row) return null;
  const { usedAt, ...teacher } = row;
  if (now.getTime() - usedAt.getTime() > USE_MS) await markUsed(db, [known.data], now);
  return teacher;
}

/** Which of these sign-ins, all in use right now, have not ended. */
export async function standingSignIns(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const now = new Date();
  const rows = await db
    .select({ id: signIns.id, usedAt: signIns.usedAt })
    .from(signIns)
    .where(inArray(signIns.id, [...ids]));
  const stale = rows.filter(({ usedAt }) => now.getTime() - usedAt.getTime() > USE_MS).map(({ id }) => id);
  // Nobody is signed out in the middle of a class for not having opened another page.
  if (stale.length > 0) await markUsed(db, stale, now);
  return new Set(rows.map(({ id }) => id));
}

/** Failures are ignored: a database that cannot be written, such as one with a full disk, must not sign anybody out. */
async function markUsed(db: Database, ids: string[], now: Date): Promise<void> {
  await db
    .update(signIns)
    .set({ usedAt: now })
    .where(inArray(signIns.id, ids))
    .catch(() => {});
}

/** Resolves to the id of its teacher; null when it had already ended. */
export async function endSignIn(db: Database, id: string): Promise<string | null> {
  const [row] = await db
    .delete(signIns)
    .where(eq(signIns.id, id))
    .returning({ teacherId: signIns.teacherId });
  return row?.teacherId ?? null;
}

/** Resolves to the ids of the sign-ins it ended. */
export async function endAllSignIns(db: Database, teacherId: string): Promise<string[]> {
  const ended = await db
    .delete(signIns)
    .where(eq(signIns.teacherId, teacherId))
    .returning({ id: signIns.id });
  return ended.map(({ id }) => id);
}

/** In how many browsers a teacher is signed in. */
export async function countSignIns(db: Database, teacherId: string): Promise<number> {
  const [row] = await db
    .select({ browsers: count() })
    .from(signIns)
    .where(and(eq(signIns.teacherId, teacherId), gt(signIns.usedAt, oldest(new Date()))));
  return row?.browsers ?? 0;
}

export async function deleteIdleSignIns(db: Database, now: Date): Promise<void> {
  await db.delete(signIns).where(lt(signIns.usedAt, oldest(now)));
}
