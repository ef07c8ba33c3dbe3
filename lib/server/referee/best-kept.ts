import { findCheckpoint, findKept, type KeptCheckpoint, type StoredCheckpoint } from "@/db/checkpoints";
import type { Database } from "@/db/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import { planNetwork } from "@/lib/learning/layer-plan";
import { parameterCount } from "@/lib/learning/parameters";
import type { ParticipantId } from "@/lib/session/events";
import type { Run } from "@/lib/session/session";
import type { RefereedClass } from "./refereed-class";

/** The run whose network is kept as its participant's best of the round, as the class knows it. */
export async function bestKept(
  db: Database,
  of: RefereedClass,
  participant: ParticipantId,
  round: number,
): Promise<Run | null> {
  const kept = await findKept(db, of.row.id, participant, round);
  return kept && runOf(of, kept, round);
}

/** … with its weights. */
export async function bestNetwork(
  db: Database,
  of: RefereedClass,
  participant: ParticipantId,
  round: number,
): Promise<{ run: Run; kept: StoredCheckpoint } | null> {
  const kept = await findCheckpoint(db, of.row.id, participant, round);
  const run = kept && runOf(of, kept, round);
  return run && hasWeightsOf(of, run, kept.weights) ? { run, kept } : null;
}

/** The log is what a class remembers: a checkpoint of a run that it knows otherwise, or not at all, is none. */
function runOf({ live }: RefereedClass, { participant, run: number, step }: KeptCheckpoint, round: number) {
  const run = live.room.session().participants[participant]?.runs[number];
  return run?.round === round && run.best?.step === step ? run : null;
}

/** Whether these can be the weights of this run: as many as its network has, and all of them numbers. */
export function hasWeightsOf({ live }: RefereedClass, run: Run, weights: Float32Array): boolean {
  const challenge = findChallenge(live.room.session().plan.rounds[run.round]?.challenge ?? "");
  if (!challenge) return false;
  const expected = parameterCount(planNetwork(run.network, challenge.featureShape, challenge.task));
  return weights.length === expected && weights.every(Number.isFinite);
}
