import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import {
  checkpoints,
  events,
  pointChunks,
  realNames,
  replayNotes,
  seatMoves,
  seats,
  sessions,
} from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { nextTurn } from "@/db/store/statements";
import { type ErasedRuns, withoutParticipant } from "@/lib/session/log/erase-participant";
import type { ParticipantId, SessionEvent } from "@/lib/session/log/events";
import { unpackPoints } from "@/lib/session/log/packed/packed-points";
import { notesWithout } from "@/lib/session/report/replay-note";
import { forgetArchive, insertReports, MOST_ROW_BYTES, plain, pointRows } from "./archive";
import { isSessionId } from "./rows";

/** Rows handled between two turns of the live classes, since the embedded database runs in this process. */
const ROWS_A_TURN = 100;
const CHUNKS_A_TURN = { to: 2 ** 31 - 1, mostBytes: MOST_ROW_BYTES, mostRows: 10 };

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * Erases a participant from an ended session: nothing stored says who they were any more (see `withoutParticipant`), and their seat
 * is deleted, as are the real names that teachers have noted of them, and their runs with points and weights if `runs` is "remove". All or nothing. False when this host has no such
 * session, it has not ended, or it has no such participant. The session's room must not be in memory.
 */
export async function eraseParticipant(
  db: Database,
  id: string,
  hostId: string,
  { participant, runs }: { readonly participant: ParticipantId; readonly runs: ErasedRuns },
): Promise<boolean> {
  if (!isSessionId(id)) return false;
  return db.transaction(async (transaction) => {
    const [ended] = await transaction
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.hostId, hostId), isNotNull(sessions.endedAt)))
      // Keeps others from appending meanwhile.
      .for("update");
    if (!ended) return false;
    const log = await readEvents(transaction, id);
    const isKnown = log.some(
      (event) => event.type === "participant-joined" && event.participant === participant,
    );
    if (!isKnown) return false;
    const points = runs === "remove" ? await takeOutPoints(transaction, id, participant) : [];
    const whole = [...log, ...points].sort((one, other) => one.seq - other.seq);
    const erased = withoutParticipant(whole, participant, runs);
    await replaceEvents(
      transaction,
      id,
      erased.filter((event, index) => event !== whole[index]),
    );
    await emptyNotes(transaction, id, whole, participant, runs);
    await forgetArchive(transaction, id);
    await noteErased(transaction);
    await transaction.delete(seats).where(and(eq(seats.sessionId, id), eq(seats.participant, participant)));
    await transaction
      .delete(seatMoves)
      .where(and(eq(seatMoves.sessionId, id), eq(seatMoves.participant, participant)));
    await transaction
      .delete(realNames)
      .where(and(eq(realNames.sessionId, id), eq(realNames.participant, participant)));
    if (runs === "remove")
      await transaction
        .delete(checkpoints)
        .where(and(eq(checkpoints.sessionId, id), eq(checkpoints.participant, participant)));
    return true;
  });
}

/** The stored log without reports of points, which name nobody. */
async function readEvents(transaction: Transaction, id: string): Promise<SessionEvent[]> {
  const rows = await transaction
    .select({ seq: events.seq, at: events.at, body: events.body })
    .from(events)
    .where(eq(events.sessionId, id))
    .orderBy(asc(events.seq));
  return rows.map(({ seq, at, body }) => ({ ...body, seq, at }));
}

/** Empties what was written beside the replay and mentions them. `whole`: the log as it was. */
async function emptyNotes(
  transaction: Transaction,
  id: string,
  whole: readonly SessionEvent[],
  participant: ParticipantId,
  runs: ErasedRuns,
): Promise<void> {
  const notes = await transaction
    .select({ id: replayNotes.id, at: replayNotes.at, text: replayNotes.text })
    .from(replayNotes)
    .where(eq(replayNotes.sessionId, id));
  for (const { id: note, text } of notesWithout(whole, notes, participant, runs))
    await transaction.update(replayNotes).set({ text }).where(eq(replayNotes.id, note));
}

/** Deletes a participant's points; resolves to the events that reported them, which are then missing from the log. */
async function takeOutPoints(
  transaction: Transaction,
  id: string,
  participant: ParticipantId,
): Promise<SessionEvent[]> {
  const taken: SessionEvent[] = [];
  for (let from = 0; ; ) {
    const rows = await pointRows(transaction, id, { from, ...CHUNKS_A_TURN });
    const last = rows.at(-1);
    if (!last) return taken;
    from = last.lastSeq + 1;
    for (const row of rows) {
      const reports = unpackPoints(await plain(row));
      const others = reports.filter((report) => report.participant !== participant);
      if (others.length === reports.length) continue;
      taken.push(...reports.filter((report) => report.participant === participant));
      await transaction
        .delete(pointChunks)
        .where(and(eq(pointChunks.sessionId, id), eq(pointChunks.firstSeq, row.firstSeq)));
      await insertReports(transaction, id, others);
    }
    await nextTurn();
  }
}

/** Stores these events, replacing what was stored at their seq, if anything. */
async function replaceEvents(
  transaction: Transaction,
  id: string,
  changed: readonly SessionEvent[],
): Promise<void> {
  for (let first = 0; first < changed.length; first += ROWS_A_TURN) {
    const some = changed.slice(first, first + ROWS_A_TURN);
    const seqs = some.map(({ seq }) => seq);
    await transaction.delete(events).where(and(eq(events.sessionId, id), inArray(events.seq, seqs)));
    const rows = some.map(({ seq, at, ...body }) => ({ sessionId: id, seq, at, type: body.type, body }));
    await transaction.insert(events).values(rows);
    await nextTurn();
  }
}
