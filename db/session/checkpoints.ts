import { and, asc, eq, sql } from "drizzle-orm";
import { checkpoints, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { bytesOfFloats, floatsInBytes } from "@/lib/learning/numbers/float-bytes";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import { SessionGone } from "./log";

/** Identifies the stored network of a participant and round: that of a run after a step. */
export type KeptCheckpoint = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly step: number;
};

/** A stored network with its weights, flat. */
export type StoredCheckpoint = KeptCheckpoint & { readonly round: number; readonly weights: Float32Array };

const KEPT = { participant: checkpoints.participant, run: checkpoints.run, step: checkpoints.step };

/** Read as base64, for the same reason for which `bytes` in the schema writes base64. */
const WEIGHTS = sql<string>`encode(${checkpoints.weights}, 'base64')`;

/** Stores a participant's best network of a round, replacing the previous one. Throws `SessionGone` when the session was deleted. */
export async function keepCheckpoint(
  db: Database,
  sessionId: string,
  { participant, round, run, step, weights }: StoredCheckpoint,
): Promise<void> {
  try {
    await db
      .insert(checkpoints)
      .values({ sessionId, participant, round, run, step, weights: bytesOfFloats(weights) })
      .onConflictDoUpdate({
        target: [checkpoints.sessionId, checkpoints.participant, checkpoints.round],
        // `excluded` is the new row, so that the weights are sent only once.
        set: { run: sql`excluded.run`, step: sql`excluded.step`, weights: sql`excluded.weights` },
      });
  } catch (error) {
    const [session] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
    throw session ? error : new SessionGone(`Session ${sessionId} is gone.`);
  }
}

/** The stored network of a participant and round without its weights, which are large; null when there is none. */
export async function findKept(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
  round: number,
): Promise<KeptCheckpoint | null> {
  const [row] = await db
    .select(KEPT)
    .from(checkpoints)
    .where(ofParticipant(sessionId, participant, round));
  return row ?? null;
}

/** The stored network of a participant and round; null when there is none. */
export async function findCheckpoint(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
  round: number,
): Promise<StoredCheckpoint | null> {
  const [row] = await db
    .select({ ...KEPT, round: checkpoints.round, weights: WEIGHTS })
    .from(checkpoints)
    .where(ofParticipant(sessionId, participant, round));
  if (!row) return null;
  return { ...row, weights: floatsInBytes(Buffer.from(row.weights, "base64")) ?? new Float32Array(0) };
}

/** The stored networks of a round, without weights, by participant. */
export async function listKept(db: Database, sessionId: string, round: number): Promise<KeptCheckpoint[]> {
  return db
    .select(KEPT)
    .from(checkpoints)
    .where(and(eq(checkpoints.sessionId, sessionId), eq(checkpoints.round, round)))
    .orderBy(asc(checkpoints.participant));
}

function ofParticipant(sessionId: string, participant: ParticipantId, round: number) {
  return and(
    eq(checkpoints.sessionId, sessionId),
    eq(checkpoints.participant, participant),
    eq(checkpoints.round, round),
  );
}
