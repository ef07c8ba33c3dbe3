import fc from "fast-check";
import { expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import type { Layer } from "@/lib/learning/network/network";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { leaderboard, scoreOf } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import {
  CARS,
  CONVOLUTION,
  DENSE,
  FIXED,
  PICTURES,
  planned,
  result,
  roomOf,
  type Shape,
  STEP_SIZE,
  TRAP,
  UNITS,
} from "@/lib/testing/session/shaped-class";
import { diagnosisOf } from "./run-diagnosis";
import { takeaways } from "./takeaways";

const FEW: ChallengeShape = { ...PICTURES, counts: { ...PICTURES.counts, train: 120 } };
/** The figures of a takeaway that are scores, by their names. */
const SCORES = /score$|^(with|without|first|best|train|test|validation)$/i;
const sketch = fc.record({
  rate: fc.constantFrom(0.001, 0.1, 3),
  shape: fc.constantFrom<Shape[]>("sound", "by-heart", "by-heart", "bouncing"),
  layers: fc.constantFrom([DENSE], [CONVOLUTION], [{ ...DENSE, units: 400 } as Layer]),
  trainScore: fc.integer({ min: 500, max: 1000 }).map((score) => score / 10),
  validationScore: fc.integer({ min: 0, max: 800 }).map((score) => score / 10),
  metric: fc.double({ min: 0, max: 2, noNaN: true }),
  end: fc.constantFrom("finished" as const, "stopped" as const, "diverged" as const),
});
const anyClass = fc
  .record({
    sketches: fc.array(fc.array(sketch, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
    round: fc.constantFrom(STEP_SIZE, UNITS, TRAP, planned(), planned({ locks: FIXED })),
    exercise: fc.constantFrom(PICTURES, FEW, { ...PICTURES, task: CARS.task as Task }),
    scores: fc.option(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 6, maxLength: 6 }), {
      freq: 2,
    }),
  })
  .map(({ sketches, round, exercise, scores }) => {
    const order = sketches
      .map((_, participant) => ({ participant, score: scores?.[participant] ?? 0 }))
      .sort((one, other) => other.score - one.score);
    const test = order.map(({ participant, score }, index) => result(participant, score / 10, index + 1));
    return { session: roomOf(sketches, round, scores && test), exercise };
  });

const MEMORISED = {
  session: roomOf([[{ shape: "by-heart", trainScore: 99, validationScore: 60 }]], UNITS, [result(0, 50, 1)]),
  exercise: FEW,
};

test("whatever a class did, every score that is told is on a board, and by heart is diagnosed as overfitting", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyClass, ({ session, exercise }) => {
      const runs = session.participants.flatMap((student) => student.runs);
      const onTest = (testMoves(session, 0)?.rows ?? []).map(({ test }) => test.score);
      const board = runs.map(scoreOf);
      const figures: Record<string, readonly number[]> = {
        train: runs.map(({ best }) => best?.trainScore ?? 0),
        ...{ test: onTest, validation: board, bestScore: [leaderboard(session, 0)[0]!.score] },
      };
      const all = takeaways(session, 0, exercise);
      const unfounded = all.flatMap(({ key, values }) => {
        const scores = Object.entries(values).filter(([name]) => SCORES.test(name));
        return scores.flatMap(([name, value]) => {
          const shown = figures[name] ?? [...board, ...onTest];
          return shown.some((one) => Math.abs(one - value) < 1e-9) ? [] : [`${key}: ${name} ${value}`];
        });
      });
      expect(unfounded).toEqual([]);
      expect(all.length).toBeLessThanOrEqual(3);
      for (const { key, values } of all) {
        seen.add(key);
        if (!key.startsWith("by-heart")) continue;
        const own = session.participants[values.participant ?? -1]!.runs;
        const ranked = own.filter(({ best }) => "train" in values && best?.trainScore === values.train);
        const fits = ranked.map((run) => diagnosisOf(session, run, exercise.task));
        expect(fits).toContainEqual(expect.objectContaining({ fit: "overfitting" }));
      }
    }),
    { numRuns: 60, examples: [[MEMORISED]] },
  );
  expect(seen).toContain("by-heart");
});
