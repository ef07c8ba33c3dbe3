import type { SessionRow } from "@/db/session/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Checkpoint } from "@/lib/protocol/checkpoint";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import type { LiveRoom } from "../room/live-room";
import type { Trained } from "./examination";

/** A class, and the row that its secret hangs on. */
export type RefereedClass = { readonly row: SessionRow; readonly live: LiveRoom };

/** A checkpoint, and whose run it is of. */
export type SeatCheckpoint = Checkpoint & { readonly participant: ParticipantId };

/** What the referee tells the class it tells as the server itself. */
export const SYSTEM = { kind: "system" } as const;

/** Checkpoints of runs that the round's end stopped are still on their way for so long. */
export const LAST_CHECKPOINTS_MS = 3_000;

export function trainedIn(
  { network, hyperparameters }: Run,
  { step, weights }: Pick<Trained, "step" | "weights">,
): Trained {
  return { settings: { network, hyperparameters }, step, weights };
}

/** Whether these can be the weights of this run: as many as its network has, and all of them numbers. */
export function hasWeightsOf({ live }: RefereedClass, run: Run, weights: Float32Array): boolean {
  const challenge = findChallenge(live.room.session().plan.rounds[run.round]?.challenge ?? "");
  if (!challenge) return false;
  const expected = parameterCount(planNetwork(run.network, challenge.featureShape, challenge.task));
  return weights.length === expected && weights.every(Number.isFinite);
}
