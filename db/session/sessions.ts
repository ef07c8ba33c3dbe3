import { randomBytes, randomInt } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { lockTeacher } from "@/db/store/teacher-lock";
import type { Plan } from "@/lib/session/decide/plan";
import { beginningOf } from "@/lib/session/decide/questions/asked-by-plan";
import { CODE_ALPHABET, CODE_LENGTH } from "@/lib/session/names/join-code";
import { appendLog } from "./log";
import { keepSessionChallenges, type StoredChallenge } from "./own-challenges";
import { KEYED_EXAMPLES } from "./rounds";
import { isSessionId, type SessionRow, sessionColumns } from "./rows";

export type { SessionRow } from "./rows";

/** Attempts to draw a join code that no live session has; a thousand live sessions use one code in 150,000. */
const CODE_TRIES = 10;

/**
 * More than any teacher creates by hand, and few enough that a program which creates them endlessly fills neither the list nor
 * the disk.
 */
export const MOST_SESSIONS_AN_HOUR = 30;
export const MOST_LIVE_SESSIONS = 100;

const HOUR_MS = 3_600_000;

/** `own`: the challenges among its rounds that a teacher has made. */
type NewSession = {
  readonly hostId: string;
  readonly title: string;
  readonly plan: Plan;
  readonly own?: readonly StoredChallenge[];
};

/** Creates a session for a teacher; or returns why they may not have another one now. */
export async function createHostedSession(
  db: Database,
  session: NewSession,
): Promise<SessionRow | "too-many-sessions" | "too-many-live"> {
  return db.transaction(async (transaction) => {
    await lockTeacher(transaction, session.hostId);
    const { live, recent } = onlyRow(
      await transaction
        .select({
          live: sql`count(*) filter (where ${sessions.endedAt} is null)`.mapWith(Number),
          recent: sql`count(*) filter (where ${sessions.createdAt} > ${hourAgo()})`.mapWith(Number),
        })
        .from(sessions)
        .where(eq(sessions.hostId, session.hostId)),
    );
    if (recent >= MOST_SESSIONS_AN_HOUR) return "too-many-sessions";
    if (live >= MOST_LIVE_SESSIONS) return "too-many-live";
    return createSession(transaction, session);
  });
}

function hourAgo(): string {
  return new Date(Date.now() - HOUR_MS).toISOString();
}

/** Creates a session with its own join code and the first event of its log. */
export async function createSession(
  db: Database,
  { hostId, title, plan, own = [] }: NewSession,
): Promise<SessionRow> {
  return db.transaction(async (transaction) => {
    for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
      const [row] = await transaction
        .insert(sessions)
        .values({
          hostId,
          title,
          plan,
          joinCode: drawCode(),
          createdAt: new Date(),
          secret: randomBytes(32),
          examples: KEYED_EXAMPLES,
        })
        .onConflictDoNothing()
        .returning(sessionColumns);
      if (!row) continue;
      await keepSessionChallenges(transaction, row.id, own);
      const beginning = beginningOf(title, plan).map((body, seq) => ({ ...body, seq, at: 0 }));
      await appendLog(transaction, row.id, beginning);
      return row;
    }
    throw new Error(`No join code was free in ${CODE_TRIES} tries.`);
  });
}

/** Six random symbols. */
export function drawCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
}

export async function findSession(db: Database, id: string): Promise<SessionRow | null> {
  if (!isSessionId(id)) return null;
  const [row] = await db.select(sessionColumns).from(sessions).where(eq(sessions.id, id));
  return row ?? null;
}

/** The live session with this join code; null when there is none. */
export async function findLiveSessionByCode(db: Database, joinCode: string): Promise<SessionRow | null> {
  const [row] = await db
    .select(sessionColumns)
    .from(sessions)
    .where(and(eq(sessions.joinCode, joinCode), isNull(sessions.endedAt)));
  return row ?? null;
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

/** Marks a session as ended, which frees its join code. Only the first end counts. */
export async function markSessionEnded(db: Database, id: string, at: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
}
