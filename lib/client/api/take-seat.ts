import type { JoinReply, JoinRequest } from "@/lib/protocol/join";
import type { ProblemCode } from "@/lib/session/decide/problem";

export type SeatReply =
  | { readonly ok: true; readonly joinCode: string }
  | { readonly ok: false; readonly code: ProblemCode };

/** Longer than the server makes anyone wait for their turn. */
const ANSWER_MS = 60_000;
/** A seat that was taken but never used is free again after half a minute. Until then the page retries by itself. */
const PATIENCE_MS = 40_000;

/** Takes a seat in a class. Retries while many people join at once, or all seats are taken for the moment. */
export async function takeSeat(request: JoinRequest): Promise<SeatReply> {
  const began = performance.now();
  for (let tries = 1; ; tries++) {
    const { reply, mayPass } = await askForSeat(request);
    // A page that was left open for hours has lost its cookie. The refusal set a new one, if this browser accepts cookies.
    if (tries === 1 && !reply.ok && reply.code === "cookies-blocked") continue;
    if (reply.ok || !mayPass || performance.now() - began > PATIENCE_MS) return reply;
    await new Promise((resolve) => setTimeout(resolve, 700 + 1_600 * Math.random()));
  }
}

/**
 * The seat itself is a cookie that scripts cannot read. The reply is not parsed with zod, because it comes from our own server and the
 * join page should stay small.
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
