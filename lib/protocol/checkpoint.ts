import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";

/** The weights of one of a participant's runs at its best point, after `step`: what the referee computes the score of. */
export type Checkpoint = { readonly run: RunNumber; readonly step: number; readonly weights: Float32Array };

/** A checkpoint goes up over HTTP: it is too large for a message. */
export const MAX_CHECKPOINT_BYTES = 4 * MAX_PARAMETERS;

/** Where a run's weights at its best point, after `step`, are put. */
export function checkpointPath(sessionId: string, run: RunNumber, step: number): string {
  return `/api/sessions/${sessionId}/runs/${run}/checkpoint?step=${step}`;
}

/** Where a seat gets the weights back that are kept of its own run, as float32 little-endian. */
export function ownCheckpointPath(sessionId: string, run: RunNumber): string {
  return `/api/sessions/${sessionId}/runs/${run}/checkpoint`;
}

/** Where the weights that are kept of someone's run are had from, as float32 little-endian: by the host alone. */
export function keptCheckpointPath(sessionId: string, participant: ParticipantId, run: RunNumber): string {
  return `/api/sessions/${sessionId}/participants/${participant}/runs/${run}/checkpoint`;
}
