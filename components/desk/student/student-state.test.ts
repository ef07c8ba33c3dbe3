import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { START_RUN } from "@/lib/testing/server/class";
import { absencesIn, studentState } from "./student-state";

const CREATED: EventBody = {
  ...{ type: "session-created", title: "Nets", plan: { rounds: [openRound("moons", null)] } },
};
const JOINED: EventBody = { type: "participant-joined", participant: 0, nickname: "Ada", admitted: true };
const HERE: EventBody = { type: "presence-changed", connected: [0], disconnected: [] };
const GONE: EventBody = { type: "presence-changed", connected: [], disconnected: [0] };
const STARTED: EventBody = { type: "round-started", round: 0, seed: 1, deadline: null };
const { type: _, ...run } = START_RUN;
const TRAINS = { type: "run-started", participant: 0, ...run } as EventBody;

/** A second passes with every event. */
function classAfter(...bodies: EventBody[]) {
  return fold([CREATED, ...bodies].map((body, seq) => ({ ...body, seq, at: 1_000 * seq })));
}
const stateAfter = (bodies: EventBody[], known: Partial<Parameters<typeof studentState>[2]> = {}) => {
  const session = classAfter(...bodies);
  return studentState(session, session.participants[0], { stuck: false, offlineSince: null, ...known });
};

test("a student is in one state, since when that is known", () => {
  const waits: EventBody = { ...JOINED, admitted: false };
  const stopped: EventBody = { type: "run-ended", participant: 0, run: 0, reason: "stopped" };
  expect(stateAfter([JOINED, HERE])).toEqual({ kind: "here", since: null });
  expect(stateAfter([waits, HERE])).toEqual({ kind: "waiting", since: 1_000 });
  expect(stateAfter([JOINED, HERE, STARTED])).toEqual({ kind: "idle", since: 3_000 });
  expect(stateAfter([JOINED, HERE, STARTED, TRAINS])).toEqual({ kind: "training", since: 4_000 });
  expect(stateAfter([JOINED, HERE, STARTED, TRAINS, stopped])).toEqual({ kind: "idle", since: 5_000 });
  expect(stateAfter([JOINED, HERE, STARTED, TRAINS, stopped], { stuck: true })).toEqual({
    ...{ kind: "stuck", since: 5_000 },
  });
  expect(stateAfter([JOINED, HERE, GONE], { offlineSince: 3_000 })).toEqual({
    kind: "offline",
    since: 3_000,
  });
  expect(stateAfter([JOINED, HERE, { type: "participant-removed", participant: 0 }])).toEqual({
    ...{ kind: "removed", since: null },
  });
});

test("a desk knows since when somebody is offline if it saw them leave, and forgets it when they are back", () => {
  const gone = classAfter(JOINED, HERE, GONE);
  expect(absencesIn(gone, null)).toEqual(new Map([[0, null]]));
  const seen = absencesIn(gone, absencesIn(classAfter(JOINED, HERE), null));
  expect(seen).toEqual(new Map([[0, 3_000]]));
  expect(absencesIn(classAfter(JOINED, HERE, GONE, STARTED), seen)).toEqual(seen);
  expect(absencesIn(classAfter(JOINED, HERE, GONE, HERE), seen)).toEqual(new Map());
});
