import { floatsInBytes } from "@/lib/learning/float-bytes";
import { keptCheckpointPath } from "@/lib/protocol/checkpoint";
import type { ParticipantId, RunNumber } from "@/lib/session/events";

/** The weights that the server keeps of a student's run, for their host. Null where it keeps none, or does not answer. */
export async function getCheckpoint(
  sessionId: string,
  participant: ParticipantId,
  run: RunNumber,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  try {
    const response = await fetch(keptCheckpointPath(sessionId, participant, run), { signal });
    return response.ok ? floatsInBytes(new Uint8Array(await response.arrayBuffer())) : null;
  } catch {
    return null;
  }
}
