import {
  type SeatMoveReply,
  seatMovePath,
  TAKE_SEAT_PATH,
  type TakeSeatReply,
} from "@/lib/protocol/seat-move";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import { refusalOf } from "./refusal";

const PATIENCE_MS = 20_000;

/** Makes the code that moves a student's seat to another device; for the host. Why not, if it was refused. */
export async function makeSeatCode(
  sessionId: string,
  participant: ParticipantId,
): Promise<{ readonly code: string; readonly lasts: number } | ProblemCode> {
  try {
    const response = await fetch(seatMovePath(sessionId, participant), {
      method: "POST",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return await refusalOf(response);
    const reply: SeatMoveReply = await response.json();
    return reply.ok ? reply : reply.problem.code;
  } catch {
    return "no-answer";
  }
}

/** Moves a seat to this browser, which then has it as a cookie that scripts cannot read. The join code of its class, or why not. */
export async function takeMovedSeat(
  code: string,
): Promise<{ readonly joinCode: string } | { readonly refused: ProblemCode }> {
  const first = await ask(code);
  // A page that was left open for hours has lost its cookie. The refusal set a new one, if this browser accepts cookies.
  const reply = !first.ok && first.problem.code === "cookies-blocked" ? await ask(code) : first;
  return reply.ok ? { joinCode: reply.joinCode } : { refused: reply.problem.code };
}

async function ask(code: string): Promise<TakeSeatReply> {
  try {
    const response = await fetch(TAKE_SEAT_PATH, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return await response.json();
  } catch {
    return { ok: false, problem: { code: "no-answer" } };
  }
}
