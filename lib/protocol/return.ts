import { z } from "zod";
import type { Problem } from "@/lib/session/decide/problem";
import type { ReturnStatus } from "@/lib/session/page-state";

/** `POST` from a browser whose participant was removed by the host. */
export const RETURN_PATH = "/api/return";

export const ReturnRequest = z.strictObject({
  session: z.uuid(),
  /** Whether to ask the host to be let back in, or only to get the current state. */
  ask: z.boolean(),
  /** A random name for this page: if the response with its new seat is lost, the same page can get it again. */
  page: z.string().regex(/^[\w-]{20,64}$/),
});
export type ReturnRequest = z.infer<typeof ReturnRequest>;

export type ReturnReply =
  | { readonly ok: true; readonly standing: ReturnStatus }
  | { readonly ok: false; readonly problem: Problem };
