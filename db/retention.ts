import { and, eq, lt } from "drizzle-orm";
import { DAYS_KEPT } from "@/lib/session/retention";
import { noteErased } from "./housekeeping";
import type { Database } from "./open";
import { sessions } from "./schema";
import { isSessionId } from "./session-row";

const DAY_MS = 86_400_000;

/** The host keeps a session for longer than sessions are kept, or no longer. False when this host has no such session. */
export async function keepSession(db: Database, id: string, hostId: string, kept: boolean): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const updated = await db
    .update(sessions)
    .set({ kept })
    .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId)))
    .returning({ id: sessions.id });
  return updated.length > 0;
}

/** Deletes, with all that happened in them, the sessions whose time is over and that no host keeps. Resolves to their ids. */
export async function deleteExpired(db: Database, now: Date): Promise<string[]> {
  const expired = new Date(now.getTime() - DAYS_KEPT * DAY_MS);
  const deleted = await db
    .delete(sessions)
    .where(and(lt(sessions.endedAt, expired), eq(sessions.kept, false)))
    .returning({ id: sessions.id });
  return deleted.map(({ id }) => id);
}
