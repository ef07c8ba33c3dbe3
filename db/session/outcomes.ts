import { and, desc, eq, isNotNull, isNull, notInArray } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { outcomeOf } from "@/lib/session/insights/session-outcome";
import { fold } from "@/lib/session/log/apply";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { logState } from "./archive";
import { logStretches } from "./log";

/**
 * Stores what came of an ended session. `session`: its whole log, folded. Nothing is stored if the log has grown or, where `revision` is
 * given, has been rewritten meanwhile.
 */
export async function keepOutcome(
  db: Database,
  id: string,
  session: Session,
  revision?: number,
): Promise<void> {
  await db
    .update(sessions)
    .set({ outcome: outcomeOf(session) })
    .where(
      and(
        eq(sessions.id, id),
        isNotNull(sessions.endedAt),
        eq(sessions.nextSeq, session.seq + 1),
        revision === undefined ? undefined : eq(sessions.logRevision, revision),
      ),
    );
}

/** Works out what came of an ended session from its stored log, and stores it. */
export async function workOutOutcome(db: Database, id: string): Promise<void> {
  const state = await logState(db, id);
  if (!state) return;
  let session = EMPTY_SESSION;
  for await (const stretch of logStretches(db, id)) session = fold(stretch, session);
  await keepOutcome(db, id, session, state.revision);
}

/** Ended sessions of which it has not been worked out what came of them, the newest first: those that ended before there were outcomes. */
export async function sessionsWithoutOutcome(
  db: Database,
  most: number,
  except: readonly string[] = [],
): Promise<string[]> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        isNotNull(sessions.endedAt),
        isNull(sessions.outcome),
        except.length > 0 ? notInArray(sessions.id, [...except]) : undefined,
      ),
    )
    .orderBy(desc(sessions.endedAt))
    .limit(most);
  return rows.map(({ id }) => id);
}
