import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { Layer } from "@/lib/learning/network/network";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import { openRound } from "@/lib/session/decide/plan";
import type { EndReason, TestResult, Verdict } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Participant, type Run, type Session } from "@/lib/session/log/session";

/** A run as tests describe it: the settings and the results. In the first round unless `round` says otherwise. */
export type RunSketch = {
  readonly rate?: number;
  readonly optimiser?: Hyperparameters["optimiser"];
  readonly units?: number;
  readonly steps?: number;
  readonly trainScore?: number;
  readonly validationScore?: number;
  readonly trainLoss?: number;
  readonly validationLoss?: number;
  /** Losses at evenly spaced points of the run. */
  readonly losses?: readonly number[];
  /** At the same points, where they differ from the training losses. */
  readonly validationLosses?: readonly number[];
  readonly end?: EndReason | null;
  readonly verdict?: Verdict | null;
  readonly flopPerSecond?: number;
  readonly round?: number;
};

export const EXERCISE = {
  counts: { train: 400, validation: 500, test: 2000 },
  featureShape: [2],
  task: { kind: "classification", classes: ["a", "b"] },
} as const;

/** A class whose first round is closed. `runs`: by participant. `test`: the results of that round, if they are open. */
export function classOf(
  runs: readonly (readonly RunSketch[])[],
  test: readonly TestResult[] | null = null,
): Session {
  return {
    ...EMPTY_SESSION,
    plan: { rounds: [openRound("moons", null), openRound("moons", null)] },
    phase: { kind: "between", round: 0 },
    rounds: [{ state: "closed", seed: 1, startedAt: 0, deadline: null, closedAt: 9, test }],
    participants: runs.map((own, id) => participantOf(id, own.map(runOf))),
  };
}

/** A student who is in the class and connected. `changes`: what is different about this one. */
export function participantOf(
  id: number,
  runs: readonly Run[] = [],
  changes: Partial<Participant> = {},
): Participant {
  return {
    id,
    nickname: `P${id}`,
    wish: null,
    wishesRefused: 0,
    joinedAt: 0,
    connected: true,
    admitted: true,
    arrived: true,
    removed: false,
    removals: 0,
    returning: null,
    handRaisedAt: null,
    runs,
    ...changes,
  };
}

export function runOf(sketch: RunSketch, number: number): Run {
  const { rate = 0.1, optimiser = "sgd", units = 8, steps = 100, end = "finished", verdict = null } = sketch;
  const { trainScore = 80, validationScore = 75, trainLoss = 0.2, validationLoss = 0.25 } = sketch;
  const { flopPerSecond, round = 0, losses = [], validationLosses = losses } = sketch;
  const layers: Layer[] = [{ kind: "dense", units, activation: "tanh" }];
  const last: CurvePoint = {
    ...{ step: steps, epoch: 10, trainLoss, validationLoss, trainScore, validationScore },
    ...{ trainMetric: 0.9, validationMetric: 0.9 },
  };
  const device = { backend: "simd", name: "", ...(flopPerSecond === undefined ? {} : { flopPerSecond }) };
  return {
    ...{ number, round, network: { layers }, device, startedAt: 0 },
    hyperparameters: { learningRate: rate, optimiser, batchSize: 20, epochs: 10, weightDecay: 0 },
    curve: curveOf([
      { ...last, step: 0, epoch: 0, validationScore: 0, trainScore: 0 },
      ...losses.map((loss, index) => {
        const share = (index + 1) / losses.length;
        return {
          ...last,
          step: steps * share,
          epoch: 10 * share,
          trainLoss: loss,
          validationLoss: validationLosses[index] ?? loss,
        };
      }),
      ...(losses.length === 0 ? [last] : []),
    ]),
    ...{
      reported: losses.length + 2,
      best: last,
      verdict,
      unproven: false,
      reproduction: null,
      ranking: USUAL_RANKING,
      writing: null,
    },
    end: end && { reason: end, at: 1 },
  };
}
