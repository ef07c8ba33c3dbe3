import { createRandom, type Seed, shuffle } from "@/lib/learning/random";

/** The numbers 0 … count − 1 in the order of this seed. */
export function seededOrder(count: number, seed: Seed): Uint32Array {
  return shuffle(
    Uint32Array.from({ length: count }, (_, index) => index),
    createRandom(seed),
  );
}
