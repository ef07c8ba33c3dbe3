import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { events } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { type Lobby, OPEN_LOBBY } from "@/lib/session/decide/lobby";
import { type EventBody, type EventType, NAMING, type ParticipantId } from "@/lib/session/log/events";

/** The settings of a session's lobby, from its stored log. */
export async function lobbyOf(db: Database, sessionId: string): Promise<Lobby> {
  const [last] = await db
    .select({ body: events.body })
    .from(events)
    .where(and(eq(events.sessionId, sessionId), eq(events.type, "lobby-changed")))
    .orderBy(desc(events.seq))
    .limit(1);
  if (last?.body.type !== "lobby-changed") return OPEN_LOBBY;
  const { locked, approval, generatedNames } = last.body;
  return { locked, approval, generatedNames };
}

/** The current nickname of a participant, from the stored log; null when there is no such participant. */
export async function nicknameOfSeat(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
): Promise<string | null> {
  const last = await lastAbout(db, sessionId, participant, NAMING);
  return last && "nickname" in last ? last.nickname : null;
}

/** The last stored event of these types about a participant. */
async function lastAbout(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
  types: readonly EventType[],
): Promise<EventBody | null> {
  const [last] = await db
    .select({ body: events.body })
    .from(events)
    .where(
      and(
        eq(events.sessionId, sessionId),
        inArray(events.type, types),
        // `case` keeps PostgreSQL from casting fields of other events.
        eq(
          sql`case when ${inArray(events.type, types)} then (${events.body} ->> 'participant')::int end`,
          participant,
        ),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  return last?.body ?? null;
}
