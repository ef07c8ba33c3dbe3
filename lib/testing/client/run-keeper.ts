import type { TrainingRound } from "@/lib/client/run/run-state";
import { type CurvePoint, curveOf, rounded } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import type { Calibration } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { TODAYS_SCORE_FLOOR } from "@/lib/learning/training/score-rules";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import { decide } from "@/lib/session/decide/decide";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import { apply, fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import type { RunListener, Trainer } from "@/lib/trainer/run/trainer";

export const settings: Settings = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
};
const challenge: ChallengeInfo = {
  id: "moons",
  task: { kind: "classification", classes: ["a", "b"] },
  view: "plane",
  featureShape: [2],
  counts: { train: 2, validation: 2, test: 2 },
  preset: settings,
};
export const split: Split = { count: 1, features: new Float32Array([1, 2]), labels: new Float32Array([0]) };
export const calibration: Calibration = {
  engine: "simd",
  device: { backend: "simd", name: "a desk" },
  stepsPerSecond: { simd: 1000 },
  runMs: { simd: 30 },
  refused: { webgpu: "missing" },
  chosen: "measured",
  flopPerStep: 500,
};

export const round: TrainingRound = {
  round: 0,
  seed: 5,
  challenge,
  ranking: USUAL_RANKING,
  floor: TODAYS_SCORE_FLOOR,
};

/** A class with one participant and the real rules. `exercise`: that of all its rounds; `change`: how its first round is planned otherwise. */
export function classroom(
  exercise: Pick<ChallengeInfo, "task" | "featureShape" | "counts"> = challenge,
  change: Partial<PlannedRound> = {},
) {
  let session: Session = fold(
    [
      {
        type: "session-created",
        title: "A class",
        plan: {
          rounds: [
            { ...openRound("moons", null), ...change },
            openRound("moons", null),
            { ...openRound("moons", null), parameterLimit: 2 },
          ],
        },
        seq: 0,
        at: 0,
      },
    ],
    EMPTY_SESSION,
  );
  const ask = (actor: Actor, command: ParticipantCommand | HostCommand | SystemCommand) => {
    const exerciseOf = () => exercise;
    const decision = decide(session, command, {
      actor,
      now: session.at,
      seed: 5,
      maxParticipants: 9,
      isDoubtful,
      exerciseOf,
    });
    if (!decision.ok) return decision;
    for (const body of decision.events)
      session = apply(session, { ...body, seq: session.seq + 1, at: session.at } as SessionEvent);
    return { ok: true } as const;
  };
  ask({ kind: "system" }, { type: "join", nickname: "Ada" });
  return {
    host: (command: HostCommand) => ask({ kind: "host" }, command),
    send: async (command: ParticipantCommand) => ask({ kind: "participant", participant: 0 }, command),
    runs: () => session.participants[0].runs,
    judge: (run: number, score: number) =>
      ask(
        { kind: "system" },
        {
          type: "score-run",
          participant: 0,
          run,
          verdict: { step: 2, validation: { loss: 1, score, metric: 0.5 }, agrees: true, climbs: true },
        },
      ),
  };
}

/** A trainer that records what it is asked to do, and leaves the answers to the test. */
export function scriptedTrainer() {
  const listeners: RunListener[] = [];
  const asked: string[] = [];
  const compared: ((calibration: Calibration) => void)[] = [];
  const trainer: Trainer = {
    warm: () => {},
    load: () => void asked.push("load"),
    prepare(_spec, engine, onCompared) {
      asked.push(`prepare ${engine}`);
      compared.push(onCompared);
    },
    start(_spec, { pace, engine }, listener) {
      asked.push(`start ${pace} ${engine}`);
      listeners.push(listener);
    },
    stop: () => void asked.push("stop"),
    setPace: (pace) => void asked.push(`pace ${pace}`),
    place: () => undefined,
    hold: (held) => void asked.push(held ? "hold" : "continue"),
    sweep() {
      asked.push("sweep");
      return () => void asked.push("sweep broken off");
    },
    predict: async () => null,
    predictModel: async () => null,
    recall: () => {},
    trajectory: async () => null,
    trace: async () => null,
    write: async () => null,
    letters: async () => null,
    inside: async () => null,
    valley: () => () => {},
    slice: async () => null,
    dispose: () => {},
  };
  return { trainer, listeners, compared, asked };
}

/** Points `from` … `to − 1` of a flat curve. */
export function points(from: number, to: number) {
  return curveOf(
    Array.from({ length: to - from }, (_, index): CurvePoint => {
      const step = from + index;
      return {
        step,
        epoch: step,
        trainLoss: rounded(Math.LN2 * 0.7),
        validationLoss: rounded(Math.LN2 * 0.8),
        trainScore: 30,
        validationScore: 20,
        trainMetric: 0.8,
        validationMetric: 0.7,
      };
    }),
  );
}

/** `claim` in a browser that stores nothing. */
export function keepsNothing(): Promise<never> {
  return Promise.reject(new Error("Storage is forbidden."));
}
