import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overallStandings } from "@/lib/session/board/overall";
import { isMember } from "@/lib/session/decide/seats";
import { fold } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { classes, exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { CHECK } from "@/lib/testing/session/arbitrary-questions";
import { reportedLog } from "@/lib/testing/session/reported-class";
import { EXERCISE } from "@/lib/testing/session/runs";
import { planned, result, roomOf, type Sketch } from "@/lib/testing/session/shaped-class";
import { classBoard } from "./class-board";
import { classReport } from "./class-report";
import { classSummary } from "./class-summary";

const taskOf = () => EXERCISE.task;
/** Somebody's place in a round, "place–last of score/test". */
const resultsIn = (session: Parameters<typeof classBoard>[0]) =>
  classBoard(session).rows.map(({ participant, overall, shared, results }) => [
    ...[participant.nickname, overall?.rank ?? null, shared],
    ...results.map(
      (one) => one && `${one.rank}–${one.lastRank}${one.shared ? "=" : ""} of ${one.score}/${one.test}`,
    ),
  ]);

describe("the board", () => {
  const scored = (...scores: number[]): Sketch[][] => scores.map((validationScore) => [{ validationScore }]);

  test("has the places that the round's own board had, and shared ones are shared", () => {
    expect(resultsIn(roomOf([...scored(80, 90.04, 90.01), []]))).toEqual([
      ["P1", 1, true, "1–1= of 90.04/null"],
      ["P2", 1, true, "1–1= of 90.01/null"],
      ["P0", 3, false, "3–3 of 80/null"],
      ["P3", null, false, null],
    ]);
  });

  test("has the places on the test once that is open, and a score without a place for who is not on it", () => {
    const test = [result(0, 70, 1), result(1, 69, 1), result(2, 30, 3)];
    const session = { ...roomOf(scored(80, 90, 85, 60), planned(), test), rules: 2 as const };
    expect(resultsIn(session)).toEqual([
      ["P0", 1, true, "1–2= of 80/70"],
      ["P1", 1, true, "1–2= of 90/69"],
      ["P2", 3, false, "3–3 of 85/30"],
      ["P3", null, false, "null–null of 60/null"],
    ]);
  });

  test("has no places in a round for which too little was drawn, and nobody who was removed", () => {
    const session = roomOf(scored(80, 90));
    const [round] = session.rounds;
    const few = { ...session, rounds: [{ ...round, drawn: { count: 3, ranked: false } }] } as typeof session;
    expect(resultsIn(few).map(([, , , one]) => one)).toEqual([
      ...["null–null of 80/null", "null–null of 90/null"],
    ]);
    const [ada, bob] = session.participants;
    const left = { ...session, participants: [{ ...ada, removed: true }, bob] } as typeof session;
    expect(resultsIn(left)).toEqual([["P1", null, false, "1–1 of 90/null"]]);
  });
});

describe("a student's path", () => {
  const session = roomOf([
    [
      { rate: 0.1, validationScore: 40 },
      { rate: 1, units: 16, validationScore: 60 },
      { rate: 1, units: 16 },
    ],
    [{ shape: "by-heart", validationScore: 30 }],
  ]);
  const [path] = classReport(session, taskOf).students;

  test("tells what was changed from run to run, what it did, and which run counted", () => {
    expect(
      path?.rounds.map(({ round, runs }) => [
        round,
        ...runs.map(({ run, before, changes, validation, gap, best, diagnosis }) => ({
          ...{ run: run.number, before: before?.number ?? null, changes, validation },
          ...{ gap: gap?.toFixed(2), best, fit: diagnosis?.fit },
        })),
      ]),
    ).toEqual([
      [
        0,
        {
          ...{ run: 0, before: null, changes: [], validation: 40 },
          ...{ gap: "0.05", best: false, fit: "just-right" },
        },
        {
          ...{ run: 1, before: 0, changes: ["network", "learningRate"], validation: 60 },
          ...{ gap: "0.05", best: false, fit: "just-right" },
        },
        {
          ...{ run: 2, before: 1, changes: [], validation: 75 },
          ...{ gap: "0.05", best: true, fit: "just-right" },
        },
      ],
    ]);
  });

  test("a run that was set aside has a score and does not count", () => {
    const agrees = { step: 1, climbs: true, validation: { loss: 1, score: 99, metric: 1 } };
    const refuted = roomOf([[{ verdict: { ...agrees, agrees: false } }, { validationScore: 50 }]]);
    const [only] = classReport(refuted, taskOf).students;
    expect(only?.rounds[0]?.runs.map(({ validation, best }) => [validation, best])).toEqual([
      ...[
        [99, false],
        [50, true],
      ],
    ]);
  });
});

describe("a whole class", () => {
  const session = fold(reportedLog({ students: 6 }));
  const report = classReport(session, taskOf);

  test("answers are right or wrong, predictions came true or not, and numbers are neither", () => {
    const answers = report.students.find(({ participant }) => participant.id === 3)?.answers;
    expect(answers?.map(({ number, answer, right }) => [number, answer, right])).toEqual([
      ...[
        [0, 1, true],
        [1, 0, false],
        [2, 0, false],
        [3, -38.5, null],
        [4, 1, true],
        [5, 2, false],
      ],
    ]);
    const outcome = { fooled: 1, invented: 1, doubted: 0, real: 0, answered: 1 };
    expect(report.students.find(({ participant }) => participant.id === 1)?.votes).toEqual([
      { vote: session.votes[0], outcome },
    ]);
  });

  test("what most got wrong in the end comes first, with how it was before and the usual mistake", () => {
    expect(
      report.summary.checks.map(({ question: { content }, ...check }) => ({ text: content.text, ...check })),
    ).toEqual([
      {
        text: "What does the learning rate say?",
        ...{ before: { right: 1, of: 5 }, after: { right: 2, of: 6 } },
        ...{ mistaken: { choice: 2, count: 4 }, misunderstood: true },
      },
      {
        text: "What does a network do that knows its examples by heart?",
        ...{ before: { right: 3, of: 6 }, after: { right: 5, of: 6 } },
        ...{ mistaken: { choice: 0, count: 1 }, misunderstood: false },
      },
    ]);
  });

  test("the places of the board are those of the podium", () => {
    expect(report.board.rows.map(({ overall }) => overall)).toEqual(overallStandings(session));
    expect(report.board.rounds.map(({ round, on, tested }) => [round, on, tested])).toEqual(
      [0, 1, 2, 3, 4].map((round) => [round, "validation", true]),
    );
    expect(report.board.rows.map(({ teams }) => teams.length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("before the lesson is over, a question that was asked once has no answers after", () => {
    const until = reportedLog({ students: 6 }).findIndex(({ type }) => type === "round-started");
    const early = classSummary(fold(reportedLog({ students: 6 }).slice(0, until)), taskOf);
    expect(early.checks.map(({ before, after }) => [before, after])).toEqual([
      [{ right: 1, of: 5 }, null],
      [{ right: 3, of: 6 }, null],
    ]);
    expect(early.rounds).toEqual([]);
  });
});

test("a question that nobody answered is not among what the class knew", () => {
  const log = reportedLog({ students: 6 }).filter(
    (event) => event.type !== "question-answered" || event.question % 4 !== 1,
  );
  const { checks } = classSummary(fold(log.map((event, seq) => ({ ...event, seq }))), taskOf);
  expect(checks.map(({ question }) => question.content.text)).toEqual([CHECK.text]);
});

test("who never got beyond underfitting is named, but not who only diverged, or got beyond it once", () => {
  const flat = Array.from({ length: 24 }, () => 0.69);
  const falling = Array.from({ length: 24 }, (_, index) => 0.69 - 0.028 * index);
  const of = (...runs: Sketch[]) => runs;
  const session = roomOf([[], [], [], []]);
  const sketched = roomOf([of({ rate: 0.5 }), of({}), of({}), []]);
  const curveOf = (losses: readonly number[]) => {
    const [run] = sketched.participants[0]!.runs;
    const scores = losses.map((loss) => 100 * (1 - loss / 0.71));
    return { ...run!.curve, trainLoss: losses, validationLoss: losses, trainScore: scores };
  };
  const run = (losses: readonly number[], number: number) => ({
    ...structuredClone(sketched.participants[0]!.runs[0]!),
    ...{ number, curve: curveOf(losses) },
  });
  const diverged = { ...run(flat, 0), end: { reason: "diverged", at: 1 } };
  const own = [[run(flat, 0), run(flat, 1)], [run(flat, 0), run(falling, 1)], [diverged], []];
  const withRuns = {
    ...session,
    participants: session.participants.map((one, id) => ({ ...one, runs: own[id] })),
  } as typeof session;
  expect(classSummary(withRuns, taskOf).rounds[0]?.underfitting.map(({ id }) => id)).toEqual([0]);
});

test("there is a report of any class, with every run and answer of its members exactly once", () => {
  fc.assert(
    fc.property(classes, ({ session }) => {
      const report = classReport(
        session,
        (round) => exerciseOf(session.plan.rounds[round]?.challenge ?? "")?.task ?? null,
      );
      const members = session.participants.filter(isMember);
      const runs = report.students.flatMap(({ participant, rounds }) =>
        rounds.flatMap(({ runs }) => runs.map(({ run }) => `${participant.id}/${run.number}`)),
      );
      expect(runs.sort()).toEqual(
        members.flatMap(({ id, runs }) => runs.map(({ number }) => `${id}/${number}`)).sort(),
      );
      const answers = report.students.reduce((sum, { answers }) => sum + answers.length, 0);
      expect(answers).toBe(
        session.questions.reduce(
          (sum, question) => sum + members.filter(({ id }) => id in question.answers).length,
          0,
        ),
      );
      expect(report.board.rows).toHaveLength(members.length);
    }),
    { numRuns: 50 },
  );
});

test("the log of a report is the whole log, and a student who was renamed has one row", () => {
  const renamed: EventBody = { type: "participant-renamed", participant: 0, nickname: "Later" };
  const log = reportedLog({ students: 2 });
  const last: SessionEvent = { ...renamed, seq: log.length, at: 1e9 };
  const names = classReport(fold([...log, last]), taskOf).students.map(
    ({ participant }) => participant.nickname,
  );
  expect(names.sort()).toEqual(["Curious Falcon", "Later"]);
});
