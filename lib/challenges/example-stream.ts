import { chacha20 } from "@noble/ciphers/chacha.js";
import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import { createRandom, deriveSeed, type Random, shuffle } from "@/lib/learning/numbers/random";

/** What numbers are drawn for; of at most twelve letters. */
type ExamplePurpose = "examples" | "wrong labels";

/**
 * The numbers that a split is made of. From a key they are the keystream of ChaCha20, whose nonce is the purpose: whoever has the examples,
 * and so most of what was drawn for them, can work out neither the key nor a single number that was drawn for anything else. A seed of 32
 * bits can be found by trying them all: it is for classes from before there were keys, for previews and for tests.
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

/** The numbers 0 … count − 1 in the order of this seed. */
export function seededOrder(count: number, seed: ExampleSeed, purpose?: ExamplePurpose): Uint32Array {
  return shuffle(
    Uint32Array.from({ length: count }, (_, index) => index),
    exampleStream(seed, purpose),
  );
}

/** `count` class indices 0 … classes − 1 in a random order, each class as often as any other or once more. */
export function balancedLabels(count: number, classes: number, random: Random): Float32Array {
  const labels = Float32Array.from({ length: count }, (_, index) => index % classes);
  return shuffle(labels, random);
}
