import { expect, test } from "vitest";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { ASKING_PLAN, type Ask, held } from "@/lib/testing/session/arbitrary-class";
import { againCommand, canAskChecks, openOnDesk, planAsks, repeatable, showCommand } from "./question-steps";

const asks = (command: HostCommand): Ask => ({
  ...{ actor: { kind: "host" }, command: () => command, wait: 1_000 },
});
const own = (question: number) => asks({ type: "ask-question", question, text: "Why?", choices: null });
const closes = (question: number) => asks({ type: "close-question", question });
const off = asks({ type: "set-asking", on: false });
const open = asks({ type: "open-round", round: 0 });
const start = asks({ type: "start-round", round: 0 });
const close = asks({ type: "close-round", round: 0 });
const classAfter = (...asked: readonly Ask[]): Session => held(asked, ASKING_PLAN).session;

test("what a class expects is revealed and stays open for latecomers; any other question is closed", () => {
  const commands = (session: Session) => openOnDesk(session).map(showCommand);
  expect(commands(classAfter(open, own(2)))).toEqual([
    { type: "reveal-question", question: 1 },
    { type: "close-question", question: 2 },
  ]);
  expect(commands(classAfter(open, start))).toEqual([null]);
  expect(commands(classAfter(open, own(2), off))).toEqual([{ type: "close-question", question: 2 }]);
});

test("the last question of one's own can be asked again, once it is closed", () => {
  const again = (session: Session) => {
    const asked = repeatable(session);
    return asked && againCommand(session, asked);
  };
  expect([
    again(classAfter(own(1))),
    again(classAfter(own(1), closes(1))),
    again(classAfter(own(1), closes(1), own(2), closes(2))),
    again(classAfter(own(1), closes(1), open)),
  ]).toEqual([
    null,
    { type: "ask-again", question: 2, again: 1 },
    { type: "ask-again", question: 3, again: 2 },
    null,
  ]);
});

test("the closing questions are offered between rounds, once", () => {
  const offered = [
    classAfter(start),
    classAfter(start, close),
    classAfter(start, close, off),
    classAfter(start, close, asks({ type: "ask-checks" })),
  ].map(canAskChecks);
  expect(offered).toEqual([false, true, false, false]);
  expect([planAsks(classAfter()), planAsks(held([]).session)]).toEqual([true, false]);
});
