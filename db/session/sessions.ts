import { randomBytes, randomInt } from "node:crypto";
import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { events, sessions, teachers } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import type { Plan } from "@/lib/session/decide/plan";
import { beginningOf } from "@/lib/session/decide/questions/asked-by-plan";
import { CODE_ALPHABET, CODE_LENGTH } from "@/lib/session/names/join-code";
import type { Use } from "@/lib/session/retention";
import { appendLog } from "./log";
import { keepSessionWords, type StoredWords } from "./own-words";
import { useColumns } from "./retention";
import { KEYED_EXAMPLES } from "./rounds";
import { isSessionId, type SessionRow, sessionColumns } from "./rows";

export type { SessionRow } from "./rows";

/** A session in its host's list. */
export type SessionSummary = SessionRow &
  Use & {
    /** Who joined and was not removed. */
    readonly participants: number;
    readonly runs: number;
  };

/** Attempts to draw a join code that no live session has; a thousand live sessions use one code in 150,000. */
const CODE_TRIES = 10;

/**
 * More than any teacher creates by hand, and few enough that a program which creates them endlessly fills neither the list nor
 * the disk.
 */
export const MOST_SESSIONS_AN_HOUR = 30;
export const MOST_LIVE_SESSIONS = 100;
export const SESSIONS_A_PAGE = 20;

const HOUR_MS = 3_600_000;

/** `lists`: the teacher's own words of all rounds that have some. */
type NewSession = {
  readonly hostId: string;
  readonly title: string;
  readonly plan: Plan;
  readonly lists?: readonly StoredWords[];
};

/** Creates a session for a teacher; or returns why they may not have another one now. */
export async function createHostedSession(
  db: Database,
  session: NewSession,
): Promise<SessionRow | "too-many-sessions" | "too-many-live"> {
  return db.transaction(async (transaction) => {
    // Locks the teacher's row until the session is stored: of two simultaneous requests, the second counts the first one's session.
    await transaction
      .select({ id: teachers.id })
      .from(teachers)
      .where(eq(teachers.id, session.hostId))
      .for("update");
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
  { hostId, title, plan, lists = [] }: NewSession,
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
      await keepSessionWords(transaction, row.id, lists);
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

/** A page of a host's sessions, the newest first. */
type SessionPage = {
  /** All that are live, on every page. */
  readonly live: readonly SessionSummary[];
  readonly past: readonly SessionSummary[];
  /** Whether there are older ones. */
  readonly more: boolean;
};

/** `page`: of the past sessions, from 0. */
export async function listSessions(db: Database, hostId: string, page = 0): Promise<SessionPage> {
  const [live, past] = [
    await summaries(db, and(eq(sessions.hostId, hostId), isNull(sessions.endedAt)), 0, MOST_LIVE_SESSIONS),
    await summaries(
      db,
      and(eq(sessions.hostId, hostId), isNotNull(sessions.endedAt)),
      page * SESSIONS_A_PAGE,
      SESSIONS_A_PAGE + 1,
    ),
  ];
  return { live, past: past.slice(0, SESSIONS_A_PAGE), more: past.length > SESSIONS_A_PAGE };
}

/** Chooses the page first, so that events are counted for its sessions only. */
async function summaries(
  db: Database,
  which: SQL | undefined,
  offset: number,
  limit: number,
): Promise<SessionSummary[]> {
  const countOf = (counted: ReturnType<typeof sql>) =>
    sql<number>`(select ${counted} from ${events} where ${events.sessionId} = ${sessions.id})`.mapWith(
      Number,
    );
  const page = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(which)
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .offset(offset)
    .limit(limit);
  return db
    .select({
      ...sessionColumns,
      ...useColumns,
      // A seat that nobody came to use may have been given to somebody else.
      participants: countOf(sql`count(distinct case when ${events.type} = 'participant-joined'
        then ${events.body} ->> 'participant' end)
        - count(*) filter (where ${events.type} = 'participant-removed')
        + count(*) filter (where ${events.type} = 'participant-readmitted')`),
      runs: countOf(sql`count(*) filter (where ${events.type} = 'run-started')`),
    })
    .from(sessions)
    .where(inArray(sessions.id, page))
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
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

/** How a replay is shared: by a link with this token, with nicknames or with animal names instead. */
export type ReplayShare = { readonly token: string; readonly animals: boolean };

/** Creates the replay's share link, or changes what it shows. Null when this host has no such session. */
export async function shareSession(
  db: Database,
  id: string,
  hostId: string,
  { animals }: { readonly animals: boolean },
): Promise<ReplayShare | null> {
  return share(db, id, hostId, { token: sql`coalesce(${sessions.shareToken}, ${freshToken()})`, animals });
}

/** Replaces the share link by a new one; the old one stops working. Null when this host has no such session. */
export async function renewShare(
  db: Database,
  id: string,
  hostId: string,
  { animals }: { readonly animals: boolean },
): Promise<ReplayShare | null> {
  return share(db, id, hostId, { token: sql`${freshToken()}`, animals });
}

/** Makes the share link stop working. False when this host has no such session, or it has no link. */
export async function revokeShare(db: Database, id: string, hostId: string): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const revoked = await db
    .update(sessions)
    .set({ shareToken: null })
    .where(and(ofHost(id, hostId), isNotNull(sessions.shareToken)))
    .returning({ id: sessions.id });
  return revoked.length > 0;
}

async function share(
  db: Database,
  id: string,
  hostId: string,
  { token, animals }: { token: ReturnType<typeof sql>; animals: boolean },
): Promise<ReplayShare | null> {
  if (!isSessionId(id)) return null;
  const [row] = await db
    .update(sessions)
    .set({ shareToken: token, shareAnimals: animals })
    .where(ofHost(id, hostId))
    .returning({ token: sessions.shareToken, animals: sessions.shareAnimals });
  return row?.token ? { token: row.token, animals: row.animals } : null;
}

/** 128 random bits, which nobody can guess. */
function freshToken(): string {
  return randomBytes(16).toString("base64url");
}

function ofHost(id: string, hostId: string) {
  return and(eq(sessions.id, id), eq(sessions.hostId, hostId));
}
