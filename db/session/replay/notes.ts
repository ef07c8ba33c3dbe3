import { and, asc, count, eq, inArray } from "drizzle-orm";
import { events, replayNotes, sessions, teachers } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Millis, SessionEvent } from "@/lib/session/log/events";
import type { NameLanguage } from "@/lib/session/names/nickname-words";
import { NAMES_KNOWN_BY, notesForLink, type ReplayNote } from "@/lib/session/report/replay-note";
import { deskRole } from "../desks";
import { isSessionId } from "../rows";

/*
 * What teachers who hold the desk have written beside a replay. They read all of it; whoever comes by the link reads what is shown, with the names that the
 * link shows. The log knows nothing of it.
 */

/** A session keeps as many. */
export const MOST_REPLAY_NOTES = 200;

type Reading = Pick<Database, "select">;

/** All notes beside a session's replay in the order of their moments, as this teacher reads them. Null when there is no such session whose desk they may hold. */
export async function replayNotesOf(
  db: Reading,
  id: string,
  teacherId: string,
): Promise<ReplayNote[] | null> {
  const role = await roleIn(db, id, teacherId);
  if (role === null) return null;
  const rows = await db
    .select({
      ...{ id: replayNotes.id, at: replayNotes.at, text: replayNotes.text, shown: replayNotes.shown },
      ...{ teacherId: replayNotes.teacherId, name: teachers.name },
    })
    .from(replayNotes)
    .innerJoin(teachers, eq(teachers.id, replayNotes.teacherId))
    .where(eq(replayNotes.sessionId, id))
    .orderBy(asc(replayNotes.at), asc(replayNotes.writtenAt));
  return rows.map(({ teacherId: by, name, ...note }) => ({
    ...note,
    author: { name, self: by === teacherId },
    deletable: role === "host" || by === teacherId,
  }));
}

/**
 * The notes of a session that whoever has a link to its replay may read; whether a link opens it is for the caller to know (`linkRight`). `animals`: the
 * language of those that replace nicknames; null: nicknames are shown.
 */
export async function shownReplayNotes(
  db: Reading,
  id: string,
  animals: NameLanguage | null,
): Promise<ReplayNote[]> {
  const shown = await db
    .select({ id: replayNotes.id, at: replayNotes.at, text: replayNotes.text })
    .from(replayNotes)
    .where(and(eq(replayNotes.sessionId, id), eq(replayNotes.shown, true)))
    .orderBy(asc(replayNotes.at), asc(replayNotes.writtenAt));
  if (shown.length === 0) return [];
  const named = await db
    .select({ seq: events.seq, at: events.at, body: events.body })
    .from(events)
    .where(and(eq(events.sessionId, id), inArray(events.type, [...NAMES_KNOWN_BY])))
    .orderBy(asc(events.seq));
  const log = named.map(({ seq, at, body }): SessionEvent => ({ ...body, seq, at }));
  return notesForLink(log, shown, animals);
}

/** Writes a note at a moment of the log. `text`: cleaned (see `cleanNote`). Resolves to null, or why it was not written. */
export async function addReplayNote(
  db: Database,
  id: string,
  teacherId: string,
  note: { readonly at: Millis; readonly text: string; readonly shown: boolean },
): Promise<ProblemCode | null> {
  return db.transaction(async (transaction) => {
    if (!isSessionId(id)) return "no-such-session";
    // Nobody is erased from the session, and no second note is counted, until this is stored.
    await transaction.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id)).for("update");
    if ((await roleIn(transaction, id, teacherId)) === null) return "no-such-session";
    const [written] = await transaction
      .select({ count: count() })
      .from(replayNotes)
      .where(eq(replayNotes.sessionId, id));
    if ((written?.count ?? 0) >= MOST_REPLAY_NOTES) return "too-many-notes";
    await transaction.insert(replayNotes).values({ sessionId: id, teacherId, ...note });
    return null;
  });
}

/** Deletes a note: the host any, others their own. Nothing happens where it is gone already. Resolves to null, or why it was not deleted. */
export async function deleteReplayNote(
  db: Database,
  id: string,
  teacherId: string,
  note: string,
): Promise<ProblemCode | null> {
  return db.transaction(async (transaction) => {
    const role = await roleIn(transaction, id, teacherId);
    if (role === null) return "no-such-session";
    const own = role === "host" ? undefined : eq(replayNotes.teacherId, teacherId);
    const gone = await transaction
      .delete(replayNotes)
      .where(and(eq(replayNotes.sessionId, id), eq(replayNotes.id, note), own))
      .returning({ id: replayNotes.id });
    if (gone.length > 0) await noteErased(transaction);
    return null;
  });
}

async function roleIn(db: Reading, id: string, teacherId: string) {
  if (!isSessionId(id)) return null;
  const [session] = await db
    .select({ id: sessions.id, hostId: sessions.hostId })
    .from(sessions)
    .where(eq(sessions.id, id));
  return session ? deskRole(db, session, teacherId) : null;
}
