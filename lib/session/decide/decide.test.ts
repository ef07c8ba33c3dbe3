import { expect, test } from "vitest";
import { curveOf, MAX_POINTS_PER_RUN } from "@/lib/learning/curves/curve";
import type { Layer } from "@/lib/learning/network/network";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { type Ask, exerciseOf, held, PLAN } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "./commands";
import { decide } from "./decide";
import { problem } from "./problem";

const host: Actor = { kind: "host" };
const system: Actor = { kind: "system" };
const ada: Actor = { kind: "participant", participant: 0 };

function ask(actor: Actor, command: ParticipantCommand | HostCommand | SystemCommand): Ask {
  return { actor, command: () => command, wait: 1000 };
}

const joins = ask(system, { type: "join", nickname: "Ada" });
const startsRound = ask(host, { type: "start-round", round: 0 });
const startRun = {
  type: "start-run",
  run: 0,
  round: 0,
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
  device: { backend: "tfjs-cpu", name: "" },
} as const satisfies ParticipantCommand;

/** Of 320 training examples in batches of 8. */
const STEPS_PER_EPOCH = 40;
function points(...steps: number[]) {
  return curveOf(
    steps.map((step) => ({
      step,
      epoch: step / STEPS_PER_EPOCH,
      trainLoss: 1,
      validationLoss: 2,
      trainScore: 30,
      validationScore: 20,
      trainMetric: 0.8,
      validationMetric: 0.7,
    })),
  );
}

function refusal(session: Session, actor: Actor, command: ParticipantCommand | HostCommand | SystemCommand) {
  const decision = decide(session, command, {
    actor,
    now: 10_000,
    seed: 1,
    maxParticipants: 2,
    isDoubtful,
    exerciseOf,
  });
  return decision.ok ? decision.events : decision.problem;
}

const lobby = held([joins]).session;
const running = held([joins, startsRound]).session;
const drawing = held([
  joins,
  startsRound,
  ask(host, { type: "close-round", round: 0 }),
  ask(host, { type: "start-round", round: 1 }),
]).session;
const training = held([joins, startsRound, ask(ada, startRun)]).session;

const CONVOLUTION: Layer = {
  kind: "conv2d",
  filters: 2,
  kernel: 3,
  stride: 1,
  padding: "valid",
  activation: "relu",
};
const POOL: Layer = { kind: "max-pool", size: 2, stride: 2 };
const WIDE: Layer = { ...CONVOLUTION, filters: 64, kernel: 7, padding: "same" };
const drawingFreely = {
  ...drawing,
  plan: { rounds: drawing.plan.rounds.map((round) => ({ ...round, parameterLimit: null })) },
};

/** A run that the second round allows, apart from its layers. */
function drawingRun(...layers: Layer[]): ParticipantCommand {
  const hyperparameters = { ...startRun.hyperparameters, optimiser: "adam" } as const;
  return { ...startRun, round: 1, network: { layers }, hyperparameters };
}

test.each<[string, Session, Actor, ParticipantCommand | HostCommand | SystemCommand]>([
  ["not-allowed", lobby, ada, { type: "start-round", round: 0 }],
  ["not-allowed", lobby, host, startRun],
  ["not-allowed", lobby, ada, { type: "join", nickname: "Eve" }],
  ["seat-lost", lobby, { kind: "participant", participant: 9 }, startRun],
  ["round-not-running", lobby, ada, startRun],
  ["round-not-running", running, ada, { ...startRun, round: 1 }],
  ["no-such-run", running, ada, { ...startRun, run: 1 }],
  ["no-such-run", running, ada, { type: "end-run", run: 0, reason: "stopped" }],
  ["run-out-of-order", training, ada, { type: "report-points", run: 0, from: 1, points: points(1) }],
  [
    "too-many-points",
    training,
    ada,
    { type: "report-points", run: 0, from: 0, points: points(...Array(MAX_POINTS_PER_RUN + 1).keys()) },
  ],
  ["no-such-round", lobby, host, { type: "start-round", round: 4 }],
  ["round-running", running, host, { type: "start-round", round: 1 }],
  ["round-not-running", lobby, host, { type: "close-round", round: 0 }],
  ["no-such-participant", lobby, host, { type: "remove-participant", participant: 5 }],
  ["nickname-taken", lobby, system, { type: "join", nickname: "ADA" }],
  ["nickname-empty", lobby, system, { type: "join", nickname: "\u200B \u202E" }],
  [
    "session-full",
    held([joins, ask(system, { type: "join", nickname: "Grace" })]).session,
    system,
    { type: "join", nickname: "Eve" },
  ],
  [
    "session-ended",
    held([joins, ask(host, { type: "end-session" })]).session,
    host,
    { type: "start-round", round: 0 },
  ],
  [
    "seat-removed",
    held([joins, startsRound, ask(host, { type: "remove-participant", participant: 0 })]).session,
    ada,
    startRun,
  ],
  ["setting-locked", drawing, ada, { ...startRun, round: 1 }],
  ["network-impossible", running, ada, { ...startRun, network: { layers: [CONVOLUTION] } }],
  ["network-impossible", drawing, ada, drawingRun(POOL, POOL, POOL, POOL)],
  ["network-too-large", drawing, ada, drawingRun({ ...CONVOLUTION, filters: 8 })],
  ["network-too-heavy", drawingFreely, ada, drawingRun(WIDE, WIDE)],
] as const)("refuses with %s", (code, session, actor, command) => {
  expect(refusal(session, actor, command)).toEqual(problem(code as Parameters<typeof problem>[0]));
});

