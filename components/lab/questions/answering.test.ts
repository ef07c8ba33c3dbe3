import { expect, test } from "vitest";
import type { HostCommand, ParticipantCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { ASKING_PLAN, type Ask, held } from "@/lib/testing/session/arbitrary-class";
import { answersOnPage, mustExpectFirst, type PageAnswer } from "./answering";

const joins: Ask = {
  ...{ actor: { kind: "system" }, command: () => ({ type: "join", nickname: "Ada" }), wait: 1_000 },
};
const host = (command: HostCommand): Ask => ({
  ...{ actor: { kind: "host" }, command: () => command, wait: 1_000 },
});
const ada = (command: ParticipantCommand): Ask => ({
  ...{ actor: { kind: "participant", participant: 0 }, command: () => command, wait: 1_000 },
});
const classAfter = (...asked: readonly Ask[]): Session => held([joins, ...asked], ASKING_PLAN).session;
const start = host({ type: "start-round", round: 0 });
const trains = ada({
  ...{ type: "start-run", run: 0, round: 0, device: { backend: "simd", name: "" } },
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
});
const says = (answer: number) => ada({ type: "answer-question", question: 1, answer });
const given = (state: PageAnswer["state"]) => new Map([[1, { answer: 2, state }]]);
const isLocked = (
  session: Session,
  connection: "live" | "offline" = "live",
  onPage: ReadonlyMap<number, PageAnswer> = new Map(),
) =>
  mustExpectFirst(
    session,
    session.participants[0]!,
    0,
    connection,
    answersOnPage(session.questions, 0, onPage),
  );

test("training waits for what a student expects, and for nothing else", () => {
  const running = classAfter(start);
  expect([
    isLocked(running),
    isLocked(classAfter(start, says(1))),
    isLocked(classAfter(start, trains)),
    isLocked(classAfter(start, host({ type: "set-asking", on: false }))),
    isLocked(classAfter(start, host({ type: "close-question", question: 1 }))),
  ]).toEqual([true, false, false, false, false]);
});

test("no fault locks a student out: neither a lost connection nor an answer that waits or was refused", () => {
  const running = classAfter(start);
  expect([
    isLocked(running, "offline"),
    isLocked(running, "live", given("sent")),
    isLocked(running, "live", given("waiting")),
    isLocked(running, "live", given("internal")),
  ]).toEqual([false, false, false, false]);
});

test("an answer counts on its page at once, and gives way to the one that the class has when it is refused", () => {
  const { questions } = classAfter(start, says(1));
  const answer = (state: PageAnswer["state"]) => {
    const { answerTo, isWaiting, refusalOf } = answersOnPage(questions, 0, given(state));
    return [answerTo(1), isWaiting(1), refusalOf(1)];
  };
  expect([answer("sent"), answer("waiting"), answer("question-over")]).toEqual([
    [2, false, null],
    [2, true, null],
    [1, false, "question-over"],
  ]);
});
