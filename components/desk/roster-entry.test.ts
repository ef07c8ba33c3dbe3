import { expect, test } from "vitest";
import { curveOf, lengthOf } from "@/lib/learning/curves/curve";
import type { Task } from "@/lib/learning/examples/task";
import { rateScatter } from "@/lib/session/board/class-scatter";
import { openRound } from "@/lib/session/decide/plan";
import { takeaways } from "@/lib/session/insights/takeaways";
import { createTimeline } from "@/lib/session/insights/timeline";
import { fold } from "@/lib/session/log/apply";
import type { EndReason, EventBody, SessionEvent } from "@/lib/session/log/events";
import curves from "@/lib/testing/learning/calibration-curves.json" with { type: "json" };
import { type CurveFixture, untilShare } from "@/lib/testing/learning/curve-fixture";
import { rosterOf } from "./roster-entry";

const MINUTE = 60_000;

const TASKS: Task[] = [{ kind: "classification", classes: ["upper", "lower"] }];

/** A class folded from events, each with its minute. */
function classOf(...happened: [minute: number, body: EventBody][]) {
  return fold(happened.map(([minute, body], seq) => ({ ...body, seq, at: minute * MINUTE })));
}

const started: EventBody = { type: "round-started", round: 0, seed: 1, deadline: null };
const run = {
  type: "run-started",
  participant: 0,
  run: 0,
  round: 0,
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 16, epochs: 40, weightDecay: 0 },
  device: { backend: "tfjs-cpu", name: "" },
} satisfies EventBody;
const points: EventBody = {
  type: "points-reported",
  participant: 0,
  run: 0,
  from: 0,
  to: 1,
  points: {
    step: [100],
    epoch: [10],
    trainLoss: [0.2],
    validationLoss: [0.3],
    trainScore: [70],
    validationScore: [56.5],
    trainMetric: [0.9],
    validationMetric: [0.8],
  },
};
const joined: [number, EventBody][] = [
  [0, { type: "participant-joined", participant: 0, nickname: "Curious Otter", admitted: true }],
  [0, { type: "presence-changed", connected: [0], disconnected: [] }],
];

test("a training student's progress is in percent of their epochs", () => {
  const session = classOf(...joined, [1, started], [2, run], [3, points]);
  expect(rosterOf(session, 9 * MINUTE, TASKS)).toEqual([
    {
      id: 0,
      nickname: "Curious Otter",
      activity: "training",
      idleMinutes: null,
      stuck: false,
      withoutGain: 0,
      handUp: false,
      late: false,
      spotlit: false,
      percent: 25,
      runs: 1,
      best: 56.5,
      on: "validation",
      diagnosis: null,
      locks: {},
      ended: false,
      refuted: null,
      held: false,
    },
  ]);
});

test("a report that its weights refute is flagged once its run has ended, and is nobody's best", () => {
  const scored: EventBody = {
    type: "run-scored",
    participant: 0,
    run: 0,
    step: 100,
    validation: { loss: 0.9, score: 20, metric: 0.6 },
    agrees: false,
    climbs: true,
  };
  const session = classOf(...joined, [1, started], [2, run], [3, points], [4, scored]);
  expect(rosterOf(session, 4 * MINUTE, TASKS)[0]).toMatchObject({ best: null, refuted: null });
  const ended: EventBody = { type: "run-ended", participant: 0, run: 0, reason: "finished" };
  const after = classOf(...joined, [1, started], [2, run], [3, points], [4, scored], [5, ended]);
  expect(rosterOf(after, 5 * MINUTE, TASKS)[0]).toMatchObject({
    best: null,
    refuted: after.participants[0].runs[0],
  });
});

test("a run that has diverged is diagnosed with its points so far", () => {
  const diverged: EventBody = { type: "run-ended", participant: 0, run: 0, reason: "diverged" };
  const session = classOf(...joined, [1, started], [2, run], [3, points], [4, diverged]);
  expect(rosterOf(session, 4 * MINUTE, TASKS)[0]).toMatchObject({
    diagnosis: { regime: "diverged", fit: null },
    ended: true,
  });
});

