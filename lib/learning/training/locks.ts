import type { Layer, Network } from "@/lib/learning/network/network";
import type { Hyperparameters, Settings } from "./hyperparameters";

/** The settings that a round fixes; the student chooses those that are missing. */
export type Locks = Partial<Hyperparameters> & { network?: Network };

export const LOCK_NAMES = [
  "network",
  "learningRate",
  "optimiser",
  "batchSize",
  "epochs",
  "weightDecay",
] as const satisfies (keyof Locks)[];
export type LockName = (typeof LOCK_NAMES)[number];

/** The locked settings, in the order in which screens name them. */
export function lockedNames(locks: Locks): LockName[] {
  return LOCK_NAMES.filter((name) => locks[name] !== undefined);
}

/** These settings, with the round's values where it locks them. */
export function withLocks({ network, hyperparameters }: Settings, locks: Locks): Settings {
  const {
    learningRate = hyperparameters.learningRate,
    optimiser = hyperparameters.optimiser,
    batchSize = hyperparameters.batchSize,
    epochs = hyperparameters.epochs,
    weightDecay = hyperparameters.weightDecay,
  } = locks;
  return {
    network: locks.network ?? network,
    hyperparameters: { learningRate, optimiser, batchSize, epochs, weightDecay },
  };
}

/** The first setting that differs from its lock; null when every lock is kept. */
export function brokenLock({ network, hyperparameters }: Settings, locks: Locks): LockName | null {
  const broken = lockedNames(locks).find((name) =>
    name === "network" ? !sameNetwork(network, locks.network) : hyperparameters[name] !== locks[name],
  );
  return broken ?? null;
}

function sameNetwork(one: Network, other: Network | undefined): boolean {
  return (
    one.layers.length === other?.layers.length &&
    one.layers.every((layer, index) => sameLayer(layer, other.layers[index]!))
  );
}

function sameLayer(one: Layer, other: Layer): boolean {
  const fields = new Map<string, unknown>(Object.entries(other));
  const own = Object.entries(one);
  return own.length === fields.size && own.every(([name, value]) => fields.get(name) === value);
}
