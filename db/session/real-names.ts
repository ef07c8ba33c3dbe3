import { and, eq } from "drizzle-orm";
import { events, realNames, sessions } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import type { ParticipantId } from "@/lib/session/log/events";
import { HIDDEN_NAME } from "@/lib/session/log/visible-to-lab";
import type { RealNames } from "@/lib/session/names/real-name";
import { deskRole } from "./desks";
import { isSessionId } from "./rows";

/*
 * Who is behind a nickname, as one teacher has noted it for a session. Nobody else ever reads that list, whoever holds the desk: it is asked
 * for by session and teacher together, and only while that teacher may hold the desk.
 */

/** `name`: cleaned (see `readRealName`); null takes the name away. */
export type NamedStudent = { readonly participant: ParticipantId; readonly name: string | null };

/** What this teacher has noted of a session. Null when there is no such session whose desk they may hold. */
export async function realNamesOf(
  db: Pick<Database, "select">,
  id: string,
  teacherId: string,
): Promise<RealNames | null> {
  if (!isSessionId(id)) return null;
  const [session] = await db
    .select({ id: sessions.id, hostId: sessions.hostId })
    .from(sessions)
    .where(eq(sessions.id, id));
  if (!session || !(await deskRole(db, session, teacherId))) return null;
  const rows = await db
    .select({ participant: realNames.participant, name: realNames.name })
    .from(realNames)
    .where(listOf(id, teacherId));
  return Object.fromEntries(rows.map(({ participant, name }) => [participant, name]));
}

/**
 * Changes what this teacher has noted of a session, and resolves to the whole list. Those whom the session never had, or who were erased
 * from it, get no name. Null when there is no such session whose desk they may hold.
 */
export async function noteRealNames(
  db: Database,
  id: string,
  teacherId: string,
  named: readonly NamedStudent[],
): Promise<RealNames | null> {
  if (!isSessionId(id)) return null;
  return db.transaction(async (transaction) => {
    // Nobody is erased from the session, and no teacher leaves it, until this is stored.
    const [session] = await transaction
      .select({ id: sessions.id, hostId: sessions.hostId })
      .from(sessions)
      .where(eq(sessions.id, id))
      .for("update");
    if (!session || !(await deskRole(transaction, session, teacherId))) return null;
    const before = (await realNamesOf(transaction, id, teacherId)) ?? {};
    const known = await knownStudents(transaction, id);
    const changed = named.filter(
      ({ participant, name }) => known.has(participant) && (before[participant] ?? null) !== name,
    );
    for (const { participant, name } of changed) {
      const its = and(listOf(id, teacherId), eq(realNames.participant, participant));
      await transaction.delete(realNames).where(its);
      if (name !== null)
        await transaction.insert(realNames).values({ sessionId: id, teacherId, participant, name });
    }
    if (changed.some(({ participant }) => before[participant] !== undefined)) await noteErased(transaction);
    return realNamesOf(transaction, id, teacherId);
  });
}

/** Forgets what a teacher has noted, who may no longer hold the desk. For the transaction that takes it from them. */
export async function forgetRealNames(
  db: Pick<Database, "delete" | "insert">,
  id: string,
  teacherId: string,
): Promise<void> {
  const gone = await db
    .delete(realNames)
    .where(listOf(id, teacherId))
    .returning({ participant: realNames.participant });
  if (gone.length > 0) await noteErased(db);
}

const listOf = (id: string, teacherId: string) =>
  and(eq(realNames.sessionId, id), eq(realNames.teacherId, teacherId));

/** Who has joined, without those who were erased. */
async function knownStudents(db: Pick<Database, "select">, id: string): Promise<ReadonlySet<ParticipantId>> {
  const rows = await db
    .select({ body: events.body })
    .from(events)
    .where(and(eq(events.sessionId, id), eq(events.type, "participant-joined")));
  return new Set(
    rows.flatMap(({ body }) =>
      body.type === "participant-joined" && body.nickname !== HIDDEN_NAME ? [body.participant] : [],
    ),
  );
}
