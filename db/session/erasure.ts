import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { checkpoints, events, pointChunks, seats, sessions } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { type ErasedRuns, withoutParticipant } from "@/lib/session/log/erase-participant";
import type { ParticipantId, SessionEvent } from "@/lib/session/log/events";
import { unpackPoints } from "@/lib/session/log/packed-points";
import { forgetArchive, insertReports, MOST_ROW_BYTES, nextTurn, plain, pointRows } from "./archive";
import { isSessionId } from "./rows";

/** The embedded database works in this very process: between so many rows, classes have their turn. */
const ROWS_A_TURN = 100;
const CHUNKS_A_TURN = { to: 2 ** 31 - 1, mostBytes: MOST_ROW_BYTES, mostRows: 10 };

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * Erases a participant from a session that has ended: nothing that is stored of it says who they were any more (see
 * `withoutParticipant`), their seat is gone, and, if so wished, their runs with points and weights. All or nothing. False when this host
 * has no such session, it is still going on, or it knows no such participant. A room that is in memory must be let go of before.
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
      // Nobody appends meanwhile.
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
    await forgetArchive(transaction, id);
    await noteErased(transaction);
    await transaction.delete(seats).where(and(eq(seats.sessionId, id), eq(seats.participant, participant)));
    if (runs === "remove")
      await transaction
        .delete(checkpoints)
        .where(and(eq(checkpoints.sessionId, id), eq(checkpoints.participant, participant)));
    return true;
  });
}

/** The stored log but for its points, in which nobody is named. */
async function readEvents(transaction: Transaction, id: string): Promise<SessionEvent[]> {
  const rows = await transaction
    .select({ seq: events.seq, at: events.at, body: events.body })
    .from(events)
    .where(eq(events.sessionId, id))
    .orderBy(asc(events.seq));
  return rows.map(({ seq, at, body }) => ({ ...body, seq, at }));
}

/** A participant's points are stored no more; resolves to the events that reported them, whose places in the log are then empty. */
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

/** Stores these events where others, or none, were stored at their seq. */
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
