import { findChallenge } from "@/lib/challenges/catalogue";
import { firstExample } from "@/lib/learning/examples/split";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Seed } from "@/lib/learning/numbers/random";
import { MOST_VALLEY_PARAMETERS } from "@/lib/learning/training/class-valley";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { offeredSettings } from "@/lib/session/decide/round-limits";
import { type PackedValley, packValley } from "@/lib/session/log/packed/packed-valley";
import { measureClassValley } from "@/lib/trainer/lens/class-valley";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import { challengeOf, makeSplit, type SealedSplit } from "./examination";
import type { Referee } from "./referee";
import { NOBODY, type RefereedClass, SYSTEM } from "./refereed-class";
import type { SealedSplits } from "./scoring";

/** A round in which everybody trains the same network. `settings`: what the lab offers; `seed`: that of the round's initial weights. */
export type Landscape = { readonly settings: Settings; readonly seed: Seed; readonly train: SealedSplit };

/** Null when the network is too large, or there is no way downhill. */
export async function measureLandscape({ settings, seed, train }: Landscape): Promise<PackedValley | null> {
  const { task, featureShape } = challengeOf(train);
  const split = makeSplit(train);
  const spec = { ...settings, task, featureShape, seed };
  const valley = await measureClassValley(spec, { train: split, validation: firstExample(split) });
  return valley && packValley(valley);
}

type LandscapesPorts = { readonly referee: Referee; readonly splits: SealedSplits; readonly log: Logger };

/**
 * To be called at every tick: has the landscape of a round measured as soon as it has started, and records it in the log, if all in the round
 * train one network. A class without its landscape misses a picture, and nothing else.
 */
export function createLandscapes({ referee, splits, log }: LandscapesPorts): (of: RefereedClass) => void {
  const begun = new WeakMap<LiveRoom, Set<number>>();

  const measure = async (of: RefereedClass, round: number, common: Omit<Landscape, "train">) => {
    const train = await splits(of, round, "train", NOBODY);
    const valley = await referee.landscape({ ...common, train }, of.live);
    if (valley) of.live.room.ask(SYSTEM, { type: "set-valley", round, valley });
  };

  return (of) => {
    const { phase, rounds, plan } = of.live.room.session();
    if (phase.kind !== "round") return;
    const { round } = phase;
    const running = rounds[round];
    const tried = begun.get(of.live) ?? new Set<number>();
    begun.set(of.live, tried);
    if (running?.state !== "running" || running.valley || tried.has(round)) return;
    tried.add(round);
    const settings = commonSettings(plan.rounds[round]);
    if (!settings) return;
    measure(of, round, { settings, seed: running.seed }).catch((error) =>
      log.error({ err: error, session: of.row.id, round }, "failed to measure the landscape of a round"),
    );
  };
}

/** What the lab offers in a round in which nobody can change the network; null if they can, or it is too large to have a landscape. */
function commonSettings(planned: PlannedRound | undefined): Settings | null {
  const challenge = planned && findChallenge(planned.challenge);
  if (!challenge || !planned.locks.network || planned.locks.units) return null;
  const settings = offeredSettings(challenge.preset, planned);
  const layers = planNetwork(settings.network, challenge.featureShape, challenge.task);
  return parameterCount(layers) > MOST_VALLEY_PARAMETERS ? null : settings;
}
