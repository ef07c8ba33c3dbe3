import { expect, test } from "vitest";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { classOf, type RunSketch } from "@/lib/testing/session/runs";
import { type Turn, turnAfter, turnsIn } from "./round-pictures";

const MOONS = challengeInfo(findChallenge("moons")!);
const CHECKED: RunSketch = {
  validationScore: 75,
  verdict: { step: 100, validation: { loss: 0.25, score: 75, metric: 0.9 }, agrees: true, climbs: true },
};

/** The same class while its round is running. */
function running(session: Session): Session {
  const round = {
    state: "running",
    seed: 1,
    startedAt: 0,
    deadline: null,
    pausedAt: null,
    pausedFor: 0,
  } as const;
  return { ...session, phase: { kind: "round", round: 0 }, rounds: [round] };
}

test("pictures take turns as soon as they have something to show", () => {
  expect(turnsIn(running(classOf([[]])), 0, MOONS)).toEqual([]);
  const training = running(classOf([[{ end: null }]]));
  expect(turnsIn(training, 0, MOONS)).toEqual(["curves", "rates", "scale", "valley"]);
  expect(turnsIn(running(classOf([[{}]])), 0, MOONS)).toEqual([
    "curves",
    "rates",
    "sizes",
    "scale",
    "valley",
  ]);
  expect(turnsIn(running(classOf([[CHECKED]])), 0, MOONS)).toEqual([
    ...["curves", "rates", "sizes", "scale", "valley", "surfaces", "misses"],
  ]);
});

test("after a round the results take a turn, too; what is asked and voted on never does", () => {
  const asked: Session = {
    ...classOf([[CHECKED]]),
    questions: [
      {
        ...{ purpose: "own", round: 0, again: null, askedAt: 5, answers: {}, revealed: null, closed: null },
        content: { kind: "number", text: "How many?", least: 0, most: 9, right: null },
      } as unknown as Session["questions"][number],
    ],
  };
  expect(turnsIn(asked, 0, MOONS)).toEqual([
    ...[null, "curves", "rates", "sizes", "scale", "valley", "surfaces", "misses", "debrief"],
  ]);
});

test("where a round ranks by training scores, sizes take no turn until its test is open", () => {
  const sealed = classOf([[CHECKED]]);
  const [first] = sealed.plan.rounds;
  const trap = { ...sealed, plan: { rounds: [{ ...first!, trainingScores: true as const }] } };
  expect(turnsIn(trap, 0, MOONS)).not.toContain("sizes");
  const opened = {
    ...trap,
    rounds: [{ ...(trap.rounds[0] as object), test: [] }] as unknown as Session["rounds"],
  };
  expect(turnsIn(opened, 0, MOONS)).toContain("sizes");
});

test("after the last picture comes the first, and after one that is gone, the first of those that are left", () => {
  const turns: Turn[] = [null, "curves", "rates"];
  expect(
    [undefined, null, "curves", "rates", "words"].map((turn) => turnAfter(turn as Turn | undefined, turns)),
  ).toEqual([...[null, "curves", "rates", null, null]]);
  expect(turnAfter("curves", [])).toBeUndefined();
  expect(turnsIn(EMPTY_SESSION, 0, MOONS)).toEqual([]);
});
