import { expect, test } from "vitest";
import { challengeInfo } from "@/lib/challenges/catalogue";
import { circles } from "@/lib/challenges/circles";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import type { Plan } from "@/lib/session/decide/plan";
import type { Session } from "@/lib/session/log/session";
import { type Ask, held, PLAN } from "@/lib/testing/session/arbitrary-class";
import { CHECK, PREDICTION } from "@/lib/testing/session/arbitrary-questions";
import { SCRIPTED } from "@/lib/testing/session/sketched-script";
import { isOffering, scriptSteps } from "./script-steps";

const host: Actor = { kind: "host" };
const asks = (actor: Actor, command: ParticipantCommand | HostCommand | SystemCommand): Ask => ({
  ...{ actor, command: () => command, wait: 1_000 },
});
const says = (question: number, answer: number) =>
  asks({ kind: "participant", participant: 0 }, { type: "answer-question", question, answer });
const JOINED = [
  asks({ kind: "system" }, { type: "join", nickname: "Ada" }),
  asks({ kind: "system" }, { type: "presence", connected: [0], disconnected: [] }),
];
const round = (type: "open-round" | "start-round" | "close-round") => asks(host, { type, round: 0 });
const OPENED = [...JOINED, says(0, 1), round("open-round"), says(1, 2)];
const RUNNING = [...OPENED, round("start-round")];
const CLOSED = [...RUNNING, round("close-round")];

const [first] = PLAN.rounds;
const SCRIPT: Plan = { rounds: [{ ...first!, ...SCRIPTED, prediction: PREDICTION }], checks: [CHECK] };
const BARE: Plan = { rounds: [first!] };
const after = (happened: readonly Ask[], plan: Plan = SCRIPT) => held(happened, plan).session;

/** Each step in a word, with a tick if it is done and a mark if it offers something. `shown`: what the projector has been told to show. */
function stepsOf(session: Session, shown: ClassPicture[] = [], hasProjector = true): string[] {
  const seen = new Set(shown);
  const steps = scriptSteps(session, { challenge: challengeInfo(circles), shown: seen, hasProjector });
  return steps.map((step) => `${step.kind}${step.done ? " ✓" : ""}${isOffering(step, seen) ? " !" : ""}`);
}

test("before the lesson the projector is opened, students join and answer, and the first round is shown", () => {
  expect(stepsOf(after([]), [], false)).toEqual(["projector !", "join", "before", "next !"]);
  expect(stepsOf(after(JOINED))).toEqual(["projector ✓", "join ✓", "before", "next !"]);
  expect(stepsOf(after([...JOINED, says(0, 1)]))).toEqual(["projector ✓", "join ✓", "before ✓", "next !"]);
});

test("what is said before a round is passed over once the class has seen what it expects", () => {
  expect(stepsOf(after(OPENED))).toEqual(["say", "expect !", "next !"]);
  const revealed = after([...OPENED, asks(host, { type: "reveal-question", question: 1 })]);
  expect(stepsOf(revealed)).toEqual(["say ✓", "expect ✓", "next !"]);
});

test("a running round is watched until all its pictures have been shown; one that was not shown before asks first", () => {
  expect(stepsOf(after(RUNNING))).toEqual(["watch !", "next !"]);
  expect(stepsOf(after(RUNNING), ["curves"])).toEqual(["watch !", "next !"]);
  expect(stepsOf(after(RUNNING), ["curves", "rates"])).toEqual(["watch ✓", "next !"]);
  expect(stepsOf(after([...JOINED, round("start-round")]))).toEqual(["expect !", "watch !", "next !"]);
});

test("after a round comes what was expected, what to ask and the takeaways, and after the last one the questions from before the lesson", () => {
  const closed = after(CLOSED);
  expect(stepsOf(closed)).toEqual(["outcome !", "ask !", "takeaways !", "closing !", "next !"]);
  expect(stepsOf(closed, ["question", "rates", "debrief"])).toEqual([
    ...["outcome ✓", "ask ✓", "takeaways ✓", "closing !", "next !"],
  ]);
  const asked = [...CLOSED, asks(host, { type: "ask-checks" })];
  expect(stepsOf(after(asked)).at(-2)).toBe("closing !");
  const answered = after([...asked, asks(host, { type: "close-question", question: 2 })]);
  expect(stepsOf(answered).at(-2)).toBe("closing ✓");
});

test("without a script, or while nothing is asked, what there is to do is left", () => {
  expect(stepsOf(after([], BARE))).toEqual(["projector ✓", "join", "next !"]);
  expect(stepsOf(after(OPENED, BARE))).toEqual(["next !"]);
  expect(stepsOf(after(RUNNING, BARE))).toEqual(["next !"]);
  expect(stepsOf(after(CLOSED, BARE))).toEqual(["takeaways !", "next !"]);
  const silent = [asks(host, { type: "set-asking", on: false }), ...OPENED];
  expect(stepsOf(after(silent))).toEqual(["say", "next !"]);
});
