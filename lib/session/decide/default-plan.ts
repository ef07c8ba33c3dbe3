import type { DenseLayer } from "@/lib/learning/network/network";
import type { Locks } from "@/lib/learning/training/locks";
import { openRound, type Plan, type PlannedRound } from "./plan";

/** The rounds of the default lesson, named after what they show. */
export const LESSON_ROUNDS = ["downhill", "mistake", "drawings", "trap", "league"] as const;
export type LessonRound = (typeof LESSON_ROUNDS)[number];

const HIDDEN: DenseLayer = { kind: "dense", units: 16, activation: "tanh" };
/**
 * Only the learning rate is free. With so few epochs, rates from 0.001 to 10 show everything that a rate can do: crawl, arrive, bounce
 * and diverge.
 */
const DOWNHILL: Locks = {
  network: { layers: [HIDDEN, HIDDEN] },
  optimiser: "sgd",
  batchSize: 32,
  epochs: 15,
  weightDecay: 0,
};

/** Only the network is free. The lab's first one is too stiff for the curve; two layers follow it, and begin to draw its noise. */
const MISTAKE: Locks = { optimiser: "adam", learningRate: 0.01, batchSize: 10, epochs: 300, weightDecay: 0 };

/** Only the network is free: with a good rate and few epochs, what it is made of decides. */
const DRAWINGS: Locks = { optimiser: "adam", learningRate: 0.002, batchSize: 32, epochs: 15, weightDecay: 0 };

/** Only the units are free, so that size is all that there is to compare. 8 are about right. */
const TRAP: Locks = {
  network: {
    layers: [
      { kind: "context", length: 8, embedding: null },
      { kind: "dense", units: 8, activation: "tanh" },
    ],
  },
  units: { from: 2, to: 128 },
  optimiser: "adam",
  learningRate: 0.01,
  batchSize: 64,
  epochs: 30,
  weightDecay: 0,
};

/** How long a round takes by the clock, in whole minutes: to explain it and have the class foretell, to train, and to look at what came of it. */
export type LessonMinutes = { readonly before: number; readonly train: number; readonly after: number };

/** What comes before the first round and after the last, in minutes: a word of welcome or farewell, and two questions to the class. */
export type LessonFrame = { readonly opening: number; readonly closing: number };

/**
 * The default lesson by the clock: with its frame, 45 minutes. Each `train` is about the shortest in which the round's promise was kept in at least 85 % of
 * rehearsed classes of 15, and most students had a second run (docs/rehearsal.md).
 */
export const lessonMinutes: Readonly<Record<LessonRound, LessonMinutes>> = {
  downhill: { before: 2, train: 7, after: 2 },
  mistake: { before: 1, train: 4, after: 1 },
  drawings: { before: 1, train: 5, after: 2 },
  trap: { before: 1, train: 4, after: 3 },
  league: { before: 1, train: 4, after: 1 },
};
export const lessonFrame: LessonFrame = { opening: 3, closing: 3 };

/** The rounds of the short lesson, in order, by the clock: with its frame, 20 minutes. */
export const shortLessonMinutes = {
  downhill: { before: 2, train: 7, after: 2 },
  trap: { before: 1, train: 4, after: 2 },
} as const satisfies Partial<Record<LessonRound, LessonMinutes>>;
export const shortLessonFrame: LessonFrame = { opening: 1, closing: 1 };

/** The right answers of the questions that are asked before the lesson and after it, as numbers of their choices from 1. */
export const LESSON_CHECKS = { memorise: 3, rate: 2 } as const;

/** What each round should show, in words. */
export type LessonAims = Readonly<Record<LessonRound, string>>;

/** The default lesson: five rounds, three quarters of an hour with what is said between them. */
export function defaultPlan(aims: LessonAims): Plan {
  return { rounds: LESSON_ROUNDS.map((round) => plannedRound(round, aims, lessonMinutes[round])) };
}

/** The short lesson, of two rounds, for twenty minutes. */
export function shortPlan(aims: LessonAims): Plan {
  const { downhill, trap } = shortLessonMinutes;
  return { rounds: [plannedRound("downhill", aims, downhill), plannedRound("trap", aims, trap)] };
}

function plannedRound(round: LessonRound, aims: LessonAims, { train }: LessonMinutes): PlannedRound {
  return { ...ROUNDS[round](train), aim: aims[round] };
}

/** By the minutes of training. */
const ROUNDS: Readonly<Record<LessonRound, (minutes: number) => PlannedRound>> = {
  downhill: (minutes) => ({ ...openRound("circles", minutes), locks: DOWNHILL, findLocked: true }),
  mistake: (minutes) => ({ ...openRound("noisy-curve", minutes), locks: MISTAKE }),
  drawings: (minutes) => ({
    ...openRound("glasses-or-rings", minutes),
    locks: DRAWINGS,
    parameterLimit: 120_000,
  }),
  // Two runs each: with three, most of the class would find the largest network, and few would be left to fall below.
  trap: (minutes) => ({
    ...openRound("dinosaurs", minutes),
    locks: TRAP,
    runLimit: 2,
    ranksBy: "final-weights",
    trainingScores: true,
    hints: false,
  }),
  league: (minutes) => ({ ...openRound("drawn-digits", minutes), hints: false }),
};
