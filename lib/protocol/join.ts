import { z } from "zod";
import type { Problem } from "@/lib/session/decide/problem";
import { findCode } from "@/lib/session/names/join-code";
import { NAME_LANGUAGES } from "@/lib/session/names/nickname-words";

/** A code as typed or pasted: in any case, with spaces and dashes, or in a link. A page whose script has not run yet sends the field as it is. */
export const JoinCode = z.string().max(400).transform(findCode).pipe(z.string());

/** `POST /api/join`: buys a seat, kept in an httpOnly cookie. */
export const JoinRequest = z.strictObject({
  code: JoinCode,
  nickname: z.string().max(400),
  /** The page's: in which a name is drawn where none may be chosen. */
  language: z.enum(NAME_LANGUAGES).optional(),
  /** This browser has a seat in the class, and somebody else sits at it now. */
  another: z.boolean().optional(),
});
export type JoinRequest = z.input<typeof JoinRequest>;

export type JoinReply =
  | { readonly ok: true; readonly joinCode: string }
  | { readonly ok: false; readonly problem: Problem };

/** The cookie that holds a seat token; one for each session, so that two classes in one browser do not meet. */
export function seatCookieName(sessionId: string): string {
  return `downhill-seat-${sessionId}`;
}
