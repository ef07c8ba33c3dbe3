import { expect, test } from "vitest";
import { pick } from "@/lib/learning/curves/curve";
import type { EventOf, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { EXERCISE } from "@/lib/testing/session/runs";
import { roomOf, type Sketch, TRAP } from "@/lib/testing/session/shaped-class";
import { onsetsOf } from "./overfitting-onset";

const taskOf = () => EXERCISE.task;
/** The reports of all runs, two points each, one run after the other. */
function reportsOf({ participants }: Session): SessionEvent[] {
  const reports = participants.flatMap(({ id, runs }) =>
    runs.flatMap(({ number, curve }) =>
      Array.from({ length: curve.step.length / 2 }, (_, index) => ({
        ...{ type: "points-reported" as const, participant: id, run: number },
        ...{ from: 2 * index, to: 2 * index + 2, points: pick(curve, [2 * index, 2 * index + 1]) },
      })),
    ),
  );
  return reports.map((report, seq) => ({ ...report, seq, at: 100 * seq }));
}
const told = (onsets: readonly EventOf<"points-reported">[]) =>
  onsets.map(({ participant, run, from }) => ({ participant, run, from }));

test("overfitting begins where the validation loss was lowest, and is told once of a student and a round", () => {
  const byHeart: Sketch = { shape: "by-heart" };
  const session = roomOf([[{}, byHeart, byHeart], [{}], [byHeart]]);
  // Its validation loss falls for three tenths of the run, and rises from then on: 24 points, the seventh is the lowest.
  expect(told(onsetsOf(reportsOf(session), session, taskOf))).toEqual([
    { participant: 0, run: 1, from: 6 },
    { participant: 2, run: 0, from: 6 },
  ]);
});

test("while a round shows training scores alone, nothing tells who overfits", () => {
  const session = roomOf([[{ shape: "by-heart" }]], TRAP);
  expect(onsetsOf(reportsOf(session), session, taskOf)).toEqual([]);
});
