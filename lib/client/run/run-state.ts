import type { ChallengeInfo } from "@/lib/learning/challenge";
import { type Curve, EMPTY_CURVE } from "@/lib/learning/curve";
import type { Settings } from "@/lib/learning/hyperparameters";
import type { Seed } from "@/lib/learning/random";
import type { Calibration, EngineName, Pace, RunSpec } from "@/lib/protocol/worker";
import type { RunNumber } from "@/lib/session/events";
import type { ProblemCode } from "@/lib/session/problem";
import type { Examples } from "@/lib/trainer/engine";
import type { Progress } from "@/lib/trainer/trainer";
import type { Keeping } from "./run-archive";

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

export type WantedEngine = EngineName | "auto";

/** A network as a run left it: `weights` are those of its best point, flat, laid out as in `trainer/weight-layout`. */
export type TrainedModel = { readonly spec: RunSpec; readonly weights: Float32Array };

/** What a student should hear of a run that its page, or the connection, went away from. */
export type RunNews = {
  /**
   * It resumed after a reload. It could not resume, because nothing of it was kept. Its round closed meanwhile, before the class had all its
   * `points`, or had even heard of it.
   */
  readonly kind: "resumed" | "not-kept" | "too-late" | "unheard";
  readonly run: RunNumber;
  readonly round: number;
  readonly points: number;
};

/** The examples of a round. */
export type RoundExamples = Examples & { readonly round: number };

/** What a lab shows of its training. Replaced, never changed, when something happens. */
export type RunState = {
  readonly status: "loading" | "ready" | "calibrating" | "training" | "failed";
  /** The run that is going, or the last one on this page. */
  readonly run: RunNumber | null;
  /** Its curve, at full detail. */
  readonly curve: Curve;
  /** Every run trained on this page. */
  readonly curves: ReadonlyMap<RunNumber, Curve>;
  /** The networks they ended with, at their best points; the latest few. */
  readonly models: ReadonlyMap<RunNumber, TrainedModel>;
  readonly progress: Progress | null;
  /** What the run is trained on and why; between runs, what the next one would be. */
  readonly calibration: Calibration | null;
  /** What this student wants to train on. */
  readonly engine: WantedEngine;
  readonly examples: RoundExamples | null;
  /** Runs whose network is being checked by the class: on its way there, or there and not judged yet. */
  readonly checking: ReadonlySet<RunNumber>;
  /** Runs whose network is too large for the class to check: their scores stay as they were reported. */
  readonly unchecked: ReadonlySet<RunNumber>;
  /** Points measured and not stored by the class yet; null when it has stored all there is to tell. */
  readonly waiting: number | null;
  readonly pace: Pace;
  /** Whether the run would survive a reload. */
  readonly keeping: Keeping;
  /** Of the last run that something happened to; null again when another is started. */
  readonly news: RunNews | null;
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
