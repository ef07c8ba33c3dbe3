import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { type Numbers, SPLIT_NAMES, type Split, type SplitName } from "@/lib/learning/examples/split";
import { END_MARK, symbolCount } from "@/lib/learning/letters/alphabet";
import { featureWidth } from "@/lib/learning/network/network";
import { ALL_CHALLENGES } from "./catalogue";

/** Larger features would be far outside what the lab draws and what the presets are made for. */
const FEATURE_RANGE: Record<string, [number, number]> = {
  "two-spirals": [-2.5, 2.5],
  moons: [-2.5, 2.5],
  "noisy-curve": [-2, 2],
  "glasses-or-rings": [0, 1],
  "mislabelled-drawings": [0, 1],
  "mislabelled-moons": [-2.5, 2.5],
  circles: [-2.7, 2.7],
  xor: [-2.2, 2.2],
  clusters: [-3.5, 3.5],
  penguins: [-3, 3.5],
  iris: [-3, 3.5],
  cars: [-3, 4],
  "penguins-2": [-3, 3.5],
  "iris-2": [-3, 3.5],
  "cars-2": [-3, 4],
  ...{ digits: [0, 1], "digits-2": [0, 1], "drawn-digits": [0, 1] },
  ...{
    dinosaurs: [0, 26],
    "first-names": [0, 26],
    "colour-names": [0, 28],
    "arabic-words": [0, 36],
    poems: [0, 35],
  },
};

/**
 * Hashes of the validation splits of seed 1 as they were when the challenges were published, and of both splits of one key. Classes store
 * seeds, not examples, so changing how a challenge draws would change what stored classes were trained on: make a new challenge instead.
 */
const KEY = Uint8Array.from({ length: 32 }, (_, index) => index);
const KEYED: Record<string, readonly [train: string, validation: string]> = {
  "two-spirals": ["8c5c32eee56f9821", "17736e484badbec6"],
  moons: ["5139a28f59db6e5b", "aaf5f5c9e2c7abe2"],
  "noisy-curve": ["4c0a17f8be3904ab", "99e94e20ffef5f4b"],
  "glasses-or-rings": ["51c5c78b6f191dda", "e920c7534834491e"],
  "mislabelled-drawings": ["7c03307765ca19af", "e920c7534834491e"],
  "mislabelled-moons": ["f219afae26ef26fb", "aaf5f5c9e2c7abe2"],
  circles: ["5f06def369156173", "c3a29bc037dbef10"],
  xor: ["3795e87d601ff60b", "a8e3ed1cfae2332a"],
  clusters: ["4f411f20d92bd3d3", "46596f1cfb4227fc"],
  penguins: ["fe8d42d11837a0e8", "c77b6acf3e8ec8ea"],
  iris: ["29f6554660350dfa", "fe909b941891753d"],
  cars: ["32389f71719941a1", "83fdf0e01a4e12ef"],
  digits: ["1a1fb034bbb2d583", "9049689e1831dbfd"],
  "penguins-2": ["6113e804af38c95e", "049ddfbd4d25ac00"],
  "iris-2": ["1084c815713a06ab", "f263cb242499732d"],
  "cars-2": ["1b0f012e053c23d6", "f45eb01e65468eb6"],
  "digits-2": ["00eb77dda43a7558", "2f641c7c266ad41d"],
  "drawn-digits": ["9872c8d9ef5edd65", "5ae9e9f67d5dd2fd"],
  dinosaurs: ["6401c02601e3d8f4", "ce972184745b299a"],
  "first-names": ["6914b33bcf571342", "3c6e17e1a18a9e68"],
  "colour-names": ["30bc4806a99c8cbe", "136fc5e52a195785"],
  "arabic-words": ["a65b5d4a7656c2bc", "84858f0d6bd649e9"],
  poems: ["5d6f76930729ad92", "62516655e39c23fe"],
};
/** Hashes of the training splits of seed 1, for challenges that draw more numbers for them than for the others. */
const PUBLISHED_TRAIN: Record<string, string> = {
  "mislabelled-drawings": "dc859e2c2300e1df",
  "mislabelled-moons": "fefc993885f06f4a",
};
const PUBLISHED: Record<string, string> = {
  "two-spirals": "f04e41681c355d05",
  moons: "35073ef17d50109b",
  "noisy-curve": "ca6c53617c5f5e98",
  "glasses-or-rings": "86d28ce3c2979f03",
  "mislabelled-drawings": "86d28ce3c2979f03",
  "mislabelled-moons": "35073ef17d50109b",
  circles: "641898f98a2736e8",
  xor: "dd8b5d4753df492f",
  clusters: "5fbf53a391e4280c",
  penguins: "bbcbf1eb753f5d01",
  iris: "4220b2f276145538",
  cars: "bebfef14ce743298",
  digits: "ea6a583e9bd69ef2",
  "penguins-2": "347137d78a9cc849",
  "iris-2": "2b971af5784af230",
  "cars-2": "99db88c46f62a450",
  "digits-2": "de9bde5e2a940499",
  "drawn-digits": "b2bd812aa55484ad",
  dinosaurs: "02f6c7c8b7c731c5",
  "first-names": "08af9ef9190392b8",
  "colour-names": "9a32fd1eb9fa0c7e",
  "arabic-words": "a5f62b043126498a",
  poems: "33c7a88bda3aaa02",
};

