import { bestPoint, type Curve, lengthOf, pick } from "@/lib/learning/curves/curve";
import type { WeightSnapshot } from "@/lib/learning/training/training";
import { isSetAside, scoreOf } from "@/lib/session/board/leaderboard";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import { type CheckpointQueuePorts, createCheckpointQueue } from "./checkpoint-queue";

/** A run that was trained on this page and has ended: its best points with their weights, and every point of its curve. */
type EndedRun = {
  readonly run: RunNumber;
  readonly round: number;
  readonly bests: readonly WeightSnapshot[];
  readonly curve: Curve;
};

/** Sends a run's best network to the referee as soon as the class has all it will ever have of the run, so that both speak of the same point. */
export type CheckpointKeeper = {
  ended(run: EndedRun): void;
  /** The class has stored everything of this run. */
  delivered(run: RunNumber): void;
  /** This participant's runs as the class knows them. */
  know(ownRuns: readonly Run[]): void;
  /** The class does not take this run. */
  forget(run: RunNumber): void;
  close(): void;
};

export type CheckpointKeeperPorts = Pick<CheckpointQueuePorts, "put" | "pause" | "chance"> & {
  /** Runs whose network is on its way to the referee, or was taken there and has no verdict that this page knows. */
  checking(runs: ReadonlySet<RunNumber>): void;
  /** The referee has a run's network, or will never need it, or does not take it: `why`. */
  settled(run: RunNumber, why: ProblemCode | null): void;
};

/** Runs that the class has not heard the end of, for want of a connection: the weights of more would fill the page. */
const MOST_ENDED = 4;
/** A network that is no larger goes up even when an earlier run was better: it costs nothing, and tells the student that it was checked. */
const CHEAP_BYTES = 64 * 1024;

export function createCheckpointKeeper({
  checking,
  settled,
  ...ports
}: CheckpointKeeperPorts): CheckpointKeeper {
  let ownRuns: readonly Run[] = [];
  /** Runs that have ended here; the class may still be hearing of them. */
  const ended = new Map<RunNumber, EndedRun>();
  const under = new Set<RunNumber>();
  const tell = () => checking(new Set(under));
  const queue = createCheckpointQueue({
    ...ports,
    settled(run, scored, why) {
      if (!scored && under.delete(run)) tell();
      settled(run, why);
    },
  });

  const isBest = ({ run, round }: EndedRun, score: number) =>
    ownRuns.every(
      (other) => other.round !== round || other.number === run || isSetAside(other) || scoreOf(other) < score,
    );

  /** `reported`: points of the run that the class has, and no more will come. */
  const send = (run: EndedRun, reported: number) => {
    ended.delete(run.run);
    const best = knownBest(run.bests, run.curve, reported);
    if (!best || (best.weights.byteLength > CHEAP_BYTES && !isBest(run, best.score)))
      return settled(run.run, null);
    under.add(run.run);
    tell();
    queue.add({ run: run.run, ...best });
  };

  return {
    ended(run) {
      ended.set(run.run, run);
      this.know(ownRuns);
      if (ended.size > MOST_ENDED) ended.delete(weakest([...ended.values()]).run);
    },
    delivered(run) {
      const known = ended.get(run);
      if (known) send(known, lengthOf(known.curve));
    },
    know(runs) {
      ownRuns = runs;
      for (const known of [...ended.values()]) {
        const run = ownRuns[known.run];
        if (run?.end && run.round === known.round) send(known, run.reported);
      }
      const judged = [...under].filter((run) => ownRuns[run]?.verdict);
      for (const run of judged) under.delete(run);
      if (judged.length > 0) tell();
    },
    forget(run) {
      ended.delete(run);
      queue.forget(run);
    },
    close: queue.close,
  };
}

function weakest(runs: readonly EndedRun[]): EndedRun {
  const score = ({ curve }: EndedRun) => bestPoint(curve)?.validationScore ?? 0;
  return runs.reduce((weak, run) => (score(run) < score(weak) ? run : weak));
}

/** A best point with its validation score as it was reported. */
type KnownBest = WeightSnapshot & { readonly score: number };

/**
 * The best point of a run that the class has heard of: of the first `reported` points. A run that the end of its round cut
 * off may have gone on here. Null when nothing was reported, or the weights of that point are no longer here.
 */
export function knownBest(
  bests: readonly WeightSnapshot[],
  curve: Curve,
  reported: number,
): KnownBest | null {
  const heard = curve.step.slice(0, reported).map((_, index) => index);
  const best = bestPoint(pick(curve, heard));
  const kept = bests.find(({ step }) => step === best?.step);
  return best && kept ? { ...kept, score: best.validationScore } : null;
}
