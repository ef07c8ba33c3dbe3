import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { classAlerts, handsFirst, hasNews } from "./class-alerts";

const CREATED: EventBody = {
  ...{ type: "session-created", title: "Nets", plan: { rounds: [openRound("moons", null)] } },
};

function classAfter(...bodies: EventBody[]) {
  return fold([CREATED, ...bodies].map((body, seq) => ({ ...body, seq, at: 1_000 * seq })));
}
const joined = (participant: number, admitted = true): EventBody => ({
  ...{ type: "participant-joined", participant, nickname: `Student ${participant}`, admitted },
});
const hand = (participant: number): EventBody => ({ type: "hand-raised", participant });

test("hands are those of the class; at the door are who waits, who asks to come back, and whose nickname waits", () => {
  const session = classAfter(
    ...[joined(0), joined(1), joined(2), joined(3), joined(4, false), hand(2), hand(0)],
    { type: "nickname-wished", participant: 1, nickname: "Mister X" },
    { type: "participant-removed", participant: 3 },
  );
  expect(classAlerts(session)).toEqual({ hands: [0, 2], door: [1, 4] });
  const asked = classAfter(
    ...[joined(0), hand(0)],
    { type: "participant-removed", participant: 0 },
    {
      ...{ type: "return-asked", participant: 0 },
    },
  );
  expect(classAlerts(asked)).toEqual({ hands: [], door: [0] });
  expect(classAlerts({ ...session, phase: { kind: "ended" } })).toEqual({ hands: [], door: [] });
});

test("only somebody new is news", () => {
  const none = { hands: [], door: [] };
  expect(hasNews(none, { hands: [1], door: [] })).toBe(true);
  expect(hasNews({ hands: [1], door: [4] }, { hands: [], door: [4] })).toBe(false);
  expect(hasNews({ hands: [1], door: [] }, { hands: [2], door: [] })).toBe(true);
  expect(hasNews({ hands: [1], door: [] }, { hands: [], door: [1] })).toBe(true);
});

test("whoever raised a hand is on top, the first one first, and the others keep their order", () => {
  const { participants } = classAfter(...[joined(0), joined(1), joined(2), joined(3), hand(3), hand(1)]);
  expect(handsFirst(participants, participants).map(({ id }) => id)).toEqual([3, 1, 0, 2]);
});
