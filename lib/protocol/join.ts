import { z } from "zod";
import { CODE_ALPHABET, CODE_LENGTH } from "@/lib/session/join-code";
import { NAME_LANGUAGES } from "@/lib/session/nickname-words";
import type { Problem } from "@/lib/session/problem";

export { CODE_ALPHABET, CODE_LENGTH };

/** A code as typed: spaces and dashes ignored, any case. */
export const JoinCode = z
  .string()
  .max(32)
  .transform((typed) => typed.replace(/[\s-]/g, "").toUpperCase())
  .pipe(z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)));

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
