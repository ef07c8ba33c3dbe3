import { type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Seed } from "@/lib/learning/numbers/random";
import type { WantedEngine } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Examples, LabTraining, RunSpec, TrainedModel } from "@/lib/learning/training/training";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { RunNumber } from "@/lib/session/log/events";
import type { Keeping, RunNewsItem } from "@/lib/session/page-state";

/** A round that is running, as training needs it. */
export type TrainingRound = {
  readonly round: number;
  readonly seed: Seed;
  readonly challenge: ChallengeInfo;
};

/** A run with these settings in this round. */
export function specOf(settings: Settings, { challenge, seed }: TrainingRound): RunSpec {
  const { network, hyperparameters } = settings;
  const { task, featureShape } = challenge;
  return { network, hyperparameters, task, featureShape, seed };
}

/** The examples of a round. */
type RoundExamples = Examples & { readonly round: number };

/** What a lab shows of its training. Replaced, never changed, when something happens. */
export type RunState = LabTraining & {
  /** Every run trained on this page. */
  readonly curves: ReadonlyMap<RunNumber, Curve>;
  /** The networks they ended with, at their best points; the latest few. */
  readonly models: ReadonlyMap<RunNumber, TrainedModel>;
  /** What this student wants to train on. */
  readonly engine: WantedEngine;
  readonly examples: RoundExamples | null;
  /** Runs whose network is being checked by the class: on its way there, or there and not judged yet. */
  readonly checking: ReadonlySet<RunNumber>;
  /** Runs whose network is too large for the class to check: their scores stay as they were reported. */
  readonly unchecked: ReadonlySet<RunNumber>;
  /** Points measured and not stored by the class yet; null when it has stored all there is to tell. */
  readonly waiting: number | null;
  /** Whether the run would survive a reload. */
  readonly keeping: Keeping;
  /** Of the last run that something happened to; null again when another is started. */
  readonly news: RunNewsItem | null;
  /** Another page of this browser has the seat now; this one does nothing any more. */
  readonly elsewhere: boolean;
  /** What is in the way, if anything: the key of its sentence. */
  readonly problem: ProblemCode | null;
};

export const INITIAL_RUN_STATE: RunState = {
  status: "loading",
  run: null,
  curve: EMPTY_CURVE,
  curves: new Map(),
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
