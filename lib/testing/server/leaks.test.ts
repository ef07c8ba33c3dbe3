import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { rounded } from "@/lib/learning/curves/curve";
import type { Split } from "@/lib/learning/examples/split";
import { textOf } from "@/lib/learning/letters/alphabet";
import { encodeSplit } from "@/lib/protocol/split";
import { leaksIn, type Sealed, wordsLeakedIn } from "./leaks";

const SEED = 3_141_592_653;
const SECRET = Uint8Array.from({ length: 32 }, (_, index) => (37 * index) % 251);

function sealed(challenge: string): Sealed {
  return { split: findChallenge(challenge)!.makeSplit("test", SEED), seed: SEED, secret: SECRET };
}

/** The first thirty examples. */
function firstOf({ count, features, labels }: Split): Split {
  const width = features.length / count;
  return { count: 30, features: features.subarray(0, 30 * width), labels: labels.subarray(0, 30) };
}

test.each(["moons", "noisy-curve", "glasses-or-rings"])(
  "what leaks of %s is found, however it is written",
  (challenge) => {
    const secret = sealed(challenge);
    const { split } = secret;
    const width = split.features.length / split.count;
    const row = [...split.features.subarray(7 * width, 8 * width), split.labels[7]];
    const leak = (what: string | Uint8Array) =>
      leaksIn(Buffer.concat([Buffer.from("GET /"), Buffer.from(what)]), secret).length;
    expect(leak(new Uint8Array(encodeSplit(firstOf(split))))).toBeGreaterThan(0);
    expect(leak(JSON.stringify(row))).toBeGreaterThan(0);
    expect(leak(JSON.stringify(row.map(rounded)))).toBeGreaterThan(0);
    expect(leak(JSON.stringify([...split.labels.subarray(0, 60)]))).toBeGreaterThan(0);
    for (const spelled of ["hex", "base64", "base64url"] as const)
      expect(leak(Buffer.from(SECRET).toString(spelled))).toBe(1);
    expect(leak(SECRET)).toBe(1);
    expect(leak(`{"seed":${SEED}}`)).toBe(1);
  },
);

test.each(["moons", "noisy-curve", "glasses-or-rings"])(
  "other examples of %s, of which a browser has many, are no leak",
  (challenge) => {
    const secret = sealed(challenge);
    const other = findChallenge(challenge)!.makeSplit("validation", 2_718_281_828);
    const texts = JSON.stringify([...other.features.subarray(0, 4_000)].map(rounded));
    expect(
      leaksIn(Buffer.concat([Buffer.from(encodeSplit(firstOf(other))), Buffer.from(texts)]), secret),
    ).toEqual([]);
  },
);

test("a word leaks as text or as symbols, first, last or between others; a part of another word is no leak", () => {
  const alphabet = "abcdefgé";
  const leaked = (received: string | Uint8Array) =>
    wordsLeakedIn(Buffer.from(received), ["bée", "cafe"], alphabet);
  const text = (...words: string[]) => textOf(words, alphabet);
  for (const received of [
    '{"word":"bée"}',
    "bée",
    "a bée\n",
    text("bée"),
    text("abc", "bée"),
    text("bée", "abc"),
  ])
    expect(leaked(received)).toEqual(["bée"]);
  for (const received of ['{"word":"bées"}', "abée", text("abée"), text("béea", "caf")])
    expect(leaked(received)).toEqual([]);
});
