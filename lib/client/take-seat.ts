import type { JoinReply, JoinRequest } from "@/lib/protocol/join";
import type { ProblemCode } from "@/lib/session/problem";

export type SeatReply =
  | { readonly ok: true; readonly joinCode: string }
  | { readonly ok: false; readonly code: ProblemCode };

/**
 * Takes a seat in a class; the seat itself is a cookie that no script reads. The reply is not parsed with zod: it comes
 * from our own server, and the join page is to stay light.
 */
export async function takeSeat(request: JoinRequest): Promise<SeatReply> {
  try {
    const response = await fetch("/api/join", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(15_000),
    });
    const reply: JoinReply = await response.json();
    return reply.ok ? reply : { ok: false, code: reply.problem.code };
  } catch {
    return { ok: false, code: "no-answer" };
  }
}
