import { floatsInBytes } from "@/lib/learning/float-bytes";
import { keptCheckpointPath, ownCheckpointPath } from "@/lib/protocol/checkpoint";
import type { ParticipantId, RunNumber } from "@/lib/session/events";

/** The weights that the server keeps of a student's run, for their host. Null where it keeps none, or does not answer. */
export function getCheckpoint(
  sessionId: string,
  participant: ParticipantId,
  run: RunNumber,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  return weightsAt(keptCheckpointPath(sessionId, participant, run), signal);
}

/** The same of a run of this browser's own seat. */
export function getOwnCheckpoint(
  sessionId: string,
  run: RunNumber,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  return weightsAt(ownCheckpointPath(sessionId, run), signal);
}

async function weightsAt(path: string, signal: AbortSignal): Promise<Float32Array | null> {
  try {
    const response = await fetch(path, { signal });
    return response.ok ? floatsInBytes(new Uint8Array(await response.arrayBuffer())) : null;
  } catch {
    return null;
  }
}
