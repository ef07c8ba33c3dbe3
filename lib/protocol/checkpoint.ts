import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";

/** The weights of one of a participant's runs at its best point, after `step`. The referee computes the score from them. */
export type Checkpoint = { readonly run: RunNumber; readonly step: number; readonly weights: Float32Array };

/** Checkpoints are uploaded over HTTP, because they are too large for a message. */
export const MAX_CHECKPOINT_BYTES = 4 * MAX_PARAMETERS;

/** Address to which a run's weights at its best point, after `step`, are uploaded. */
export function checkpointPath(sessionId: string, run: RunNumber, step: number): string {
  return `/api/sessions/${sessionId}/runs/${run}/checkpoint?step=${step}`;
}

/** Address from which a seat downloads the stored weights of its own run, as float32 little-endian. */
export function ownCheckpointPath(sessionId: string, run: RunNumber): string {
  return `/api/sessions/${sessionId}/runs/${run}/checkpoint`;
}

/** Address from which the host downloads the stored weights of anyone's run, as float32 little-endian. */
export function keptCheckpointPath(sessionId: string, participant: ParticipantId, run: RunNumber): string {
  return `/api/sessions/${sessionId}/participants/${participant}/runs/${run}/checkpoint`;
}
