import { and, asc, eq, sql } from "drizzle-orm";
import { checkpoints, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { bytesOfFloats, floatsInBytes } from "@/lib/learning/numbers/float-bytes";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import { SessionGone } from "./log";

/** Which network is kept as a participant's best of a round: the weights of a run after a step. */
export type KeptCheckpoint = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly step: number;
};

/** … and the weights themselves, flat. */
export type StoredCheckpoint = KeptCheckpoint & { readonly round: number; readonly weights: Float32Array };

const KEPT = { participant: checkpoints.participant, run: checkpoints.run, step: checkpoints.step };

/** In base64, for the same reason as in `bytes`. */
const WEIGHTS = sql<string>`encode(${checkpoints.weights}, 'base64')`;

/** Keeps these as the participant's best of the round; what was kept before is replaced. Throws `SessionGone` when the session was deleted. */
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
        // The new row: the weights are sent once.
        set: { run: sql`excluded.run`, step: sql`excluded.step`, weights: sql`excluded.weights` },
      });
  } catch (error) {
    const [session] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
    throw session ? error : new SessionGone(`Session ${sessionId} is gone.`);
  }
}

/** What is kept of the participant's round, without the weights, which are large; null when nothing is. */
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

/** The participant's best of the round; null when none came up. */
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

/** What is kept of the round, by participant. */
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
