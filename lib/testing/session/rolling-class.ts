import { findChallenge } from "@/lib/challenges/catalogue";
import { append, curveOf, EMPTY_CURVE, pick } from "@/lib/learning/curves/curve";
import { placeOf } from "@/lib/learning/training/class-valley";
import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import { offeredSettings } from "@/lib/session/decide/round-limits";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { packValley } from "@/lib/session/log/packed/packed-valley";
import { measureClassValley } from "@/lib/trainer/lens/class-valley";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { createPacing } from "@/lib/trainer/run/pacing";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { trainingRun } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

const HIDDEN = { kind: "dense", units: 16, activation: "tanh" } as const;
const SEED = 1;

/** One round in which all train one network, and only the learning rate is free. */
export const ROLLING_PLAN: Plan = {
  rounds: [
    {
      ...openRound("circles", 7),
      locks: {
        network: { layers: [HIDDEN, HIDDEN] },
        optimiser: "sgd",
        batchSize: 32,
        epochs: 15,
        weightDecay: 0,
      },
    },
  ],
};

/** From crawling to diverged. */
const RATES = [0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 3, 10];

/**
 * The log of a class that really trains on one landscape, each at one of ten rates, up to the given share (0–1) of its round. Those beyond the tenth student repeat the runs of the
 * first ten, a little later.
 */
export async function rollingLog(students: number, share = 1): Promise<SessionEvent[]> {
  const [planned] = ROLLING_PLAN.rounds;
  const challenge = findChallenge(planned!.challenge)!;
  const { task, featureShape } = challenge;
  const examples = {
    train: challenge.makeSplit("train", 1),
    validation: challenge.makeSplit("validation", 2),
  };
  const settings = offeredSettings(challenge.preset, planned!);
  const spec = { ...settings, task, featureShape, seed: SEED };
  const valley = (await measureClassValley(spec, examples))!;
  const start = initialWeights(spec);
  const curves = [];
  for (const learningRate of RATES.slice(0, students)) {
    const own = { ...spec, hyperparameters: { ...spec.hyperparameters, learningRate } };
    const engine = (await openSimdEngine(own, examples))!;
    const moments = trainingRun({
      ...{ spec: own, examples, engine, pacing: createPacing(totalSteps(own, examples), "fast") },
      replaceEngine: async () => engine,
      placer: () => (weights) => placeOf(weights, start, valley.directions),
      stopped: () => false,
      now: () => performance.now(),
      pause: async () => {},
    });
    let curve = EMPTY_CURVE;
    for await (const { point } of moments) if (point) curve = append(curve, curveOf([point]));
    curves.push(curve);
  }
  const everyone = Array.from({ length: students }, (_, student) => student);
  const device = { backend: "simd", name: "" };
  const bodies: EventBody[] = [
    { type: "session-created", title: "Downhill", plan: ROLLING_PLAN, rules: TODAYS_RULES },
    ...everyone.map(
      (participant): EventBody => ({
        ...{ type: "participant-joined", participant, admitted: true },
        nickname: `Student ${participant + 1}`,
      }),
    ),
    { type: "presence-changed", connected: everyone, disconnected: [] },
    { type: "round-opened", round: 0 },
    { type: "round-started", round: 0, seed: SEED, deadline: null },
    { type: "valley-measured", round: 0, valley: packValley(valley) },
  ];
  for (const participant of everyone) {
    const learningRate = RATES[participant % RATES.length]!;
    const hyperparameters = { ...settings.hyperparameters, learningRate };
    const whole = curves[participant % RATES.length]!;
    const lag = Math.floor(participant / RATES.length) * 3;
    const to = Math.max(1, Math.round(share * whole.step.length) - lag);
    const points = pick(
      whole,
      Array.from({ length: to }, (_, index) => index),
    );
    bodies.push(
      {
        type: "run-started",
        participant,
        run: 0,
        round: 0,
        network: settings.network,
        hyperparameters,
        device,
      },
      { type: "points-reported", participant, run: 0, from: 0, to: points.step.length, points },
    );
  }
  return bodies.map((body, seq): SessionEvent => ({ ...body, seq, at: 100 * seq }));
}
