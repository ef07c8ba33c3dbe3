import { and, eq, isNotNull } from "drizzle-orm";
import { events, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { isSessionId } from "../rows";

/*
 * How hosts file their sessions: under which title and class, and whether among those that they have put away. A class is nothing but the
 * sessions of one host with the same label.
 */

/** Renames a session that has ended, in its log as well, where its replay has the title from. False when this host has no such session. */
export async function renameSession(
  db: Database,
  id: string,
  hostId: string,
  title: string,
): Promise<boolean> {
  if (!isSessionId(id)) return false;
  return db.transaction(async (transaction) => {
    const renamed = await transaction
      .update(sessions)
      .set({ title })
      .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId), isNotNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (renamed.length === 0) return false;
    const beginning = and(eq(events.sessionId, id), eq(events.seq, 0), eq(events.type, "session-created"));
    const [first] = await transaction.select({ body: events.body }).from(events).where(beginning);
    if (first?.body.type === "session-created")
      await transaction
        .update(events)
        .set({ body: { ...first.body, title } })
        .where(beginning);
    return true;
  });
}

/** Says which class a session was with; null: none. False when this host has no such session. */
export async function labelSession(
  db: Database,
  id: string,
  hostId: string,
  classLabel: string | null,
): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const labelled = await db
    .update(sessions)
    .set({ classLabel })
    .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId)))
    .returning({ id: sessions.id });
  return labelled.length > 0;
}

/** Renames a class: all of a host's sessions with this label. If there already is a class of that name, the two become one. */
export async function renameClass(db: Database, hostId: string, from: string, to: string): Promise<boolean> {
  const renamed = await db
    .update(sessions)
    .set({ classLabel: to })
    .where(and(eq(sessions.hostId, hostId), eq(sessions.classLabel, from)))
    .returning({ id: sessions.id });
  return renamed.length > 0;
}

/** Puts an ended session away, or (null) back into the list. False when this host has no such session. */
export async function archiveSession(
  db: Database,
  id: string,
  hostId: string,
  archivedAt: Date | null,
): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const archived = await db
    .update(sessions)
    .set({ archivedAt })
    .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId), isNotNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return archived.length > 0;
}
