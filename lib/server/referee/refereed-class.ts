import type { SessionRow } from "@/db/session/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Checkpoint } from "@/lib/protocol/checkpoint";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import type { LiveRoom } from "../room/live-room";
import type { Trained } from "./examination";

/** A live class and its session's row. */
export type RefereedClass = { readonly row: SessionRow; readonly live: LiveRoom };

/** A checkpoint and the participant it is from. */
export type SeatCheckpoint = Checkpoint & { readonly participant: ParticipantId };

/** The actor of the referee's commands: the server itself. */
export const SYSTEM = { kind: "system" } as const;

/** The participant whose own drawings are left out of a split that is for no one in particular. */
export const NOBODY = -1;

/** How long checkpoints of runs that were stopped by the round's end may take to arrive. */
export const LAST_CHECKPOINTS_MS = 3_000;

export function trainedIn(
  { network, hyperparameters }: Run,
  { step, weights }: Pick<Trained, "step" | "weights">,
): Trained {
  return { settings: { network, hyperparameters }, step, weights };
}

/** Whether these can be the weights of this run: as many as its network has, and all finite. */
export function hasWeightsOf({ live }: RefereedClass, run: Run, weights: Float32Array): boolean {
  const challenge = findChallenge(live.room.session().plan.rounds[run.round]?.challenge ?? "");
  if (!challenge) return false;
  const expected = parameterCount(planNetwork(run.network, challenge.featureShape, challenge.task));
  return weights.length === expected && weights.every(Number.isFinite);
}
