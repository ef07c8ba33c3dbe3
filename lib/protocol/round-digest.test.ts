import fc from "fast-check";
import { expect, test } from "vitest";
import { roundDigest } from "@/lib/session/board/round-digest";
import { classes, exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { classOf, EXERCISE, type RunSketch } from "@/lib/testing/session/runs";
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

const many = (sketch: RunSketch) => Array.from({ length: 4 }, () => sketch);
const tests = (...scores: number[]) =>
  scores.map((score, participant) => ({
    ...{ participant, run: 0, rank: participant + 1 },
    test: { loss: 0.3, score, metric: score / 100 },
  }));

test.each([
  [
    "rate-between",
    classOf([many({ rate: 0.001, validationScore: 20 }), many({}), many({ rate: 9, validationScore: 5 })]),
  ],
  ["rate-too-small", classOf([many({ rate: 0.001, validationScore: 20 }), many({})])],
  ["rate-too-large", classOf([[{}], [{ rate: 3, end: "diverged", validationScore: 9 }]])],
  ["tried-again", classOf([[{ validationScore: 20 }, { validationScore: 75 }]])],
  ["memorised", classOf([[{ trainScore: 99 }]], tests(40))],
  ["promise-kept", classOf([[{}], [{}]], tests(76, 74))],
  ["gap", classOf([[{ trainScore: 99, validationScore: 50 }]])],
  ["too-large", classOf([many({}), many({ units: 400, trainLoss: 0.01, validationLoss: 2 })])],
  ["stopped-late", classOf([[{}]])],
] as const)("the takeaway %s too", (key, session) => {
  const [run] = session.participants[0].runs;
  // Its best point came early.
  const late = run.best && { ...run, best: { ...run.best, step: 1 } };
  const [first, ...others] = session.participants;
  const shown =
    key === "stopped-late" && late
      ? { ...session, participants: [{ ...first, runs: [late] }, ...others] }
      : session;
  const digest = roundDigest(shown, 0, () => ({ ...EXERCISE, counts }));
  expect(digest?.takeaways.map((takeaway) => takeaway.key)).toContain(key);
  expect(overTheWire(digest)).toEqual(digest);
});
