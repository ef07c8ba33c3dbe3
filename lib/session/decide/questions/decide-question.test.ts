import { expect, test } from "vitest";
import { answered, answersOf } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { ASKING_PLAN, type Ask, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import { CHECK, PREDICTION } from "@/lib/testing/session/arbitrary-questions";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "../commands";
import { decide } from "../decide";
import { problem } from "../problem";

type AnyCommand = ParticipantCommand | HostCommand | SystemCommand;

const host: Actor = { kind: "host" };
const system: Actor = { kind: "system" };
const seat = (participant: number): Actor => ({ kind: "participant", participant });
const asks = (actor: Actor, command: AnyCommand): Ask => ({ actor, command: () => command, wait: 1_000 });
const join = (nickname: string) => asks(system, { type: "join", nickname });
const says = (participant: number, question: number, answer: number) =>
  asks(seat(participant), { type: "answer-question", question, answer });
type AskQuestion = Extract<HostCommand, { type: "ask-question" }>;
const own = (question: number, choices: readonly string[] | null = ["Yes", "No"]): AskQuestion => ({
  ...{ type: "ask-question", question, text: " Will it\nlearn? ", choices: choices && [...choices] },
});
const opens = (round: number) => asks(host, { type: "open-round", round });
const starts = (round: number) => asks(host, { type: "start-round", round });

const CLASS = [join("Ada"), join("Grace"), join("Joan")];
const OPENED = [...CLASS, opens(0)];
const classAfter = (...asked: readonly Ask[]) => held(asked, ASKING_PLAN);
const [lobby, opened] = [CLASS, OPENED].map((asked) => classAfter(...asked).session);

function answer(session: Session, actor: Actor, command: AnyCommand) {
  const context = { actor, now: 90_000, seed: 1, maxParticipants: 4, isDoubtful, exerciseOf };
  const decision = decide(session, command, context);
  return decision.ok ? decision.events : decision.problem;
}

/** Of each question: its purpose, whether it is open, and the answers that are shown. */
const stateOf = ({ questions }: Session) =>
  questions.map(({ purpose, round, revealed, closed }) => [
    ...[purpose, round, closed === null ? "open" : "closed"],
    (closed ?? revealed)?.answers ?? null,
  ]);

test("a plan asks before the lesson, before each round while it is shown, and after the lesson", () => {
  const before = classAfter(...CLASS, says(0, 0, 1), says(1, 0, 0));
  expect(stateOf(before.session)).toEqual([["before", null, "open", null]]);
  const shown = [...CLASS, says(0, 0, 1), says(1, 0, 0), opens(0), says(0, 1, 2), says(1, 1, 1)];
  expect(stateOf(classAfter(...shown).session)).toEqual([
    ["before", null, "closed", [0, 1]],
    ["prediction", 0, "open", null],
  ]);
  // Started: the class sees what it expects, and latecomers are asked, too.
  const late = [...shown, starts(0), join("Late"), says(3, 1, 0)];
  const running = classAfter(...late).session;
  expect(stateOf(running)[1]).toEqual(["prediction", 0, "open", [1, 2]]);
  const over = [...late, asks(host, { type: "close-round", round: 0 })];
  expect(stateOf(classAfter(...over).session)[1]).toEqual(["prediction", 0, "closed", [0, 1, 2]]);
  const after = [
    ...over,
    asks(host, { type: "ask-checks" }),
    asks(host, { type: "ask-checks" }),
    says(2, 2, 1),
  ];
  const { session } = classAfter(...after, asks(host, { type: "end-session" }));
  expect(stateOf(session)[2]).toEqual(["after", 0, "closed", [1]]);
  expect(session.questions.map(({ again }) => again)).toEqual([null, null, 0]);
});

test("a round that starts at once asks then, and shows what the class expects when the host likes", () => {
  const started = [...CLASS, starts(0), says(0, 1, 2)];
  expect(stateOf(classAfter(...started).session)[1]).toEqual(["prediction", 0, "open", null]);
  const reveal = asks(host, { type: "reveal-question", question: 1 });
  expect(stateOf(classAfter(...started, reveal).session)[1]).toEqual(["prediction", 0, "open", [2]]);
});

test("a round that is shown again after another is asked about again", () => {
  const { session } = classAfter(...OPENED, says(0, 1, 2), opens(2), opens(0));
  expect(stateOf(session).slice(1)).toEqual([
    ["prediction", 0, "closed", [2]],
    ["prediction", 2, "closed", []],
    ["prediction", 0, "open", null],
  ]);
});

test("the switch closes what the plan has asked and asks nothing more, until it is on again", () => {
  const off = asks(host, { type: "set-asking", on: false });
  const on = asks(host, { type: "set-asking", on: true });
  const quiet = classAfter(...CLASS, off, opens(0)).session;
  expect([quiet.asking, stateOf(quiet)]).toEqual([false, [["before", null, "closed", []]]]);
  const back = classAfter(...CLASS, off, opens(0), on).session;
  expect(stateOf(back).at(-1)).toEqual(["prediction", 0, "open", null]);
  expect(stateOf(classAfter(...CLASS, off, on).session).at(-1)).toEqual(["before", null, "open", null]);
  const kept = classAfter(...CLASS, asks(host, own(1)), off).session;
  expect(stateOf(kept).at(-1)).toEqual(["own", null, "open", null]);
  const never = held(CLASS, { ...ASKING_PLAN, asking: false }).session;
  expect([never.asking, never.questions]).toEqual([false, []]);
});

test("an answer may be changed until the question is closed, and a prediction until its student trains", () => {
  const trains = asks(seat(0), {
    ...{ type: "start-run", run: 0, round: 0, device: { backend: "simd", name: "" } },
    network: { layers: [] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
  });
  const said = [...OPENED, says(0, 1, 2), says(0, 1, 1), starts(0), says(0, 1, 0)];
  expect(classAfter(...said).session.questions[1].answers).toEqual({ 0: 0 });
  const trained = classAfter(...said, trains).session;
  expect(answer(trained, seat(0), { type: "answer-question", question: 1, answer: 2 })).toEqual(
    problem("prediction-settled"),
  );
  expect(answer(trained, seat(0), { type: "answer-question", question: 1, answer: 0 })).toEqual([]);
  expect(answer(trained, seat(1), { type: "answer-question", question: 1, answer: 2 })).toHaveLength(1);
  expect(answer(opened, seat(0), { type: "answer-question", question: 0, answer: 1 })).toEqual(
    problem("question-over"),
  );
});

test("who leaves still counts, who joins late may answer, and who is removed does not count", () => {
  const said = [...CLASS, asks(host, own(1)), says(0, 1, 0), says(1, 1, 1)];
  const leaves = asks(system, { type: "presence", connected: [2], disconnected: [0, 1] });
  const removes = asks(host, { type: "remove-participant", participant: 1 });
  const late = [join("Late"), says(3, 1, 1)];
  const distribution = (...more: readonly Ask[]) => {
    const { questions, participants } = classAfter(...said, ...more).session;
    return [answersOf(questions[1], participants), answered(questions[1], participants)];
  };
  expect(distribution(leaves)).toEqual([[0, 1], { done: 2, count: 3 }]);
  expect(distribution(leaves, ...late)).toEqual([[0, 1, 1], { done: 3, count: 4 }]);
  expect(distribution(leaves, ...late, removes)).toEqual([[0, 1], { done: 2, count: 3 }]);
});

test("a question that is asked again points at the first one, and its text is one line", () => {
  const closes = (question: number) => asks(host, { type: "close-question", question });
  const again = (question: number, of: number) => asks(host, { type: "ask-again", question, again: of });
  const { session } = classAfter(
    ...CLASS,
    asks(host, own(1)),
    closes(1),
    again(2, 1),
    closes(2),
    again(3, 2),
  );
  expect(session.questions.slice(1).map(({ content, again: of }) => [content.text, of])).toEqual([
    ["Will it learn?", null],
    ["Will it learn?", 1],
    ["Will it learn?", 1],
  ]);
});

const asking = classAfter(...CLASS, asks(host, own(1))).session;
const number = classAfter(...CLASS, asks(host, own(1, null))).session;
const typed = (text: string, choices: string[] | null): AskQuestion => ({
  ...{ type: "ask-question", question: 1, text, choices },
});
const says1 = (given: number): ParticipantCommand => ({
  type: "answer-question",
  question: 1,
  answer: given,
});

test.each<[string, Session, Actor, AnyCommand]>([
  ["question-empty", lobby, host, typed(" \n ", null)],
  ["question-too-long", lobby, host, typed("x".repeat(1_000), null)],
  ["choices-too-few", lobby, host, typed("Why?", ["one"])],
  [
    "choices-too-many",
    lobby,
    host,
    typed(
      "Why?",
      Array.from({ length: 50 }, (_, index) => `${index}`),
    ),
  ],
  ["choice-empty", lobby, host, typed("Why?", ["one", "\u200B"])],
  ["choice-too-long", lobby, host, typed("Why?", ["one", "x".repeat(81)])],
  ["choices-alike", lobby, host, typed("Why?", ["One", "one "])],
  ["question-still-open", asking, host, { ...typed("Why?", null), question: 2 }],
  ["question-still-open", asking, host, { type: "ask-again", question: 2, again: 1 }],
  ["no-such-question", lobby, host, { ...typed("Why?", null), question: 5 }],
  ["no-such-question", lobby, host, { type: "ask-again", question: 1, again: 7 }],
  ["no-such-question", lobby, host, { type: "close-question", question: 3 }],
  ["no-such-question", lobby, host, { type: "reveal-question", question: 3 }],
  ["no-such-question", lobby, seat(0), { type: "answer-question", question: 8, answer: 0 }],
  ["no-such-choice", asking, seat(0), says1(2)],
  ["no-such-choice", asking, seat(0), says1(0.5)],
  ["no-such-choice", asking, seat(0), says1(Number.NaN)],
  ["number-out-of-range", number, seat(0), says1(Number.NaN)],
  ["number-out-of-range", number, seat(0), says1(Number.POSITIVE_INFINITY)],
  ["number-out-of-range", number, seat(0), says1(2e9)],
  ["lesson-not-over", opened, host, { type: "ask-checks" }],
  ["no-checks", held(CLASS).session, host, { type: "ask-checks" }],
  ["seat-lost", asking, seat(9), says1(0)],
  ["not-allowed", asking, host, says1(0)],
  ["not-allowed", lobby, seat(0), typed("Why?", null)],
])("refuses with %s", (code, session, actor, command) => {
  expect(answer(session, actor, command)).toEqual(problem(code as never));
});

test("what is asked is what the plan says", () => {
  expect(opened.questions.map(({ content }) => content)).toEqual([CHECK, PREDICTION]);
});
