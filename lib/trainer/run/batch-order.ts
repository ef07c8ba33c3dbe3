import { createRandom, deriveSeed, type Seed, shuffle } from "@/lib/learning/numbers/random";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";

/** Which examples make up which batch, from the seed alone: the same on every engine. */
export type BatchOrder = {
  /** The next batch's examples, as indices into the training split. */
  next(): Int32Array;
};

/**
 * Every epoch shuffles all examples again, and drops those that do not fill a batch. A split smaller than a batch is one batch. `taken`: steps
 * already taken; the order continues after them.
 */
export function createBatchOrder(seed: Seed, count: number, batchSize: number, taken = 0): BatchOrder {
  const random = createRandom(deriveSeed(seed, "shuffle"));
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const size = Math.min(batchSize, count);
  const steps = stepsPerEpoch(count, batchSize);
  let step = steps;
  for (let epoch = 0; epoch < Math.ceil(taken / steps); epoch++) shuffle(order, random);
  if (taken % steps > 0) step = taken % steps;
  return {
    next() {
      if (step === steps) {
        shuffle(order, random);
        step = 0;
      }
      const from = size * step++;
      return order.slice(from, from + size);
    },
  };
}
