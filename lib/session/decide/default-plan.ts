import type { DenseLayer } from "@/lib/learning/network/network";
import type { Locks } from "@/lib/learning/training/locks";
import { openRound, type Plan } from "./plan";

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

/** The default lesson: five rounds, three quarters of an hour. `aims`: what each round should show, in words. */
export function defaultPlan(aims: Readonly<Record<LessonRound, string>>): Plan {
  return {
    rounds: [
      { ...openRound("circles", 8), aim: aims.downhill, locks: DOWNHILL, findLocked: true },
      { ...openRound("noisy-curve", 8), aim: aims.mistake, locks: MISTAKE },
      {
        ...openRound("glasses-or-rings", 9),
        aim: aims.drawings,
        locks: DRAWINGS,
        parameterLimit: 120_000,
      },
      {
        ...openRound("dinosaurs", 10),
        aim: aims.trap,
        locks: TRAP,
        runLimit: 3,
        ranksBy: "final-weights",
        trainingScores: true,
        hints: false,
      },
      { ...openRound("drawn-digits", 10), aim: aims.league, hints: false },
    ],
  };
}
