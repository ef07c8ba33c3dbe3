import { type Curve, lengthOf, pick } from "@/lib/learning/curves/curve";
import { countedPoint, type Ranking, scoreAt } from "@/lib/learning/curves/ranking";
import type { WeightSnapshot } from "@/lib/learning/training/training";
import { isSetAside, scoreOf } from "@/lib/session/board/leaderboard";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import { type CheckpointQueuePorts, createCheckpointQueue } from "./checkpoint-queue";

/** A run that was trained on this page and has ended: its best points with their weights, or by final weights its last point, and every point of its curve. */
type EndedRun = {
  readonly run: RunNumber;
  readonly round: number;
  readonly bests: readonly WeightSnapshot[];
  readonly curve: Curve;
  /** How many it was to have. */
  readonly epochs: number;
  readonly ranking: Ranking;
};

/**
 * Sends the network that a run counts by to the referee once the class has all it will ever get of the run, so that both mean the same
 * point. By final weights a run that was stopped counts for nothing, and nothing of it is sent.
 */
export type CheckpointKeeper = {
  ended(run: EndedRun): void;
  /** The class has stored everything of this run. */
  delivered(run: RunNumber): void;
  /** Sets this participant's runs as the class has them. */
  setOwnRuns(ownRuns: readonly Run[]): void;
  /** The class has refused this run. */
  forget(run: RunNumber): void;
  close(): void;
};

export type CheckpointKeeperPorts = Pick<CheckpointQueuePorts, "put" | "pause" | "chance"> & {
  /** Called with the runs whose network is being uploaded, or has been uploaded and has no verdict yet. */
  checking(runs: ReadonlySet<RunNumber>): void;
  /** The referee has a run's network, does not need it, or will not take it (`why`). */
  settled(run: RunNumber, why: ProblemCode | null): void;
};

/** Ended runs kept while the connection is down. The weights of more would take too much memory. */
const MOST_ENDED = 4;
/** A network up to this size is uploaded even when an earlier run was better: it costs little, and the student sees that it was checked. */
const CHEAP_BYTES = 64 * 1024;

export function createCheckpointKeeper({
  checking,
  settled,
  ...ports
}: CheckpointKeeperPorts): CheckpointKeeper {
  let ownRuns: readonly Run[] = [];
  /** Runs that have ended here, but possibly not yet in the class. */
  const ended = new Map<RunNumber, EndedRun>();
  const beingChecked = new Set<RunNumber>();
  const publish = () => checking(new Set(beingChecked));
  const queue = createCheckpointQueue({
    ...ports,
    settled(run, scored, why) {
      if (!scored && beingChecked.delete(run)) publish();
      settled(run, why);
    },
  });

  const isBest = ({ run, round }: EndedRun, score: number) =>
    ownRuns.every(
      (other) => other.round !== round || other.number === run || isSetAside(other) || scoreOf(other) < score,
    );

  /** `reported`: how many points of the run the class has, for good. */
  const send = (run: EndedRun, reported: number) => {
    ended.delete(run.run);
    const best = knownBest(run, reported);
    if (!best || (best.weights.byteLength > CHEAP_BYTES && !isBest(run, best.score)))
      return settled(run.run, null);
    beingChecked.add(run.run);
    publish();
    queue.add({ run: run.run, ...best });
  };

  return {
    ended(run) {
      ended.set(run.run, run);
      this.setOwnRuns(ownRuns);
      if (ended.size > MOST_ENDED) ended.delete(weakest([...ended.values()]).run);
    },
    delivered(run) {
      const known = ended.get(run);
      if (known) send(known, lengthOf(known.curve));
    },
    setOwnRuns(runs) {
      ownRuns = runs;
      for (const known of [...ended.values()]) {
        const run = ownRuns[known.run];
        if (run?.end && run.round === known.round) send(known, run.reported);
      }
      const judged = [...beingChecked].filter((run) => ownRuns[run]?.verdict);
      for (const run of judged) beingChecked.delete(run);
      if (judged.length > 0) publish();
    },
    forget(run) {
      ended.delete(run);
      queue.forget(run);
    },
    close: queue.close,
  };
}

function weakest(runs: readonly EndedRun[]): EndedRun {
  const score = (run: EndedRun) => knownBest(run, lengthOf(run.curve))?.score ?? -1;
  return runs.reduce((weak, run) => (score(run) < score(weak) ? run : weak));
}

/** The point that a run counts by, with its score as it was reported. */
type KnownBest = WeightSnapshot & { readonly score: number };

/**
 * What a run counts by among its first `reported` points, which are those that the class has: a run that was cut off by the end of its
 * round may have continued here. Null when nothing of those counts, or the weights of that point have not been kept.
 */
export function knownBest(
  { bests, curve, epochs, ranking }: Omit<EndedRun, "run" | "round">,
  reported: number,
): KnownBest | null {
  const known = curve.step.slice(0, reported).map((_, index) => index);
  const best = countedPoint(pick(curve, known), epochs, ranking);
  const kept = bests.find(({ step }) => step === best?.step);
  return best && kept ? { ...kept, score: scoreAt(best, ranking.on) } : null;
}
