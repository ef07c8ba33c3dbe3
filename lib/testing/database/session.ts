import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { accountLinks, sessions, signIns, teachers } from "@/db/schema";
import { type Teacher, teacherColumns } from "@/db/school/teachers";
import { seatOf } from "@/db/session/seats/seats";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import type { ParticipantId } from "@/lib/session/log/events";

/** Creates a teacher who is signed in with one browser; the sign-in's id equals the teacher's. */
export async function newTeacher(
  db: Database,
  passwordHash = "not a hash",
  role: Teacher["role"] = "teacher",
): Promise<Teacher> {
  const [teacher] = await db
    .insert(teachers)
    .values({ email: `${randomUUID()}@example.org`, name: "Ada", role, passwordHash })
    .returning(teacherColumns);
  const now = new Date();
  await db.insert(signIns).values({ id: teacher.id, teacherId: teacher.id, createdAt: now, usedAt: now });
  return teacher;
}

/** Creates a session of a new teacher, with two rounds, the second of ten minutes. */
export async function newSession(db: Database): Promise<SessionRow> {
  const { id: hostId } = await newTeacher(db);
  const plan = {
    rounds: [openRound("two-spirals", null), openRound("moons", 10)],
  };
  return createSession(db, { hostId, title: "Nets, first lesson", plan });
}

/** The session's secret, which no browser may ever see. */
export async function secretOf(db: Database, sessionId: string): Promise<Uint8Array> {
  const [{ secret }] = await db
    .select({ secret: sessions.secret })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  return secret;
}

/** The participant of a token's seat; null when there is none, or it was removed. */
export async function findSeat(
  db: Database,
  sessionId: string,
  token: string,
): Promise<ParticipantId | null> {
  const seat = await seatOf(db, sessionId, token);
  return seat && !seat.removed ? seat.participant : null;
}

/** Makes every invitation and reset link expire a second ago. */
export async function expireLinks(db: Database): Promise<void> {
  await db.update(accountLinks).set({ expiresAt: new Date(Date.now() - 1_000) });
}

/** Takes a teacher's password away: they sign in with an account of the school's only. */
export async function takePassword(db: Database, teacherId: string): Promise<void> {
  await db.update(teachers).set({ passwordHash: null }).where(eq(teachers.id, teacherId));
}

/** What came of a session, as it is stored; null while nothing is. */
export async function outcomeOf(db: Database, id: string) {
  const [row] = await db.select({ outcome: sessions.outcome }).from(sessions).where(eq(sessions.id, id));
  return row.outcome;
}
