import { PROBLEMS, type Problem, type ProblemCode } from "@/lib/session/decide/problem";

/**
 * The address of the page that a browser asked for, query and all, which Next does not tell a page. The server sets it on every
 * request, whatever the browser sent under this name.
 */
export const PAGE_ADDRESS_HEADER = "x-downhill-address";

/** What a refusal over HTTP looks like, beside its status. */
export type Refusal = { readonly ok: false; readonly problem: Problem };

/** The HTTP status of a refusal. */
export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code].status ?? 500;
}