test("a student who has not trained for two minutes of a round may need help", () => {
  const session = classOf(...joined, [1, started]);
  expect(rosterOf(session, 3 * MINUTE - 1, TASKS)[0]).toMatchObject({ idleMinutes: 1, stuck: false });
  expect(rosterOf(session, 3 * MINUTE, TASKS)[0]).toMatchObject({ idleMinutes: 2, stuck: true });
});

test("idle time starts over when a run ends", () => {
  const ended: EventBody = { type: "run-ended", participant: 0, run: 0, reason: "diverged" };
  const session = classOf(...joined, [1, started], [2, run], [6, ended]);
  expect(rosterOf(session, 7 * MINUTE, TASKS)[0]).toMatchObject({
    activity: "diverged",
    idleMinutes: 1,
    stuck: false,
  });
});

test("a student whose last three runs brought no gain and have a diagnosed problem is stuck", () => {
  const happened = [0, 1, 2].flatMap((number): [number, EventBody][] => [
    [2, { ...run, run: number }],
    [2, { type: "run-ended", participant: 0, run: number, reason: "diverged" }],
  ]);
  const session = classOf(...joined, [1, started], ...happened);
  expect(rosterOf(session, 2.5 * MINUTE, TASKS)[0]).toMatchObject({ stuck: true, withoutGain: 3 });
  const twice = classOf(...joined, [1, started], ...happened.slice(0, 4));
  expect(rosterOf(twice, 2.5 * MINUTE, TASKS)[0]).toMatchObject({ stuck: false, withoutGain: 0 });
});

test("a student who has found good settings is not stuck while trying others", () => {
  const [good] = (curves as CurveFixture[]).filter(
    ({ regime, fit }) => regime === "just-right" && fit === "just-right",
  );
  const { curve, reading } = untilShare(good, 1);
  const { epochs } = reading.settings.hyperparameters;
  const hyperparameters = { ...run.hyperparameters, epochs };
  const to = lengthOf(curve);
  const happened: [number, EventBody][] = [
    [1, { ...run, hyperparameters }],
    [1, { type: "points-reported", participant: 0, run: 0, from: 0, to, points: curve }],
    [1, { type: "run-ended", participant: 0, run: 0, reason: "finished" }],
    ...[1, 2, 3].flatMap((number): [number, EventBody][] => [
      [2, { ...run, run: number }],
      [2, { type: "run-ended", participant: 0, run: number, reason: "diverged" }],
    ]),
  ];
  const session = classOf(...joined, [1, started], ...happened);
  expect(rosterOf(session, 2.5 * MINUTE, [reading.task])[0]).toMatchObject({
    diagnosis: { regime: "diverged" },
    stuck: false,
    withoutGain: 0,
  });
});

test("the roster shows raised hands, the spotlight and latecomers", () => {
  const session = classOf(
    [0, started],
    [1, { type: "participant-joined", participant: 0, nickname: "Curious Otter", admitted: true }],
    [1, { type: "hand-raised", participant: 0 }],
    [1, { type: "spotlight-changed", participant: 0, run: null }],
  );
  expect(rosterOf(session, MINUTE, TASKS)[0]).toMatchObject({ handUp: true, late: true, spotlit: true });
});

test("nobody is idle while the class is paused", () => {
  const session = classOf(...joined, [1, started], [2, { type: "round-paused", round: 0 }]);
  expect(rosterOf(session, 9 * MINUTE, TASKS)[0]).toMatchObject({ idleMinutes: null, stuck: false });
});

