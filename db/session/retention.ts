import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { events, sessions } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { DAY_MS, type DaysKept, deletionDate, endsUnattendedAt, type Use } from "@/lib/session/retention";
import { isSessionId, type SessionRow, sessionColumns } from "./rows";

/** The parts of a session's `Use` that are not in its row, as columns for a query on `sessions`. */
export const useColumns = {
  begun: sql<boolean>`exists (select 1 from ${events}
    where ${events.sessionId} = ${sessions.id} and ${events.type} = 'round-started')`,
  usedAt: sql`coalesce(${sessions.deskSeenAt}, ${sessions.createdAt} + interval '1 millisecond' *
    coalesce((select max(${events.at}) from ${events} where ${events.sessionId} = ${sessions.id}), 0))`.mapWith(
    sessions.createdAt,
  ),
};

/** Sets whether a session is kept beyond the usual time. False when this host has no such session. */
export async function keepSession(db: Database, id: string, hostId: string, kept: boolean): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const updated = await db
    .update(sessions)
    .set({ kept })
    .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId)))
    .returning({ id: sessions.id });
  return updated.length > 0;
}

/** Records that the desks of these sessions are open. */
export async function noteDesks(db: Database, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0)
    await db
      .update(sessions)
      .set({ deskSeenAt: at })
      .where(inArray(sessions.id, [...ids]));
}

/** Live sessions whose desk has been closed for so long that they should be ended automatically. */
export async function unattendedSessions(db: Database, now: Date): Promise<SessionRow[]> {
  return (await openSessions(db)).filter((session) => {
    const end = endsUnattendedAt(session);
    return end !== null && end <= now;
  });
}

/** Deletes the expired sessions that no host keeps, with everything in them. Resolves to their ids. */
export async function deleteExpired(db: Database, now: Date, daysKept: DaysKept): Promise<string[]> {
  if (daysKept === null) return [];
  const expired = new Date(now.getTime() - daysKept * DAY_MS);
  const unused = (await openSessions(db)).filter((session) => {
    const date = deletionDate(session, daysKept);
    return date !== null && date < now;
  });
  return db.transaction(async (transaction) => {
    const ended = await transaction
      .delete(sessions)
      .where(and(lt(sessions.endedAt, expired), eq(sessions.kept, false)))
      .returning({ id: sessions.id });
    const ids = unused.map(({ id }) => id);
    const never = ids.length === 0 ? [] : await deleteUnused(transaction, ids);
    if (ended.length + never.length > 0) await noteErased(transaction);
    return [...ended, ...never].map(({ id }) => id);
  });
}

/** Checks again, since somebody may have kept or started one of them meanwhile. */
function deleteUnused(db: Pick<Database, "delete">, ids: string[]) {
  return db
    .delete(sessions)
    .where(
      and(
        inArray(sessions.id, ids),
        isNull(sessions.endedAt),
        eq(sessions.kept, false),
        sql`not ${useColumns.begun}`,
      ),
    )
    .returning({ id: sessions.id });
}

async function openSessions(db: Database): Promise<(SessionRow & Use)[]> {
  return db
    .select({ ...sessionColumns, ...useColumns })
    .from(sessions)
    .where(isNull(sessions.endedAt));
}
