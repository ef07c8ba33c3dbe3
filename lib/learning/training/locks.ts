import type { Layer, Network } from "@/lib/learning/network/network";
import type { Hyperparameters, Settings } from "./hyperparameters";

/**
 * The settings that a round fixes; the student chooses those that are missing. `units`: of the fixed network, each dense layer may have so
 * many units, and only these are the student's to choose; nothing without a fixed network.
 */
export type Locks = Partial<Hyperparameters> & { network?: Network; units?: UnitsRange };
export type UnitsRange = { readonly from: number; readonly to: number };

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

/** The units that students may give to each dense layer of a network that is otherwise locked; null where they may change more, or nothing. */
export function freeUnits({ network, units }: Locks): UnitsRange | null {
  return (network?.layers.some(({ kind }) => kind === "dense") && units) || null;
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
    network: lockedNetwork(network, locks),
    hyperparameters: { learningRate, optimiser, batchSize, epochs, weightDecay },
  };
}

/** The network that a lock makes of this one: where units are free, those that it has are kept, as near as the lock allows. */
function lockedNetwork(network: Network, locks: Locks): Network {
  const units = freeUnits(locks);
  if (!locks.network || !units) return locks.network ?? network;
  const chosen = locks.network.layers.map((layer, index) => withUnitsOf(layer, network.layers[index], units));
  const changed = chosen.some((layer, index) => layer !== locks.network?.layers[index]);
  return changed ? { layers: chosen } : locks.network;
}

function withUnitsOf(locked: Layer, own: Layer | undefined, { from, to }: UnitsRange): Layer {
  if (locked.kind !== "dense" || own?.kind !== "dense") return locked;
  const units = Math.min(to, Math.max(from, own.units));
  return units === locked.units ? locked : { ...locked, units };
}

/** The first setting that differs from its lock; null when every lock is kept. */
export function brokenLock({ network, hyperparameters }: Settings, locks: Locks): LockName | null {
  const broken = lockedNames(locks).find((name) =>
    name === "network" ? !allowsNetwork(locks, network) : hyperparameters[name] !== locks[name],
  );
  return broken ?? null;
}

/** Whether these locks leave this network to choose: any, or the locked one with other units. */
export function allowsNetwork(locks: Locks, network: Network): boolean {
  return sameNetwork(network, lockedNetwork(network, locks));
}

function sameNetwork(one: Network, other: Network): boolean {
  return (
    one.layers.length === other.layers.length &&
    one.layers.every((layer, index) => sameLayer(layer, other.layers[index]!))
  );
}

function sameLayer(one: Layer, other: Layer): boolean {
  const fields = new Map<string, unknown>(Object.entries(other));
  const own = Object.entries(one);
  return own.length === fields.size && own.every(([name, value]) => fields.get(name) === value);
}
