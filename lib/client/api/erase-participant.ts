import { type ErasureRequest, erasurePath } from "@/lib/protocol/erasure";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import { refusalOf } from "./refusal";

/** Rewriting the log of a class of hundreds takes some seconds, after its room has stored everything. */
const PATIENCE_MS = 60_000;

/** Erases a participant from a session that has ended; for its host. Null when done, else why it was refused. */
export async function eraseParticipant(
  sessionId: string,
  participant: ParticipantId,
  request: ErasureRequest,
): Promise<ProblemCode | null> {
  try {
    const response = await fetch(erasurePath(sessionId, participant), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.ok ? null : refusalOf(response);
  } catch {
    return "no-answer";
  }
}
