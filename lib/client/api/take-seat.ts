import type { JoinReply, JoinRequest } from "@/lib/protocol/join";
import type { ProblemCode } from "@/lib/session/decide/problem";

export type SeatReply =
  | { readonly ok: true; readonly joinCode: string }
  | { readonly ok: false; readonly code: ProblemCode };

/** Longer than the server lets anyone wait for their turn. */
const ANSWER_MS = 60_000;
/** A seat that someone took and never came to is free after half a minute; nobody is asked to press again before. */
const PATIENCE_MS = 40_000;

/** Takes a seat in a class, and waits its turn at a busy door. */
export async function takeSeat(request: JoinRequest): Promise<SeatReply> {
  const began = performance.now();
  for (let tries = 1; ; tries++) {
    const { reply, mayPass } = await askForSeat(request);
    // A page that was left open for hours has lost its cookie; the refusal brought another, if this browser keeps any.
    if (tries === 1 && !reply.ok && reply.code === "cookies-blocked") continue;
    if (reply.ok || !mayPass || performance.now() - began > PATIENCE_MS) return reply;
    await new Promise((resolve) => setTimeout(resolve, 700 + 1_600 * Math.random()));
  }
}

/**
 * The seat itself is a cookie that no script reads. The reply is not parsed with zod: it comes
 * from our own server, and the join page is to stay light.
 */
async function askForSeat(request: JoinRequest): Promise<{ reply: SeatReply; mayPass: boolean }> {
  try {
    const response = await fetch("/api/join", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const reply: JoinReply = await response.json();
    if (reply.ok) return { reply, mayPass: false };
    return { reply: { ok: false, code: reply.problem.code }, mayPass: response.headers.has("retry-after") };
  } catch {
    return { reply: { ok: false, code: "no-answer" }, mayPass: false };
  }
}
