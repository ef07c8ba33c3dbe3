import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import { shuffle } from "@/lib/learning/numbers/random";
import { type ExamplePurpose, exampleStream } from "./example-stream";

/** The numbers 0 … count − 1 in the order of this seed. */
export function seededOrder(count: number, seed: ExampleSeed, purpose?: ExamplePurpose): Uint32Array {
  return shuffle(
    Uint32Array.from({ length: count }, (_, index) => index),
    exampleStream(seed, purpose),
  );
}