/** Examples of each class, for recorded data in which the classes are not of equal size. */
const SHARES: Record<string, Record<SplitName, number[]>> = {
  penguins: { train: [91, 41, 74], validation: [30, 14, 25], test: [30, 13, 24] },
  "penguins-2": { train: [75, 34, 61], validation: [38, 17, 31], test: [38, 17, 31] },
};

function hash({ features, labels }: Split): string {
  // All machines that this runs on are little-endian, so the hash is the same on each.
  return createHash("sha256").update(bytes(features)).update(bytes(labels)).digest("hex").slice(0, 16);
}

function bytes(values: Numbers): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

describe.each(ALL_CHALLENGES)("$id", (challenge: Challenge) => {
  const splits = SPLIT_NAMES.map((name, index) => ({ name, split: challenge.makeSplit(name, index + 1) }));

  test("the examples of a seed are the ones that were published", () => {
    expect(hash(challenge.makeSplit("validation", 1))).toBe(PUBLISHED[challenge.id]);
    const train = PUBLISHED_TRAIN[challenge.id];
    if (train) expect(hash(challenge.makeSplit("train", 1))).toBe(train);
    const keyed = (["train", "validation"] as const).map((name) => hash(challenge.makeSplit(name, KEY)));
    expect(keyed).toEqual(KEYED[challenge.id]);
  });

  test("a key that differs in its last bit makes different examples", () => {
    const other = KEY.with(31, KEY[31] ^ 1);
    expect(hash(challenge.makeSplit("train", KEY))).toBe(hash(challenge.makeSplit("train", KEY.slice())));
    expect(hash(challenge.makeSplit("train", other))).not.toBe(hash(challenge.makeSplit("train", KEY)));
  });

  test("the same seed gives the same examples, and another seed different ones", () => {
    expect(hash(challenge.makeSplit("train", 1))).toBe(hash(challenge.makeSplit("train", 1)));
    const hashes = [1, 2, 3, 0xffff_ffff].map((seed) => hash(challenge.makeSplit("train", seed)));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test.each(splits)("the $name split has as many examples as it says", ({ name, split }) => {
    expect([split.count, split.labels.length, split.features.length]).toEqual([
      challenge.counts[name],
      challenge.counts[name],
      challenge.counts[name] * featureWidth(challenge.featureShape),
    ]);
  });

  test.each(splits)("every feature of the $name split is in range", ({ split }) => {
    const [low, high] = FEATURE_RANGE[challenge.id];
    expect(split.features.every((feature) => feature >= low && feature <= high)).toBe(true);
  });

  test.each(splits)(
    "every class has its share of the $name split, or one more; targets are of unit size; letters are symbols of the alphabet",
    ({ name, split }) => {
      const { task } = challenge;
      if (task.kind === "regression") {
        const mean = split.labels.reduce((sum, target) => sum + target / split.count, 0);
        const variance = split.labels.reduce((sum, target) => sum + (target - mean) ** 2 / split.count, 0);
        expect(Math.abs(mean)).toBeLessThan(0.5);
        expect(variance).toBeGreaterThan(0.3);
        expect(variance).toBeLessThan(1.5);
        return;
      }
      if (task.kind === "next-letter") {
        // Words one after another, of which each ends; which letters are frequent is for the network to learn.
        expect(split.labels[split.count - 1]).toBe(END_MARK);
        expect(split.labels.every((symbol) => symbol < symbolCount(task.alphabet))).toBe(true);
        return;
      }
      const shares = task.classes.map((_, index) => split.labels.filter((label) => label === index).length);
      expect(shares.reduce((sum, share) => sum + share)).toBe(split.count);
      if (SHARES[challenge.id]) {
        expect(shares).toEqual(SHARES[challenge.id][name]);
        return;
      }
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    },
  );
});