test("an overlapping report adds only its new points", () => {
  const { session } = held([
    joins,
    startsRound,
    ask(ada, startRun),
    ask(ada, { type: "report-points", run: 0, from: 0, points: points(0, 10) }),
  ]);
  expect(refusal(session, ada, { type: "report-points", run: 0, from: 1, points: points(10, 20) })).toEqual([
    { type: "points-reported", participant: 0, run: 0, from: 2, to: 3, points: points(20) },
  ]);
});

test("a report repeated after its run has ended is accepted, so that the browser stops sending it", () => {
  const { session } = held([
    joins,
    startsRound,
    ask(ada, startRun),
    ask(ada, { type: "report-points", run: 0, from: 0, points: points(0, 10) }),
    ask(ada, { type: "end-run", run: 0, reason: "finished" }),
  ]);
  expect(refusal(session, ada, { type: "report-points", run: 0, from: 0, points: points(0, 10) })).toEqual(
    [],
  );
  expect(refusal(session, ada, { type: "report-points", run: 0, from: 2, points: points(20) })).toEqual(
    problem("run-ended"),
  );
});

test("a run that keeps the round's locks and its limit starts", () => {
  const command = drawingRun(CONVOLUTION, POOL);
  expect(refusal(drawing, ada, command)).toEqual([{ ...command, type: "run-started", participant: 0 }]);
});

test("for an unknown challenge networks are not checked, but locks are", () => {
  const context = {
    actor: ada,
    now: 10_000,
    seed: 1,
    maxParticipants: 2,
    isDoubtful,
    exerciseOf: () => null,
  };
  expect(decide(drawing, drawingRun(POOL, POOL, POOL, POOL), context)).toMatchObject({ ok: true });
  expect(decide(drawing, { ...startRun, round: 1 }, context)).toEqual({
    ok: false,
    problem: problem("setting-locked"),
  });
});

test("a second run stops the first", () => {
  expect(refusal(training, ada, { ...startRun, run: 1 })).toEqual([
    { type: "run-ended", participant: 0, run: 0, reason: "stopped" },
    { ...startRun, type: "run-started", participant: 0, run: 1 },
  ]);
});

test("a round past its deadline closes, and the runs in it end", () => {
  const { session } = held([
    joins,
    startsRound,
    ask(host, { type: "close-round", round: 0 }),
    ask(host, { type: "start-round", round: 1 }),
    ask(ada, drawingRun()),
  ]);
  const at = (now: number) =>
    decide(
      session,
      { type: "tick" },
      { actor: system, now, seed: 1, maxParticipants: 2, isDoubtful, exerciseOf },
    );
  const deadline = 4000 + (PLAN.rounds[1].minutes ?? 0) * 60_000;
  expect(at(deadline - 1)).toEqual({ ok: true, events: [] });
  expect(at(deadline)).toEqual({
    ok: true,
    events: [
      { type: "run-ended", participant: 0, run: 0, reason: "abandoned" },
      { type: "round-closed", round: 1, reason: "deadline" },
    ],
  });
});

test("an unattended class ends with its round and active runs, once, and only by the server's command", () => {
  const end = (of: Session, actor: Actor = system) =>
    decide(
      of,
      { type: "end-unattended" },
      { actor, now: 9_000, seed: 1, maxParticipants: 2, isDoubtful, exerciseOf },
    );
  expect(end(training)).toEqual({
    ok: true,
    events: [
      { type: "run-ended", participant: 0, run: 0, reason: "abandoned" },
      { type: "round-closed", round: 0, reason: "unattended" },
      { type: "session-ended" },
    ],
  });
  expect(end({ ...training, phase: { kind: "ended" } })).toEqual({ ok: true, events: [] });
  expect(end(training, host)).toMatchObject({ ok: false, problem: { code: "not-allowed" } });
});

test("a removal frees the nickname, but never the seat number", () => {
  const { session } = held([joins, ask(host, { type: "remove-participant", participant: 0 }), joins]);
  expect(session.participants.map(({ id, nickname, removed }) => ({ id, nickname, removed }))).toEqual([
    { id: 0, nickname: "Ada", removed: true },
    { id: 1, nickname: "Ada", removed: false },
  ]);
});
