import { z } from "zod";
import type { Problem } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import { JoinCode } from "./join";

/** Address at which a host makes the code that moves a participant's seat to another device, by `POST`. */
export function seatMovePath(session: string, participant: ParticipantId): string {
  return `/api/sessions/${session}/participants/${participant}/seat-move`;
}

export type SeatMoveReply =
  /** `lasts`: for how many milliseconds the code works. */
  | { readonly ok: true; readonly code: string; readonly lasts: number }
  | { readonly ok: false; readonly problem: Problem };

/** `POST` with such a code: this browser gets the seat, in an httpOnly cookie, and the one that had it loses it. */
export const TAKE_SEAT_PATH = "/api/seat-move";

export const TakeSeatRequest = z.strictObject({ code: JoinCode });

export type TakeSeatReply =
  | { readonly ok: true; readonly joinCode: string }
  | { readonly ok: false; readonly problem: Problem };
