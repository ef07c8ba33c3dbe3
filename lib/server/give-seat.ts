import type { IncomingMessage } from "node:http";
import type { Database } from "@/db/client";
import { createSeat, seatOf } from "@/db/seats";
import type { SessionRow } from "@/db/sessions";
import { seatCookieName } from "@/lib/protocol/join";
import type { SystemCommand } from "@/lib/session/commands";
import type { ParticipantId } from "@/lib/session/events";
import { cleanNickname, nicknameKey } from "@/lib/session/nickname";
import type { ProblemCode } from "@/lib/session/problem";
import { isSeatValid } from "@/lib/session/seats";
import { readCookies } from "./cookies";
import type { LiveRoom } from "./live-room";

const SYSTEM = { kind: "system" } as const;

/** A seat, or why there is none. It counts once the log is stored `through`. */
export type SeatGiven =
  | { readonly code: ProblemCode; readonly seat?: ParticipantId }
  | ({ readonly code: null; readonly through: number } & HeldSeat);
type HeldSeat = { readonly seat: ParticipantId; readonly token: string };

/** Whether a typed nickname is that of whoever sits in a seat, or the one that they wait for. */
export function isNameOfSeat({ room }: LiveRoom, seat: ParticipantId, nickname: string): boolean {
  const cleaned = cleanNickname(nickname);
  const participant = room.session().participants[seat];
  const names = [participant?.nickname ?? "", participant?.wish ?? ""].map(nicknameKey);
  return cleaned.ok && names.includes(nicknameKey(cleaned.nickname));
}

/** The seat that this browser already has in the class, removed or not; null when it has none. */
export async function keptSeat(
  db: Database,
  session: SessionRow,
  { room }: LiveRoom,
  request: IncomingMessage,
): Promise<SeatGiven | null> {
  const token = readCookies(request.headers)[seatCookieName(session.id)];
  const seat = token === undefined ? null : await seatOf(db, session.id, token);
  const participant = seat && room.session().participants[seat.participant];
  if (!participant || token === undefined) return null;
  const { id } = participant;
  if (seat.removed || !isSeatValid(participant, seat.life)) return { code: "seat-removed", seat: id };
  return { code: null, seat: id, token, through: -1 };
}

/**
 * Gives the next seat; to be called in turn. The seat is in the database before anyone is told of the participant; should the
 * server die in between, the seat is nobody's and goes to who joins next.
 */
export async function giveSeat(
  db: Database,
  session: SessionRow,
  { room }: LiveRoom,
  asked: Pick<Extract<SystemCommand, { type: "join" }>, "nickname" | "language">,
  /** The seat that this browser has, where somebody else sits at it now. */
  before: HeldSeat | null = null,
): Promise<SeatGiven> {
  const join = { type: "join", ...asked, ...(before && { insteadOf: before.seat }) } as const;
  const decided = room.would(SYSTEM, join);
  if (!decided.ok) return { code: decided.problem.code };
  const [joined] = decided.events;
  if (before && (joined?.type === "participant-renamed" || joined?.type === "nickname-wished")) {
    const renamed = room.ask(SYSTEM, join);
    return renamed.ok ? { code: null, ...before, through: renamed.through } : { code: renamed.problem.code };
  }
  if (joined?.type !== "participant-joined") return { code: "internal" };
  const seat = joined.participant;
  const token = await createSeat(db, session.id, seat);
  const outcome = room.ask(SYSTEM, { ...join, seat });
  if (!outcome.ok) return { code: outcome.problem.code };
  return { code: null, seat, token, through: outcome.through };
}
