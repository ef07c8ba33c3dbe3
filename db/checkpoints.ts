import { and, asc, eq } from "drizzle-orm";
import type { ParticipantId, RunNumber } from "@/lib/session/events";
import type { Database } from "./open";
import { checkpoints } from "./schema";

/** A run's best weights, flat. */
export type StoredCheckpoint = {
  readonly participant: ParticipantId;
  readonly round: number;
  readonly run: RunNumber;
  readonly step: number;
  readonly weights: Float32Array;
};

/** Keeps these as the participant's best of the round; what was kept before is replaced. */
export async function keepCheckpoint(
  db: Database,
  sessionId: string,
  { participant, round, run, step, weights }: StoredCheckpoint,
): Promise<void> {
  const packed = { run, step, weights: bytesOf(weights) };
  await db
    .insert(checkpoints)
    .values({ sessionId, participant, round, ...packed })
    .onConflictDoUpdate({
      target: [checkpoints.sessionId, checkpoints.participant, checkpoints.round],
      set: packed,
    });
}

/** The participant's best of the round; null when none came up. */
export async function findCheckpoint(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
  round: number,
): Promise<StoredCheckpoint | null> {
  const [row] = await db
    .select()
    .from(checkpoints)
    .where(
      and(
        eq(checkpoints.sessionId, sessionId),
        eq(checkpoints.participant, participant),
        eq(checkpoints.round, round),
      ),
    );
  return row ? { ...row, weights: weightsIn(row.weights) } : null;
}

/** Who has a checkpoint in the round, and of which run: not the weights, which are large. */
export async function listCheckpoints(
  db: Database,
  sessionId: string,
  round: number,
): Promise<{ participant: ParticipantId; run: RunNumber }[]> {
  return db
    .select({ participant: checkpoints.participant, run: checkpoints.run })
    .from(checkpoints)
    .where(and(eq(checkpoints.sessionId, sessionId), eq(checkpoints.round, round)))
    .orderBy(asc(checkpoints.participant));
}

/** float32, little-endian, on any machine. */
function bytesOf(weights: Float32Array): Uint8Array {
  const bytes = new Uint8Array(4 * weights.length);
  const view = new DataView(bytes.buffer);
  weights.forEach((weight, index) => {
    view.setFloat32(4 * index, weight, true);
  });
  return bytes;
}

function weightsIn(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(4 * index, true));
}
