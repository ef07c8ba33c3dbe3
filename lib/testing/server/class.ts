import { EMPTY_CURVE, rounded } from "@/lib/learning/curves/curve";
import type { Frame, ScreenKind, Snapshot } from "@/lib/protocol/socket";
import type { Screen } from "@/lib/server/room/screen";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { openRound } from "@/lib/session/decide/plan";
import type { Problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** A class in its lobby with two planned rounds, the second of one minute. */
export const LOBBY: readonly SessionEvent[] = [
  {
    type: "session-created",
    seq: 0,
    at: 0,
    title: "Nets",
    plan: {
      rounds: [openRound("moons", null), openRound("moons", 1)],
    },
  },
];

export function lobby(): Session {
  return fold(LOBBY);
}

/** A report of `count` points from `from` on, ten steps apart, with numbers that survive any storage and are plausible for `START_RUN`. */
export function report(run: number, from: number, count: number) {
  const indices = Array.from({ length: count }, (_, index) => from + index);
  const filled = (value: (index: number) => number) => indices.map((index) => rounded(value(index)));
  const train = (index: number) => Math.min(99, index + 1);
  const validation = (index: number) => Math.min(97, index);
  // For two classes, and never so bad that the loss is clipped.
  const lossOf = (score: number) => Math.LN2 * (1 - score / 100);
  const accuracyOf = (score: number) => (1 + score / 100) / 2;
  return {
    type: "report-points" as const,
    run,
    from,
    points: {
      ...EMPTY_CURVE,
      step: filled((index) => 10 * (index + 1)),
      epoch: filled((index) => (10 * (index + 1)) / STEPS_PER_EPOCH),
      trainLoss: filled((index) => lossOf(train(index))),
      validationLoss: filled((index) => lossOf(validation(index))),
      trainScore: filled(train),
      validationScore: filled(validation),
      trainMetric: filled((index) => accuracyOf(train(index))),
      validationMetric: filled((index) => accuracyOf(validation(index))),
    },
  };
}

/** Batches of one, so that a run can have as many points as any. */
const STEPS_PER_EPOCH = 200;
export const START_RUN = {
  type: "start-run",
  run: 0,
  round: 0,
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.03, optimiser: "adam", batchSize: 1, epochs: 50, weightDecay: 0 },
  device: { backend: "tfjs-cpu", name: "" },
} as const satisfies ParticipantCommand;

/** A screen that collects what it gets in arrays. `waiting`: its backlog in bytes. */
export function screenOfArrays(kind: ScreenKind, self: number | null = null) {
  const got = { snapshots: [] as Snapshot[], frames: [] as Frame[], goodbyes: [] as Problem[], drops: 0 };
  const screen: Screen & { waiting: number } & typeof got = {
    ...got,
    kind,
    self,
    waiting: 0,
    backlog: () => screen.waiting,
    snapshot: (snapshot) => void screen.snapshots.push(snapshot),
    goodbye: (why) => void screen.goodbyes.push(why),
    drop: () => void screen.drops++,
  };
  return screen;
}

export type ScreenOfArrays = ReturnType<typeof screenOfArrays>;

export function sendToArrays(screens: readonly Screen[], frame: Frame): void {
  for (const screen of screens) (screen as ScreenOfArrays).frames.push(frame);
}
