import { randomBytes, randomInt } from "node:crypto";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { CODE_ALPHABET, CODE_LENGTH } from "@/lib/session/join-code";
import type { Plan } from "@/lib/session/plan";
import type { Use } from "@/lib/session/retention";
import { noteErased } from "./housekeeping";
import { appendLog } from "./log";
import type { Database } from "./open";
import { useColumns } from "./retention";
import { events, sessions } from "./schema";
import { isSessionId, type SessionRow, sessionColumns } from "./session-row";

export type { SessionRow } from "./session-row";

/** A session in its host's list. */
export type SessionSummary = SessionRow &
  Use & {
    /** Who joined and was not removed. */
    readonly participants: number;
    readonly runs: number;
  };

/** Tries at a join code that no live session has; a thousand live sessions leave all but one in 150,000 codes free. */
const CODE_TRIES = 10;

/** A session with a join code of its own and the first event of its log. */
export async function createSession(
  db: Database,
  { hostId, title, plan }: { hostId: string; title: string; plan: Plan },
): Promise<SessionRow> {
  return db.transaction(async (transaction) => {
    for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
      const [row] = await transaction
        .insert(sessions)
        .values({
          hostId,
          title,
          plan,
          joinCode: drawJoinCode(),
          createdAt: new Date(),
          secret: randomBytes(32),
        })
        .onConflictDoNothing()
        .returning(sessionColumns);
      if (!row) continue;
      await appendLog(transaction, row.id, [{ type: "session-created", seq: 0, at: 0, title, plan }]);
      return row;
    }
    throw new Error(`No join code was free in ${CODE_TRIES} tries.`);
  });
}

function drawJoinCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
}

export async function findSession(db: Database, id: string): Promise<SessionRow | null> {
  if (!isSessionId(id)) return null;
  const [row] = await db.select(sessionColumns).from(sessions).where(eq(sessions.id, id));
  return row ?? null;
}

/** The session that this code joins; null once it has ended. */
export async function findLiveSessionByCode(db: Database, joinCode: string): Promise<SessionRow | null> {
  const [row] = await db
    .select(sessionColumns)
    .from(sessions)
    .where(and(eq(sessions.joinCode, joinCode), isNull(sessions.endedAt)));
  return row ?? null;
}

/** A host's sessions, the newest first. */
export async function listSessions(db: Database, hostId: string): Promise<SessionSummary[]> {
  const countOf = (counted: ReturnType<typeof sql>) =>
    sql<number>`(select ${counted} from ${events} where ${events.sessionId} = ${sessions.id})`.mapWith(
      Number,
    );
  return db
    .select({
      ...sessionColumns,
      ...useColumns,
      // A seat that nobody came to sit in may have been given again.
      participants: countOf(sql`count(distinct case when ${events.type} = 'participant-joined'
        then ${events.body} ->> 'participant' end)
        - count(*) filter (where ${events.type} = 'participant-removed')
        + count(*) filter (where ${events.type} = 'participant-readmitted')`),
      runs: countOf(sql`count(*) filter (where ${events.type} = 'run-started')`),
    })
    .from(sessions)
    .where(eq(sessions.hostId, hostId))
    .orderBy(desc(sessions.createdAt));
}

/** Deletes a session with its log and seats. False when this host has no such session. */
export async function deleteSession(db: Database, id: string, hostId: string): Promise<boolean> {
  if (!isSessionId(id)) return false;
  return db.transaction(async (transaction) => {
    const deleted = await transaction
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId)))
      .returning({ id: sessions.id });
    if (deleted.length > 0) await noteErased(transaction);
    return deleted.length > 0;
  });
}

/** From now on its code joins nothing. The first end counts. */
export async function markSessionEnded(db: Database, id: string, at: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
}
