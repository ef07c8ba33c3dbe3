import { z } from "zod";
import type { Problem } from "@/lib/session/decide/problem";
import type { ReturnStatus } from "@/lib/session/page-state";

/** `POST`, from a browser whose seat was taken away by the host. */
export const RETURN_PATH = "/api/return";

export const ReturnRequest = z.strictObject({
  session: z.uuid(),
  /** Whether to ask the host to be let back in; else it only asks how things stand. */
  ask: z.boolean(),
  /** This page, by a random name of its own: if the answer with its new seat is lost on the way, the page gets the same one again. */
  page: z.string().regex(/^[\w-]{20,64}$/),
});
export type ReturnRequest = z.infer<typeof ReturnRequest>;

export type ReturnReply =
  | { readonly ok: true; readonly standing: ReturnStatus }
  | { readonly ok: false; readonly problem: Problem };