test("nobody is idle in the lobby, nor while they are away", () => {
  expect(rosterOf(classOf(...joined), 9 * MINUTE, TASKS)[0]).toMatchObject({
    idleMinutes: null,
    stuck: false,
  });
  const away = classOf(
    ...joined,
    [1, started],
    [2, { type: "presence-changed", connected: [], disconnected: [0] }],
  );
  expect(rosterOf(away, 9 * MINUTE, TASKS)[0]).toMatchObject({
    activity: "offline",
    idleMinutes: null,
    stuck: false,
  });
});

test("a removed student is not on the roster", () => {
  expect(
    rosterOf(classOf(...joined, [1, { type: "participant-removed", participant: 0 }]), 0, TASKS),
  ).toEqual([]);
});

test("the roster, the scatter, the takeaways and the moments of a replay agree on which runs diverged", () => {
  const [task] = TASKS;
  const trained = (participant: number, rate: number, losses: number[], reason: EndReason): typeof joined => {
    const told = losses.map((loss, index): [number, EventBody] => [
      3 + index / 10,
      {
        ...{ type: "points-reported", participant, run: 0, from: index, to: index + 1 },
        points: curveOf([
          {
            ...{ step: index, epoch: index, trainLoss: loss, validationLoss: loss },
            ...{ trainScore: 50, validationScore: 60 / (1 + rate), trainMetric: 0.5, validationMetric: 0.5 },
          },
        ]),
      },
    ]);
    const { hyperparameters } = run;
    return [
      [0, { type: "participant-joined", participant, nickname: `P${participant}`, admitted: true }],
      [0, { type: "presence-changed", connected: [participant], disconnected: [] }],
      [
        2,
        // Each has its own network object, as when a log is read: diagnoses are cached by it.
        {
          ...run,
          participant,
          network: { layers: [] },
          hyperparameters: { ...hyperparameters, learningRate: rate },
        },
      ],
      ...told,
      [8, { type: "run-ended", participant, run: 0, reason }],
    ];
  };
  const falling = Array.from({ length: 40 }, (_, index) => 0.7 / (1 + index));
  // A tanh network stays finite, however large its steps.
  const runaway = Array.from({ length: 40 }, (_, index) => (index < 10 ? 0.7 : 20));
  const { learningRate: _, ...fixed } = run.hyperparameters;
  const locks = { ...fixed, network: run.network };
  const events = [
    [
      0,
      {
        type: "session-created",
        title: "A class",
        plan: { rounds: [{ ...openRound("moons", null), locks }] },
      },
    ] as const,
    ...trained(0, 0.1, falling, "finished"),
    ...trained(1, 3, runaway, "finished"),
    ...trained(2, 10, [0.7, 1e9], "diverged"),
    [1, started] as const,
    [9, { type: "round-closed", round: 0, reason: "host" }] as const,
  ]
    .sort(([one], [other]) => one - other)
    .map(([minute, body], seq) => ({ ...body, seq, at: minute * MINUTE }) as SessionEvent);
  const session = fold(events);
  const exercise = { featureShape: [2], task, counts: { train: 400, validation: 500, test: 2000 } };

  const inRoster = rosterOf(session, 9 * MINUTE, TASKS);
  expect(inRoster.map(({ activity, diagnosis }) => [activity, diagnosis?.regime === "diverged"])).toEqual([
    ["idle", false],
    ["diverged", true],
    ["diverged", true],
  ]);
  expect(rateScatter(session, 0, task).dots.map(({ diverged }) => diverged)).toEqual([false, true, true]);
  expect(takeaways(session, 0, exercise)).toContainEqual({
    ...{ key: "rate-diverged", values: { diverged: 2, rate: 3, bestRate: 0.1 } },
  });
  const { markers, toLog } = createTimeline(events, () => task);
  const moments = markers.flatMap((marker) =>
    marker.kind === "diverged" ? [[marker.participant, marker.run, toLog(marker.at) / MINUTE]] : [],
  );
  // One as soon as its divergence could be detected; the other when its loss was no longer finite.
  expect(moments).toEqual([
    [1, 0, expect.closeTo(4.9, 5)],
    [2, 0, 8],
  ]);
});
