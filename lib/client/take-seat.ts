import type { JoinReply, JoinRequest } from "@/lib/protocol/join";
import type { ProblemCode } from "@/lib/session/problem";

export type SeatReply =
  | { readonly ok: true; readonly joinCode: string }
  | { readonly ok: false; readonly code: ProblemCode };

/** A class that opens its lids together is let in a few seconds' worth at a time. */
const MOST_TRIES = 4;

/** Takes a seat in a class, and waits its turn at a busy door. */
export async function takeSeat(request: JoinRequest): Promise<SeatReply> {
  for (let tries = 1; ; tries++) {
    const reply = await askForSeat(request);
    if (reply.ok || reply.code !== "too-fast" || tries === MOST_TRIES) return reply;
    await new Promise((resolve) => setTimeout(resolve, 700 + 600 * Math.random()));
  }
}

/**
 * The seat itself is a cookie that no script reads. The reply is not parsed with zod: it comes
 * from our own server, and the join page is to stay light.
 */
async function askForSeat(request: JoinRequest): Promise<SeatReply> {
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
