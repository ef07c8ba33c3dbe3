import { z } from "zod";
import type { Problem } from "@/lib/session/decide/problem";
import { findCode } from "@/lib/session/names/join-code";
import { NAME_LANGUAGES } from "@/lib/session/names/nickname-words";

/**
 * A code as typed or pasted: in upper or lower case, with spaces and dashes, or in a link. A page whose script has not run yet sends the
 * raw field.
 */
export const JoinCode = z.string().max(400).transform(findCode).pipe(z.string());

/** `POST /api/join`: gets a seat, which is stored in an httpOnly cookie. */
export const JoinRequest = z.strictObject({
  code: JoinCode,
  nickname: z.string().max(400),
  /** The page's language, for drawing a nickname if none may be chosen. */
  language: z.enum(NAME_LANGUAGES).optional(),
  /** True if this browser already has a seat in the class, but a different person is using it now. */
  another: z.boolean().optional(),
});
export type JoinRequest = z.input<typeof JoinRequest>;

export type JoinReply =
  | { readonly ok: true; readonly joinCode: string }
  | { readonly ok: false; readonly problem: Problem };

/** The name of the cookie with a seat token. One for each session, so that one browser can be in two classes. */
export function seatCookieName(sessionId: string): string {
  return `downhill-seat-${sessionId}`;
}
