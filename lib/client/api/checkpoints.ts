import { bytesOfFloats, floatsInBytes } from "@/lib/learning/numbers/float-bytes";
import {
  type Checkpoint,
  checkpointPath,
  keptCheckpointPath,
  ownCheckpointPath,
} from "@/lib/protocol/checkpoint";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import { refusalOf } from "./refusal";

/** Long enough for two megabytes over a bad school network. */
const PATIENCE_MS = 60_000;

/** Uploads a checkpoint. Null when the referee has scored it, else why not; `no-answer` if none came, or `signal` aborted. */
export async function putCheckpoint(
  sessionId: string,
  { run, step, weights }: Checkpoint,
  signal: AbortSignal,
): Promise<ProblemCode | null> {
  try {
    const response = await fetch(checkpointPath(sessionId, run, step), {
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      body: bytesOfFloats(weights),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return response.ok ? null : refusalOf(response);
  } catch {
    return "no-answer";
  }
}

/** The weights that the server has of a student's run, for the host. Null if it has none, or does not answer. */
export function getCheckpoint(
  sessionId: string,
  participant: ParticipantId,
  run: RunNumber,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  return weightsAt(keptCheckpointPath(sessionId, participant, run), signal);
}

/** The same for a run of this browser's own seat. */
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
