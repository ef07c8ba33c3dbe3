import { cookies } from "next/headers";
import type { Database } from "@/db/client";
import { findSeat } from "@/db/seats";
import type { SessionRow } from "@/db/sessions";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { seatCookieName } from "@/lib/protocol/join";
import type { ParticipantId } from "@/lib/session/events";

/** Whether the browser that asks is signed in as the session's host. */
export async function isHost(session: SessionRow): Promise<boolean> {
  return (await currentTeacher())?.id === session.hostId;
}

/** Whose seat in this session the browser that asks has; null when it has none. */
export async function ownSeat(db: Database, session: SessionRow): Promise<ParticipantId | null> {
  const token = (await cookies()).get(seatCookieName(session.id))?.value;
  return token === undefined ? null : findSeat(db, session.id, token);
}
