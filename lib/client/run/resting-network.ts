import type { KeptRun } from "@/lib/client/storage/kept-run";
import { countedPoint, scoreAt } from "@/lib/learning/curves/ranking";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { TrainedModel, Trajectory, WeightSnapshot } from "@/lib/learning/training/training";
import { bestRun, scoreOf } from "@/lib/session/board/leaderboard";
import type { RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import type { Trainer } from "@/lib/trainer/run/trainer";
import type { RunArchive } from "./run-archive";
import { specOf, type TrainingRound } from "./run-state";

/** The network that a lab shows while nothing trains, and the run that it belongs to. */
export type RestingNetwork = {
  readonly run: RunNumber;
  readonly trajectory: Trajectory;
};

/** Stores the network of a run that has just ended in this browser, in place of the one before. `isLatest`: whether no other run has begun. */
export async function keepResting(
  run: RunNumber,
  trainer: Pick<Trainer, "trajectory">,
  archive: Pick<RunArchive, "all" | "change">,
  isLatest: () => boolean,
): Promise<void> {
  const trajectory = await trainer.trajectory();
  if (!trajectory || !isLatest()) return;
  const { spec: _, path, ...state } = trajectory;
  for (const { start, trajectory: before } of archive.all())
    if (before) archive.change(start.run, { trajectory: null });
  archive.change(run, { trajectory: { ...state, path: shortened(path) } });
}

/** The path of a large network is stored at only a few places, since writing it all would slow a weak machine down. */
const MOST_PATH_BYTES = 4 * 1024 * 1024;
/** Fewer places do not show where the path leads. */
const FEWEST_STOPS = 3;

/** The path with fewer places, evenly spaced from the first to the last. */
export function shortened(path: Trajectory["path"]): Trajectory["path"] {
  const bytesEach = path.at(0)?.weights.byteLength ?? 1;
  const most = Math.max(FEWEST_STOPS, Math.floor(MOST_PATH_BYTES / Math.max(1, bytesEach)));
  if (path.length <= most) return path;
  return Array.from(
    { length: most },
    (_, index) => path[Math.round((index * (path.length - 1)) / (most - 1))]!,
  );
}

/** The network that the page before showed or, if it was not stored, the best one of the round that this browser has. */
export function restingNetwork(
  kept: readonly KeptRun[],
  ownRuns: readonly Run[],
  training: TrainingRound,
): RestingNetwork | null {
  const { round, seed } = training;
  const ended = kept.filter((run) => run.start.round === round && run.seed === seed && run.end !== null);
  for (const { start, trajectory } of ended) {
    if (trajectory) return { run: start.run, trajectory: { spec: specOf(start, training), ...trajectory } };
  }
  const measured = ended.flatMap(({ start, bests, curve }) => {
    const network = bests.at(-1);
    const known = ownRuns[start.run];
    if (!network || known?.verdict?.agrees === false) return [];
    const counted = countedPoint(curve, start.hyperparameters.epochs, training.ranking);
    const reported = counted ? scoreAt(counted, training.ranking.on) : 0;
    const score = known ? scoreOf(known) : reported;
    return [{ run: start.run, trajectory: trajectoryAt(network, start, training), score }];
  });
  return measured.sort((one, other) => other.score - one.score).at(0) ?? null;
}

/** The best network of the round whose weights the class has, for a browser that has stored none. `get` downloads a run's weights. */
export async function fetchRestingNetwork(
  ownRuns: readonly Run[],
  training: TrainingRound,
  get: (run: RunNumber) => Promise<Float32Array | null>,
): Promise<RestingNetwork | null> {
  const best = bestRun(
    ownRuns.filter((run) => run.round === training.round && run.verdict?.agrees !== false),
  );
  if (!best?.best || best.end === null) return null;
  const weights = await get(best.number);
  if (!weights) return null;
  const { step } = best.best;
  return { run: best.number, trajectory: trajectoryAt({ step, weights }, best, training) };
}

/** A trajectory of which only the weights are known, with an empty optimiser memory and no path. */
function trajectoryAt(
  { step, weights }: WeightSnapshot,
  settings: Settings,
  training: TrainingRound,
): Trajectory {
  const none = new Float32Array(weights.length);
  const spec = specOf(settings, training);
  return { spec, step, weights, firstMemory: none, secondMemory: none, path: [] };
}

/** The stored networks of a round's runs, which students can download. */
export function modelsOf(kept: readonly KeptRun[], training: TrainingRound): [RunNumber, TrainedModel][] {
  return kept.flatMap(({ start, bests, end }): [RunNumber, TrainedModel][] => {
    const best = bests.at(-1);
    if (!best || end === null || start.round !== training.round) return [];
    return [[start.run, { spec: specOf(start, training), weights: best.weights }]];
  });
}
