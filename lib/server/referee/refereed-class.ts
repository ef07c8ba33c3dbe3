import type { Database } from "@/db/client";
import { SessionGone } from "@/db/log";
import { splitSeed } from "@/db/rounds";
import type { SessionRow } from "@/db/sessions";
import type { SplitName } from "@/lib/learning/split";
import type { ParticipantId, RunNumber } from "@/lib/session/events";
import type { Run } from "@/lib/session/session";
import type { LiveRoom } from "../live-room";
import type { SealedSplit, Trained } from "./examination";

/** A class, and the row that its secret hangs on. */
export type RefereedClass = { readonly row: SessionRow; readonly live: LiveRoom };

/** A checkpoint as it comes up. */
export type Checkpoint = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly step: number;
  readonly weights: Float32Array;
};

/** What the referee tells the class it tells as the server itself. */
export const SYSTEM = { kind: "system" } as const;

/** Checkpoints of runs that the round's end stopped are still on their way for so long. */
export const LAST_CHECKPOINTS_MS = 3_000;

/** The round's split, sealed as the referee's threads take it. Throws `SessionGone`. */
export async function splitOf(
  db: Database,
  { row, live }: RefereedClass,
  round: number,
  name: SplitName,
): Promise<SealedSplit> {
  const seed = await splitSeed(db, row.id, round, name);
  if (seed === null) throw new SessionGone(`Session ${row.id} is gone.`);
  const { challenge } = live.room.session().plan.rounds[round];
  return { challenge, name, seed };
}

export function trainedIn(
  { network, hyperparameters }: Run,
  { step, weights }: Pick<Trained, "step" | "weights">,
): Trained {
  return { settings: { network, hyperparameters }, step, weights };
}

/** Milliseconds since the session was created, as events tell the time: never before the last event. */
export function timeIn({ row, live }: RefereedClass): number {
  return Math.max(Date.now() - row.createdAt.getTime(), live.room.session().at);
}
