import { and, eq, exists, or, type SQL, sql } from "drizzle-orm";
import { coTeachers, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { SessionRow } from "./rows";

/** Why a teacher may hold a session's desk: it is theirs, or its host has added them. */
export type DeskRole = "host" | "co-teacher";

/** What a teacher is to a session; null: they may not hold its desk. Whoever owns the server has no right to the sessions of others. */
export async function deskRole(
  db: Pick<Database, "select">,
  session: Pick<SessionRow, "id" | "hostId">,
  teacherId: string,
): Promise<DeskRole | null> {
  if (session.hostId === teacherId) return "host";
  const [row] = await db
    .select({ id: coTeachers.teacherId })
    .from(coTeachers)
    .where(and(eq(coTeachers.sessionId, session.id), eq(coTeachers.teacherId, teacherId)));
  return row ? "co-teacher" : null;
}

/** For a query on `sessions`: that this teacher may hold the desk. */
export function mayHoldDesk(db: Pick<Database, "select">, teacherId: string): SQL {
  const added = db
    .select({ one: sql`1` })
    .from(coTeachers)
    .where(and(eq(coTeachers.sessionId, sessions.id), eq(coTeachers.teacherId, teacherId)));
  return or(eq(sessions.hostId, teacherId), exists(added))!;
}
