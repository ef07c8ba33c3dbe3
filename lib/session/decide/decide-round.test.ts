import { expect, test } from "vitest";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { type Ask, exerciseOf, held, PLAN } from "@/lib/testing/session/arbitrary-class";
import type { HostCommand, ParticipantCommand } from "./commands";
import { decide } from "./decide";
import type { DecideContext } from "./decision";
import { problem } from "./problem";

const host = { kind: "host" } as const;
const ada = { kind: "participant", participant: 0 } as const;
const run = {
  type: "start-run",
  run: 0,
  round: 1,
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "adam", batchSize: 8, epochs: 10, weightDecay: 0 },
  device: { backend: "simd", name: "" },
} as const satisfies ParticipantCommand;

function asks(command: HostCommand, wait = 1_000): Ask {
  return { actor: host, command: () => command, wait };
}

function answer(
  session: Session,
  command: HostCommand | ParticipantCommand,
  actor: DecideContext["actor"] = host,
  now = 10_000,
) {
  const decision = decide(session, command, {
    actor,
    now,
    seed: 1,
    maxParticipants: 2,
    isDoubtful,
    exerciseOf,
  });
  return decision.ok ? decision.events : decision.problem;
}

const joins: Ask = {
  actor: { kind: "system" },
  command: () => ({ type: "join", nickname: "Ada" }),
  wait: 0,
};
const lobby = held([joins]).session;
/** A round of one minute that started after a second. */
const timed = [joins, asks({ type: "start-round", round: 1 })];
const running = held(timed).session;
const paused = held([...timed, asks({ type: "pause-round", round: 1 }, 5_000)]).session;
const endless = held([joins, asks({ type: "start-round", round: 0 })]).session;
const opened = held([joins, asks({ type: "open-round", round: 0 })]).session;

test("an opened round can be started, or another opened instead; training has to wait for the start", () => {
  expect(opened.phase).toEqual({ kind: "opened", round: 0 });
  expect(answer(opened, { type: "open-round", round: 0 })).toEqual([]);
  expect(answer(opened, { type: "open-round", round: 1 })).toEqual([{ type: "round-opened", round: 1 }]);
  expect(answer(opened, { ...run, round: 0 }, ada)).toEqual(problem("round-not-running"));
  expect(answer(opened, { type: "start-round", round: 0 })).toEqual([
    { type: "round-started", round: 0, seed: 1, deadline: null },
  ]);
});

test("what the host chose while a round was open stays when it starts, and is reset with the next round", () => {
  const chosen = [
    asks({ type: "open-round", round: 0 }),
    asks({ type: "set-hints", on: false }),
    asks({ type: "set-spotlight", spotlight: { participant: 0, run: null } }),
  ];
  const started = held([joins, ...chosen, asks({ type: "start-round", round: 0 })]).session;
  expect([started.hints, started.spotlight]).toEqual([false, { participant: 0, run: null }]);
  const other = held([joins, ...chosen, asks({ type: "start-round", round: 1 })]).session;
  expect([other.hints, other.spotlight]).toEqual([null, null]);
});

test("after a pause a round has as much time left as before", () => {
  expect(answer(paused, { type: "resume-round", round: 1 }, host, 16_000)).toEqual([
    { type: "round-resumed", round: 1, deadline: 71_000 },
  ]);
  expect(answer(held([...timed, asks({ type: "pause-round", round: 1 })]).session, run, ada)).toEqual(
    problem("round-paused"),
  );
});

test("time is added once, however often the command is repeated, even during a pause", () => {
  const more = { type: "extend-round", round: 1, deadline: 181_000 } as const;
  const extended = [{ type: "round-extended", round: 1, deadline: 181_000 }];
  expect(answer(running, more)).toEqual(extended);
  expect(answer(paused, more)).toEqual(extended);
  expect(answer(held([...timed, asks(more)]).session, more)).toEqual([]);
});

test.each<[string, Session, HostCommand]>([
  ["no-such-round", lobby, { type: "open-round", round: 9 }],
  ["round-running", running, { type: "open-round", round: 0 }],
  [
    "round-done",
    held([...timed, asks({ type: "close-round", round: 1 })]).session,
    { type: "open-round", round: 1 },
  ],
  ["round-not-running", lobby, { type: "pause-round", round: 0 }],
  ["round-not-running", opened, { type: "pause-round", round: 0 }],
  ["round-not-running", running, { type: "resume-round", round: 0 }],
  ["round-not-running", opened, { type: "close-round", round: 0 }],
  ["no-time-limit", endless, { type: "extend-round", round: 0, deadline: 500_000 }],
  ["bad-request", running, { type: "extend-round", round: 1, deadline: 60_000 }],
  ["round-too-long", running, { type: "extend-round", round: 1, deadline: 4.1 * 3_600_000 }],
])("%s", (code, session, command) => {
  expect(answer(session, command)).toEqual(problem(code as never));
});

test("repeated pauses change nothing, and only a paused round can be resumed", () => {
  expect(answer(paused, { type: "pause-round", round: 1 })).toEqual([]);
  expect(answer(running, { type: "resume-round", round: 1 })).toEqual([]);
  expect(PLAN.rounds[1].minutes).toBe(1);
});

test("a paused round can be closed like any other, but its deadline does not close it", () => {
  const tick = {
    actor: { kind: "system" } as const,
    now: 500_000,
    seed: 1,
    maxParticipants: 2,
    isDoubtful,
    exerciseOf,
  };
  expect(decide(paused, { type: "tick" }, tick)).toEqual({ ok: true, events: [] });
  expect(decide(running, { type: "tick" }, tick)).toEqual({
    ok: true,
    events: [{ type: "round-closed", round: 1, reason: "deadline" }],
  });
  expect(answer(paused, { type: "close-round", round: 1 })).toEqual([
    { type: "round-closed", round: 1, reason: "host" },
  ]);
});

test("a run that was training when the class was paused reports and ends as usual", () => {
  const training = held([
    ...timed,
    { actor: ada, command: () => run, wait: 0 },
    asks({ type: "pause-round", round: 1 }),
  ]).session;
  expect(answer(training, { type: "end-run", run: 0, reason: "stopped" }, ada)).toEqual([
    { type: "run-ended", participant: 0, run: 0, reason: "stopped" },
  ]);
});
