import fc from "fast-check";
import { expect, test } from "vitest";
import { roundDigest } from "@/lib/session/board/round-digest";
import type { Takeaway } from "@/lib/session/insights/takeaway";
import { classes, exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { classOf, EXERCISE } from "@/lib/testing/session/runs";
import { RoundDigest } from "./round-digest";

const counts = { train: 200, validation: 40, test: 40 };
const overTheWire = (digest: unknown) => RoundDigest.parse(JSON.parse(JSON.stringify(digest)));

test("whatever a class did, its digests survive serialisation", () => {
  fc.assert(
    fc.property(classes, ({ session }) => {
      const groundOf = (challenge: string) => {
        const exercise = exerciseOf(challenge);
        return exercise && { ...exercise, counts };
      };
      for (const round of session.rounds.keys()) {
        const digest = roundDigest(session, round, groundOf);
        if (digest) expect(overTheWire(digest)).toEqual(digest);
      }
    }),
  );
});

/** Every takeaway with figures of its own, as a page would get it. */
const EVERY: readonly Takeaway[] = [
  { key: "loop", values: { updates: 1_000, runs: 2, students: 2 } },
  {
    key: "rate-between",
    values: { small: 0.001, smallScore: 1, bestRate: 0.1, bestScore: 90.1, large: 10, largeScore: 0 },
  },
  { key: "rate-too-small", values: { small: 0.001, smallScore: 1, bestRate: 0.1, bestScore: 90.1 } },
  { key: "rate-too-large", values: { large: 10, largeScore: 0, bestRate: 0.1, bestScore: 90.1 } },
  { key: "rate-diverged", values: { diverged: 2, rate: 3, bestRate: 0.1 } },
  {
    key: "mistake-measured",
    values: { bestMistake: 0.2, bestScore: 90.1, worstMistake: 9, worstScore: 0 },
  },
  { key: "mistake-on-test", values: { participant: 3, mistake: 0.2, score: 90.1 } },
  { key: "convolution-gains", values: { with: 96.5, parameters: 330, without: 88, dense: 538 } },
  { key: "smaller-won", values: { parameters: 330, score: 96.5, largest: 26_802, largestScore: 86 } },
  { key: "by-heart", values: { participant: 3, train: 99, test: 51 } },
  { key: "by-heart-sealed", values: { participant: 3, train: 99, validation: 61 } },
  { key: "training-leader", values: { participant: 3, train: 99, rank: 9, of: 12 } },
  { key: "understood", values: { participant: 3, train: 84, test: 80 } },
  { key: "recited", values: { participant: 3, recited: 55, leader: 4 } },
  { key: "stopped-late", values: { runs: 2, of: 5 } },
  { key: "class-gained", values: { improved: 2, again: 5, first: 61, best: 90.1 } },
  { key: "tried-again", values: { participant: 3, first: 61, best: 90.1, runs: 4 } },
  { key: "promise-kept", values: { participant: 3, validation: 90.1, test: 89 } },
];

test("every takeaway survives too", () => {
  const digest = roundDigest(classOf([[{}]]), 0, () => EXERCISE);
  const told = { ...digest, takeaways: EVERY };
  expect(overTheWire(told)).toEqual(told);
});
