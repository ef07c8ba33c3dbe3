import { createCipheriv } from "node:crypto";
import { expect, test } from "vitest";
import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { createRandom, deriveSeed } from "@/lib/learning/numbers/random";
import { balancedLabels, exampleStream, seededOrder } from "../example-stream";
import { mislabelledDrawings } from "./mislabelled-drawings";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => (89 * index + 7) % 256);
/** Number of wrong labels: six in each class. */
const WRONG = 12;

/**
 * The attack: finds the 32-bit seed whose labels differ from a round's training labels only in the wrong ones. A core tries all seeds in
 * about twenty minutes; this tries only some. Returns which labels are wrong; null if no seed fits.
 */
function wrongLabels({ count, labels }: Split, seeds: Iterable<number>): number[] | null {
  for (const seed of seeds) {
    const right = balancedLabels(count, 2, createRandom(seed));
    const wrong = [...labels.keys()].filter((example) => labels[example] !== right[example]);
    if (wrong.length <= WRONG) return wrong;
  }
  return null;
}

function* seedsRound(middle: number) {
  for (let seed = middle - 2_000; seed < middle + 2_000; seed++) yield seed >>> 0;
}

const training = (seed: ExampleSeed) => mislabelledDrawings.makeSplit("train", seed);

test("a 32-bit seed can be found, and with it every wrong label", () => {
  const found = wrongLabels(training(5_000), seedsRound(5_500));
  const order = [...seededOrder(120, deriveSeed(5_000, "wrong labels"))];
  expect(found).toHaveLength(WRONG);
  // With the seed, the attacker can also draw the numbers for the other purpose.
  expect(found?.every((example) => order.indexOf(example) < 40)).toBe(true);
});

test("no seed reproduces what a key made, nor does any word of the key or of its keystream", () => {
  const split = training(KEY);
  const words = Array.from({ length: 8 }, (_, word) => new DataView(KEY.buffer).getUint32(4 * word, true));
  const stream = exampleStream(KEY);
  const drawn = Array.from({ length: 2_000 }, () => stream() * 4_294_967_296);
  expect(wrongLabels(split, [...words, ...drawn, ...seedsRound(words[0])])).toBeNull();
});

test.each(["examples", "wrong labels"] as const)(
  "what a key gives for %s is the keystream of ChaCha20, as another program has it, and nobody else's",
  (purpose) => {
    const nonce = Buffer.alloc(16);
    nonce.write(purpose, 4);
    const bytes = createCipheriv("chacha20", KEY, nonce).update(Buffer.alloc(40_000));
    const wanted = Array.from({ length: 10_000 }, (_, word) => bytes.readUInt32LE(4 * word) / 2 ** 32);
    const stream = exampleStream(KEY, purpose);
    expect(Array.from({ length: 10_000 }, stream)).toEqual(wanted);
    const other = exampleStream(KEY, purpose === "examples" ? "wrong labels" : "examples");
    const seen = new Set(wanted);
    expect(Array.from({ length: 100 }, other).some((value) => seen.has(value))).toBe(false);
  },
);
