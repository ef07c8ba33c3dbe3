import { and, asc, count, eq, isNull } from "drizzle-orm";
import { coTeachers, sessions, teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { forgetRealNames } from "./real-names";
import { isSessionId } from "./rows";
import { MOST_LIVE_SESSIONS } from "./sessions";

/** A teacher as colleagues see them. The e-mail address tells those of the same name apart. */
export type Colleague = { readonly id: string; readonly name: string; readonly email: string };

/** Who may hold a session's desk. */
export type SessionTeachers = { readonly host: Colleague; readonly coTeachers: readonly Colleague[] };

const colleague = { id: teachers.id, name: teachers.name, email: teachers.email };

/** A session's host and co-teachers, these by name; null when there is no such session. */
export async function teachersOf(db: Database, id: string): Promise<SessionTeachers | null> {
  if (!isSessionId(id)) return null;
  const [host] = await db
    .select(colleague)
    .from(sessions)
    .innerJoin(teachers, eq(teachers.id, sessions.hostId))
    .where(eq(sessions.id, id));
  if (!host) return null;
  const added = await db
    .select(colleague)
    .from(coTeachers)
    .innerJoin(teachers, eq(teachers.id, coTeachers.teacherId))
    .where(eq(coTeachers.sessionId, id))
    .orderBy(asc(teachers.name), asc(teachers.email));
  return { host, coTeachers: added };
}

/** All accounts of this server, by name. */
export async function allColleagues(db: Database): Promise<Colleague[]> {
  return db.select(colleague).from(teachers).orderBy(asc(teachers.name), asc(teachers.email));
}

/** "unchanged": that is how it was before. */
type Change = "changed" | "unchanged" | Extract<ProblemCode, "no-such-session" | "no-such-colleague">;

/** Lets a colleague hold the desk of a host's session. Refused for who is no teacher of this server, and for the host. */
export async function addCoTeacher(
  db: Database,
  id: string,
  hostId: string,
  teacherId: string,
): Promise<Change> {
  return db.transaction(async (transaction) => {
    if (!(await lockOfHost(transaction, id, hostId))) return "no-such-session";
    if (teacherId === hostId || !isSessionId(teacherId)) return "no-such-colleague";
    const [known] = await transaction
      .select({ id: teachers.id })
      .from(teachers)
      .where(eq(teachers.id, teacherId));
    if (!known) return "no-such-colleague";
    const added = await transaction
      .insert(coTeachers)
      .values({ sessionId: id, teacherId, addedAt: new Date() })
      .onConflictDoNothing()
      .returning({ id: coTeachers.teacherId });
    return added.length > 0 ? "changed" : "unchanged";
  });
}

/** Takes the desk from a co-teacher. A host removes anyone, co-teachers only themselves: `by`. */
export async function removeCoTeacher(
  db: Database,
  id: string,
  by: string,
  teacherId: string,
): Promise<Change> {
  if (!isSessionId(id)) return "no-such-session";
  if (!isSessionId(teacherId)) return "no-such-colleague";
  return db.transaction(async (transaction) => {
    if (by !== teacherId && !(await lockOfHost(transaction, id, by))) return "no-such-session";
    // Who leaves by themselves may be noting a real name in another window just then.
    if (by === teacherId)
      await transaction.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id)).for("update");
    const removed = await transaction
      .delete(coTeachers)
      .where(and(eq(coTeachers.sessionId, id), eq(coTeachers.teacherId, teacherId)))
      .returning({ id: coTeachers.teacherId });
    if (removed.length === 0) return "unchanged";
    await forgetRealNames(transaction, id, teacherId);
    return "changed";
  });
}

/**
 * Makes a co-teacher the host of a session. `stays`: the former host becomes a co-teacher. Its class label and everything else stay as
 * they are.
 */
export async function handOver(
  db: Database,
  id: string,
  hostId: string,
  { to, stays }: { readonly to: string; readonly stays: boolean },
): Promise<
  "changed" | Extract<ProblemCode, "no-such-session" | "no-such-colleague" | "colleague-too-many-live">
> {
  return db.transaction(async (transaction) => {
    const held = await lockOfHost(transaction, id, hostId);
    if (!held) return "no-such-session";
    if (!isSessionId(to)) return "no-such-colleague";
    // Locks the row, as whoever creates a session does: nobody comes to have more live ones than they may.
    await transaction.select({ id: teachers.id }).from(teachers).where(eq(teachers.id, to)).for("update");
    if (held.endedAt === null && (await liveSessions(transaction, to)) >= MOST_LIVE_SESSIONS)
      return "colleague-too-many-live";
    const left = await transaction
      .delete(coTeachers)
      .where(and(eq(coTeachers.sessionId, id), eq(coTeachers.teacherId, to)))
      .returning({ id: coTeachers.teacherId });
    if (left.length === 0) return "no-such-colleague";
    await transaction.update(sessions).set({ hostId: to }).where(eq(sessions.id, id));
    if (stays)
      await transaction.insert(coTeachers).values({ sessionId: id, teacherId: hostId, addedAt: new Date() });
    else await forgetRealNames(transaction, id, hostId);
    return "changed";
  });
}

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Locks a session until the transaction ends; null when this host has no such session. */
async function lockOfHost(transaction: Transaction, id: string, hostId: string) {
  if (!isSessionId(id)) return null;
  const [row] = await transaction
    .select({ endedAt: sessions.endedAt })
    .from(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId)))
    .for("update");
  return row ?? null;
}

async function liveSessions(transaction: Transaction, hostId: string): Promise<number> {
  const { live } = onlyRow(
    await transaction
      .select({ live: count() })
      .from(sessions)
      .where(and(eq(sessions.hostId, hostId), isNull(sessions.endedAt))),
  );
  return live;
}
