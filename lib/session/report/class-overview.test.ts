import { expect, test } from "vitest";
import { fold } from "@/lib/session/log/apply";
import { reportedLog } from "@/lib/testing/session/reported-class";
import { EXERCISE } from "@/lib/testing/session/runs";
import {
  planned,
  result,
  roomOf,
  type Sketch,
  STEP_SIZE,
  TRAP,
  UNITS,
} from "@/lib/testing/session/shaped-class";
import { classOverview } from "./class-overview";

const exerciseOf = () => EXERCISE;
const scored = (...scores: number[]): Sketch[][] => scores.map((validationScore) => [{ validationScore }]);
const roundOf = (session: ReturnType<typeof roomOf>, complete = true) => {
  const [round] = classOverview(session, exerciseOf, complete).rounds;
  const { winner, moves, setting } = round!;
  return {
    winner: winner && { ...winner, participants: winner.participants.map(({ nickname }) => nickname) },
    climb: moves?.climb?.participant.nickname ?? null,
    fall: moves?.fall?.participant.nickname ?? null,
    setting,
  };
};

test("a round is won by the board while its test is sealed, and by the test once it is open", () => {
  expect(roundOf(roomOf(scored(80, 90.04, 90.01)))).toEqual({
    winner: { on: "validation", participants: ["P1", "P2"], score: 90.04 },
    ...{ climb: null, fall: null, setting: null },
  });
  const test = [result(0, 70, 1), result(1, 40, 3), result(2, 60, 2)];
  expect(roundOf(roomOf(scored(80, 90, 85), planned(), test))).toEqual({
    winner: { on: "test", participants: ["P0"], score: 70 },
    ...{ climb: "P0", fall: "P1", setting: null },
  });
});

test("who won on the test is known before the points are, and nothing else of the runs is", () => {
  const session = roomOf(scored(80, 90), planned(), [result(0, 70, 1), result(1, 60, 2)]);
  expect(roundOf(session, false)).toEqual({
    winner: { on: "test", participants: ["P0"], score: 70 },
    ...{ climb: null, fall: null, setting: null },
  });
});

test("somebody who was removed has won nothing, and where too little was drawn nobody has", () => {
  const session = roomOf(scored(80, 90), planned(), [result(0, 70, 1), result(1, 60, 2)]);
  const [ada, bob] = session.participants;
  const left = { ...session, participants: [{ ...ada!, removed: true }, bob!] };
  expect(roundOf(left).winner).toEqual({ on: "test", participants: ["P1"], score: 60 });
  const [round] = session.rounds;
  const few = { ...session, rounds: [{ ...round, drawn: { count: 3, ranked: false } }] } as typeof session;
  expect(roundOf(few).winner).toBeNull();
});

test("the picture is of the setting that was free and differed, and none before the test tells more than the board", () => {
  const rates = [0.01, 0.1, 1].map((rate): Sketch[] => [{ rate, validationScore: 50 }]);
  const sizes = [2, 8, 32].map((units): Sketch[] => [{ units, validationScore: 50 }]);
  expect([
    roundOf(roomOf(rates, STEP_SIZE)).setting,
    roundOf(roomOf(rates, UNITS)).setting,
    roundOf(roomOf(sizes, UNITS)).setting,
    roundOf(roomOf(sizes, { ...TRAP, locks: UNITS.locks })).setting,
    roundOf(roomOf(rates)).setting,
  ]).toEqual(["rates", null, "sizes", null, "rates"]);
});

test("of a whole class it tells what was expected, what came true, and first what most got wrong", () => {
  const overview = classOverview(fold(reportedLog({ students: 6 })), exerciseOf, true);
  expect({
    ...{ students: overview.students, runs: overview.runs },
    rounds: overview.rounds.map(({ round, over, expected }) => [
      round,
      over,
      expected?.outcome?.values ?? null,
    ]),
    checks: overview.checks.map(({ misunderstood }) => misunderstood),
  }).toEqual({
    ...{ students: 6, runs: 60 },
    rounds: [
      [0, true, [expect.any(Number)]],
      [1, true, [expect.any(Number)]],
      [2, true, null],
      [3, true, null],
      [4, true, null],
    ],
    checks: [true, false],
  });
});
