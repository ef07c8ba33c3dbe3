import { chacha20 } from "@noble/ciphers/chacha.js";
import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import { createRandom, deriveSeed, type Random, shuffle } from "@/lib/learning/numbers/random";

/** What random numbers are drawn for. At most twelve letters, to fit into the nonce. */
type ExamplePurpose = "examples" | "wrong labels" | "variations";

/**
 * The random numbers for making a split. From a key they are the keystream of ChaCha20 with the purpose as its nonce: those who have the
 * examples, and so most of the numbers drawn for them, can compute neither the key nor any number drawn for another purpose. A 32-bit seed
 * could be found by trying all of them: it is for classes from before there were keys, for previews and for tests.
 */
export function exampleStream(seed: ExampleSeed, purpose: ExamplePurpose = "examples"): Random {
  if (typeof seed === "number")
    return createRandom(purpose === "examples" ? seed : deriveSeed(seed, purpose));
  return keyedStream(seed, purpose);
}

const NONCE_BYTES = 12;
const BLOCK_BYTES = 64;
const BLOCKS_AT_ONCE = 64;
const ZEROS = new Uint8Array(BLOCKS_AT_ONCE * BLOCK_BYTES);

function keyedStream(key: Uint8Array, purpose: ExamplePurpose): Random {
  const nonce = new Uint8Array(NONCE_BYTES);
  nonce.set(new TextEncoder().encode(purpose));
  const bytes = new Uint8Array(ZEROS.length);
  const words = new DataView(bytes.buffer);
  let block = 0;
  let at = bytes.length;
  return () => {
    if (at === bytes.length) {
      chacha20(key, nonce, ZEROS, bytes, block);
      block += BLOCKS_AT_ONCE;
      at = 0;
    }
    const word = words.getUint32(at, true);
    at += 4;
    return word / 4_294_967_296;
  };
}

/** The numbers 0 … count − 1, shuffled by this seed. */
export function seededOrder(count: number, seed: ExampleSeed, purpose?: ExamplePurpose): Uint32Array {
  return shuffle(
    Uint32Array.from({ length: count }, (_, index) => index),
    exampleStream(seed, purpose),
  );
}

/** `count` class indices 0 … classes − 1 in random order. The numbers of any two classes differ by one at most. */
export function balancedLabels(count: number, classes: number, random: Random): Float32Array {
  const labels = Float32Array.from({ length: count }, (_, index) => index % classes);
  return shuffle(labels, random);
}
