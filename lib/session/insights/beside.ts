import { type Curve, lengthOf } from "@/lib/learning/curves/curve";
import type { Beside } from "@/lib/learning/curves/diagnosis";
import type { Hyperparameters, Settings } from "@/lib/learning/training/hyperparameters";
import { freeUnits, type LockName, type Locks, lockedNames } from "@/lib/learning/training/locks";
import { isSetAside } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Run, Session } from "@/lib/session/log/session";

/*
 * The other runs that a run's learning rate is judged beside: those of its round that have ended without diverging, with the same network,
 * optimiser, batch size and weight decay. How many epochs they had makes no difference, since each is read where it had trained as long.
 */

/** Those of the whole class, for screens that have all runs. */
export function besideInClass(session: Pick<Session, "participants">, run: Run): Beside[] {
  const now = run.curve.epoch.at(-1) ?? 0;
  return companionsOf(session, run).map(({ curve, hyperparameters: { learningRate } }) => ({
    learningRate,
    trainLoss: lossAt(curve, now),
  }));
}

/** The runs that `run` is judged beside. */
export function companionsOf({ participants }: Pick<Session, "participants">, run: Run): Run[] {
  const group = groupsOf(participants).get(kindOf(run)) ?? [];
  return group.filter((other) => other.startedAt !== run.startedAt || other.network !== run.network);
}

const groups = new WeakMap<readonly Participant[], ReadonlyMap<string, Run[]>>();

/** Cached by the state of the class, since every run of a class is diagnosed several times per second. */
function groupsOf(participants: readonly Participant[]): ReadonlyMap<string, Run[]> {
  const known = groups.get(participants);
  if (known) return known;
  const found = new Map<string, Run[]>();
  for (const { removed, runs } of participants) {
    if (removed) continue;
    for (const run of runs) {
      if (!hasArrived(run.curve, run.end?.reason ?? null) || isSetAside(run)) continue;
      const group = found.get(kindOf(run));
      if (group) group.push(run);
      else found.set(kindOf(run), [run]);
    }
  }
  groups.set(participants, found);
  return found;
}

const kinds = new WeakMap<Hyperparameters, string>();

/** Everything that two runs must have in common. Cached by settings: every event makes a new `Run`, but a run keeps their object. */
function kindOf({ round, network, hyperparameters }: Run): string {
  const known = kinds.get(hyperparameters);
  if (known !== undefined) return known;
  const kind = `${round} ${settingsKind({ network, hyperparameters })}`;
  kinds.set(hyperparameters, kind);
  return kind;
}

function settingsKind({ network, hyperparameters }: Settings): string {
  const { optimiser, batchSize, weightDecay } = hyperparameters;
  return JSON.stringify([network.layers, optimiser, batchSize, weightDecay]);
}

/** One of a student's own runs, as their lab has it. */
type OwnRun = {
  readonly number: number;
  readonly settings: Settings;
  readonly curve: Curve;
  readonly end: "finished" | "stopped" | "diverged" | "abandoned" | null;
};

const ALL_BUT_THE_RATE: readonly LockName[] = ["network", "optimiser", "batchSize", "epochs", "weightDecay"];

/**
 * Those that a student's page has. It knows the student's own runs and, of the others', how far they came but not how: their losses count only
 * where all settings but the rate are locked, without their rates, and once this run has ended.
 */
export function besideInLab(
  session: Session,
  self: ParticipantId,
  round: number,
  run: OwnRun,
  ownRuns: readonly OwnRun[],
): Beside[] {
  const kind = settingsKind(run.settings);
  const now = run.curve.epoch.at(-1) ?? 0;
  const own = ownRuns.flatMap(({ number, settings, curve, end }): Beside[] => {
    if (number === run.number || !hasArrived(curve, end) || settingsKind(settings) !== kind) return [];
    return [{ learningRate: settings.hyperparameters.learningRate, trainLoss: lossAt(curve, now) }];
  });
  const locks = session.plan.rounds[round]?.locks ?? {};
  if (run.end === null || !differInRateAlone(locks)) return own;
  const others = session.participants
    .filter(({ id, removed }) => id !== self && !removed)
    .flatMap(({ runs }) => runs.filter((other) => other.round === round && other.end?.reason === "finished"))
    .flatMap((other): Beside[] =>
      other.best === null || isSetAside(other)
        ? []
        : [{ learningRate: null, trainLoss: other.best.trainLoss }],
    );
  return [...own, ...others];
}

/** Whether a round locks so much that only their rates can make its runs differ. */
function differInRateAlone(locks: Locks): boolean {
  const locked = lockedNames(locks);
  return (
    ALL_BUT_THE_RATE.every((name) => locked.includes(name)) &&
    !locked.includes("learningRate") &&
    freeUnits(locks) === null
  );
}

function hasArrived(curve: Curve, end: string | null): boolean {
  return end !== null && end !== "diverged" && lengthOf(curve) > 0;
}

/** The training loss at the last point until this epoch. */
function lossAt({ epoch, trainLoss }: Curve, until: number): number {
  let low = 0;
  let high = epoch.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (epoch[middle]! <= until) low = middle;
    else high = middle - 1;
  }
  return trainLoss[low]!;
}
