import { type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { Ranking } from "@/lib/learning/curves/ranking";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { TallySeries } from "@/lib/learning/letters/tally";
import type { Seed } from "@/lib/learning/numbers/random";
import type { WantedEngine } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Examples, LabTraining, RunSpec, TrainedModel } from "@/lib/learning/training/training";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { RunNumber } from "@/lib/session/log/events";
import type { Keeping, RunNewsItem } from "@/lib/session/page-state";

/** What training needs to know of the running round. */
export type TrainingRound = {
  readonly round: number;
  readonly seed: Seed;
  readonly challenge: ChallengeInfo;
  readonly ranking: Ranking;
  /** The floor of its scores (see `score-rules`). */
  readonly floor: number;
};

/** The specification of a run with these settings in this round. */
export function specOf(settings: Settings, { challenge, seed, ranking, floor }: TrainingRound): RunSpec {
  const { network, hyperparameters } = settings;
  const { task, featureShape } = challenge;
  return { network, hyperparameters, task, featureShape, seed, floor, ranksBy: ranking.by };
}

/** The examples of a round. */
type RoundExamples = Examples & { readonly round: number };

/** What a lab shows of its training. Replaced, never changed, when something happens. */
export type RunState = LabTraining & {
  /** The curves of all runs trained on this page, or restored from an earlier one. */
  readonly curves: ReadonlyMap<RunNumber, Curve>;
  /** Of networks of letters: what the words were that each run trained on this page wrote, by step. */
  readonly tallies: ReadonlyMap<RunNumber, TallySeries>;
  /** The networks of the latest few runs, at their best points. */
  readonly models: ReadonlyMap<RunNumber, TrainedModel>;
  /** The engine that this student has chosen. */
  readonly engine: WantedEngine;
  readonly examples: RoundExamples | null;
  /** Runs whose network is being uploaded, or is uploaded and has no verdict yet. */
  readonly checking: ReadonlySet<RunNumber>;
  /** Runs whose network is too large for the class to check: their scores stay as reported. */
  readonly unchecked: ReadonlySet<RunNumber>;
  /** Number of points measured but not stored by the class yet; null when it has stored everything. */
  readonly waiting: number | null;
  /** Whether the run would survive a reload. */
  readonly keeping: Keeping;
  /** The latest piece of news about a run; null again when another run is started. */
  readonly news: RunNewsItem | null;
  /** Another page of this browser has taken over the seat, and this one does nothing any more. */
  readonly elsewhere: boolean;
  /** The problem to show, if any. */
  readonly problem: ProblemCode | null;
};

export const INITIAL_RUN_STATE: RunState = {
  status: "loading",
  run: null,
  curve: EMPTY_CURVE,
  curves: new Map(),
  tallies: new Map(),
  models: new Map(),
  progress: null,
  calibration: null,
  engine: "auto",
  examples: null,
  checking: new Set(),
  unchecked: new Set(),
  waiting: null,
  pace: "watch",
  keeping: "opening",
  news: null,
  elsewhere: false,
  problem: null,
};

/** What a lab renders from. Progress changes ten times a second, and is shown by a component that reads it itself. */
export function withoutProgress(run: RunState): RunState {
  return { ...run, progress: null };
}
