import { PROBLEMS, type ProblemCode } from "@/lib/session/decide/problem";

/**
 * The path and query of the requested page, which Next does not pass to pages. The server sets this header on every request, overwriting
 * whatever the browser sent.
 */
export const PAGE_ADDRESS_HEADER = "x-downhill-address";

/** The HTTP status of a refusal; 500 for a code that has none. */
export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code].status ?? 500;
}
