import type { ProblemCode } from "@/lib/session/problem";

/**
 * The address of the page that a browser asked for, query and all, which Next does not tell a page. The server sets it on every
 * request, whatever the browser sent under this name.
 */
export const PAGE_ADDRESS_HEADER = "x-downhill-address";

/** What a refusal over HTTP looks like, beside its status. */
export type Refusal = { readonly ok: false; readonly problem: { code: ProblemCode; message: string } };

const STATUS: Partial<Record<ProblemCode, number>> = {
  "bad-request": 400,
  "not-signed-in": 401,
  "signed-out": 401,
  "seat-lost": 401,
  "not-allowed": 403,
  "seat-removed": 403,
  "return-declined": 403,
  "not-admitted": 403,
  "lobby-locked": 403,
  "no-such-session": 404,
  "no-such-code": 404,
  "no-such-round": 404,
  "no-such-address": 404,
  "session-ended": 410,
  "upload-too-slow": 408,
  "checks-held": 429,
  "uploads-full": 503,
  "too-fast": 429,
  "replay-busy": 503,
  "sign-in-wait": 429,
  "too-many-sessions": 429,
  "not-saved": 503,
  "disk-full": 503,
  "storage-read-only": 503,
  "shutting-down": 503,
  internal: 500,
};

/** The HTTP status of a refusal. What is merely not possible at the moment is a conflict with the state of the class. */
export function statusOf(code: ProblemCode): number {
  return STATUS[code] ?? 409;
}
