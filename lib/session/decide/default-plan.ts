import type { DenseLayer } from "@/lib/learning/network/network";
import type { Locks } from "@/lib/learning/training/locks";
import { openRound, type Plan } from "./plan";

/** The rounds of the default lesson, named after what they show. */
export const LESSON_ROUNDS = ["downhill", "mistake", "drawings", "trap", "league"] as const;
export type LessonRound = (typeof LESSON_ROUNDS)[number];

const HIDDEN: DenseLayer = { kind: "dense", units: 16, activation: "tanh" };
/**
 * Only the learning rate is free. With this many epochs, rates from 0.001 to 10 show everything that a rate can do: crawl, arrive, bounce
 * and diverge.
 */
const DOWNHILL: Locks = {
  network: { layers: [HIDDEN, HIDDEN] },
  optimiser: "sgd",
  batchSize: 32,
  epochs: 200,
  weightDecay: 0,
};

/** The default lesson: five rounds, three quarters of an hour. `aims`: what each round should show, in words. */
export function defaultPlan(aims: Readonly<Record<LessonRound, string>>): Plan {
  return {
    rounds: [
      { ...openRound("two-spirals", 8), aim: aims.downhill, locks: DOWNHILL },
      {
        ...openRound("noisy-curve", 8),
        aim: aims.mistake,
        locks: { optimiser: "sgd", batchSize: 10, weightDecay: 0 },
      },
      {
        ...openRound("glasses-or-rings", 9),
        aim: aims.drawings,
        locks: { batchSize: 32, epochs: 20, weightDecay: 0 },
      },
      { ...openRound("mislabelled-drawings", 10), aim: aims.trap },
      { ...openRound("digits", 10), aim: aims.league, hints: false },
    ],
  };
}
