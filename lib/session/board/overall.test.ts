import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { overallStandings, podiumOf, teamsOverall } from "./overall";

type Placed = readonly (readonly [participant: number, rank: number])[];

/** A class of `students` that is over. `rounds`: who has which place on the test of each round; `later`: before its end. */
function classOf(students: number, rounds: readonly Placed[], later: readonly EventBody[] = []) {
  const created: EventBody = { type: "session-created", title: "", plan: SKETCHED_PLAN, rules: 2 };
  const log = sketchedLog({ title: "", students, moment: "ended" });
  const end = log.pop()!;
  const bodies = log.filter(({ type }) => type !== "test-opened");
  const opened = rounds.map(
    (placed, round): EventBody => ({
      ...{ type: "test-opened", round },
      results: placed.map(([participant, rank]) => ({
        ...{ participant, rank, run: 2 * round },
        test: { loss: 0.1, score: 100 - rank, metric: 0.5 },
      })),
    }),
  );
  const events = [created, ...bodies, ...opened, ...later, end];
  return fold(events.map((body, seq) => ({ ...body, seq, at: seq }) as SessionEvent));
}

/** Nobody has a result in the last rounds of the plan, so they do not rank. */
const NONE: Placed = [];
const brief = (session: ReturnType<typeof classOf>) =>
  overallStandings(session).map(({ participant, rank, ahead, bestAt }) => [
    ...[participant.id, rank, ahead],
    `${bestAt.rank} of ${bestAt.of} in ${bestAt.round}`,
  ]);

test("a standing is the mean share of the others whom one was ahead of, and a place that is shared counts as its middle", () => {
  const first = [
    [0, 1],
    [1, 2],
    [2, 2],
    [3, 4],
    [4, 5],
  ] as const;
  const second = [
    [4, 1],
    [0, 2],
    [1, 3],
    [2, 4],
    [3, 5],
  ] as const;
  expect(brief(classOf(5, [first, second, NONE, NONE, NONE]))).toEqual([
    [0, 1, 88, "1 of 5 in 0"],
    [1, 2, 56, "2 of 5 in 0"],
    [4, 3, 50, "1 of 5 in 1"],
    [2, 4, 44, "2 of 5 in 0"],
    [3, 5, 13, "4 of 5 in 0"],
  ]);
});

test("who has a place in less than half of the rounds has no standing, and a round that one missed counts as last", () => {
  const all = [
    [0, 1],
    [1, 2],
    [2, 3],
  ] as const;
  const two = [
    [0, 1],
    [1, 2],
  ] as const;
  expect(brief(classOf(3, [all, two, two, NONE, NONE]))).toEqual([
    [0, 1, 100, "1 of 3 in 0"],
    [1, 2, 17, "2 of 3 in 0"],
  ]);
  expect(brief(classOf(3, [all, two, NONE, NONE, NONE])).at(-1)).toEqual([2, 3, 0, "3 of 3 in 0"]);
});

test("a round that had begun before somebody joined is left out", () => {
  const two = [
    [0, 1],
    [1, 2],
  ] as const;
  const all = [
    [2, 1],
    [0, 2],
    [1, 3],
  ] as const;
  const session = classOf(3, [two, all, NONE, NONE, NONE]);
  const started = session.rounds[0]!.state === "closed" ? session.rounds[0].startedAt : 0;
  const participants = session.participants.map((one) =>
    one.id === 2 ? { ...one, joinedAt: started + 1 } : one,
  );
  expect(brief({ ...session, participants })[0]).toEqual([2, 1, 100, "1 of 3 in 1"]);
});

test("a round whose test is sealed counts as it ranks, and one that has not been closed not at all", () => {
  const sealed = classOf(6, []);
  expect(new Set(overallStandings(sealed).map(({ bestAt }) => bestAt.of))).toEqual(new Set([6]));
  const running = fold(sketchedLog({ title: "", students: 6, moment: "running" }));
  expect(overallStandings(running)).toEqual([]);
});

test("a team stands by the mean of its members who have a standing", () => {
  const places = [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ] as const;
  const session = classOf(
    5,
    [places, NONE, NONE, NONE, NONE],
    [
      {
        type: "teams-changed",
        teams: [
          { name: "A", members: [0, 3] },
          { name: "B", members: [1, 4] },
          { name: "C", members: [4] },
        ],
      },
    ],
  );
  expect(
    teamsOverall(session, overallStandings(session)).map((one) => [one.team.name, one.rank, one.ahead]),
  ).toEqual([
    ["B", 1, 67],
    ["A", 2, 50],
  ]);
});

test("the podium has up to three ranks, those who tie share one, and nobody stands on it as the last", () => {
  const ranksOf = (...ranks: number[]) =>
    podiumOf(ranks.map((rank) => ({ rank }))).map(({ rank, placed }) => [rank, placed.length]);
  expect(ranksOf()).toEqual([]);
  expect(ranksOf(1)).toEqual([]);
  expect(ranksOf(1, 2)).toEqual([[1, 1]]);
  expect(ranksOf(1, 2, 3)).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(ranksOf(1, 2, 3, 4)).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(ranksOf(1, 1, 3, 3)).toEqual([[1, 2]]);
  expect(ranksOf(1, 1)).toEqual([[1, 2]]);
  expect(ranksOf(1, 2, 2, 2, 5)).toEqual([
    [1, 1],
    [2, 3],
  ]);
});

test("in any class, standings are whole per cent in falling order", () => {
  fc.assert(
    fc.property(classes, ({ session }) => {
      const standings = overallStandings(session);
      const ahead = standings.map((one) => one.ahead);
      expect(ahead).toEqual(ahead.toSorted((one, other) => other - one));
      expect(ahead.every((value) => Number.isInteger(value) && value >= 0 && value <= 100)).toBe(true);
      expect(standings.map(({ rank }) => rank)).toEqual(
        ahead.map((value) => 1 + ahead.filter((other) => other > value).length),
      );
      expect(standings.some(({ participant }) => participant.removed || !participant.admitted)).toBe(false);
    }),
  );
});

test("whoever of a class joined first, the same places give the same standings", () => {
  const permutation = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 });
  const places = [
    [1, 2, 2, 4, 5],
    [3, 1, 5, 1, 4],
  ];
  const standingOf = (order: readonly number[]) => {
    const rounds = places.map((ranks) => ranks.map((rank, who) => [order[who]!, rank] as const));
    const sorted = rounds.map((placed) => placed.toSorted((one, other) => one[1] - other[1]));
    const standings = overallStandings(classOf(5, [...sorted, NONE, NONE, NONE]));
    return order
      .map((id) => standings.find(({ participant }) => participant.id === id))
      .map((one) => [one?.rank, one?.ahead]);
  };
  const plain = standingOf([0, 1, 2, 3, 4]);
  fc.assert(
    fc.property(permutation, (order) => {
      expect(standingOf(order)).toEqual(plain);
    }),
    { numRuns: 20 },
  );
});
