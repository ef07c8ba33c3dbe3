import { expect, test } from "vitest";
import type { Locks } from "@/lib/learning/training/locks";
import type { Run, Session } from "@/lib/session/log/session";
import { classOf, type RunSketch } from "@/lib/testing/session/runs";
import { besideInClass, besideInLab } from "./beside";

/** A class of students with one run each, told apart by when they started. */
function classWith(...sketches: RunSketch[]): Session {
  const session = classOf(sketches.map((sketch) => [sketch]));
  const participants = session.participants.map((participant, startedAt) => ({
    ...participant,
    runs: participant.runs.map((run) => ({ ...run, startedAt })),
  }));
  return { ...session, participants };
}

const runIn = (session: Session, participant: number): Run => session.participants[participant]!.runs[0]!;
const own = ({ number, network, hyperparameters, curve, end }: Run) => ({
  ...{ number, settings: { network, hyperparameters }, curve, end: end?.reason ?? null },
});

test("a run is judged beside the class's other ended runs of the same network, optimiser and round", () => {
  const session = classWith(
    { rate: 0.1 },
    { rate: 1, trainLoss: 0.1 },
    { rate: 2, trainLoss: 0.3, units: 16 },
    { rate: 3, optimiser: "adam" },
    { rate: 4, round: 1 },
    { rate: 5, end: null },
    { rate: 6, end: "diverged" },
    { rate: 0.01, trainLoss: 0.5, end: "stopped" },
  );
  expect(besideInClass(session, runIn(session, 0))).toEqual([
    { learningRate: 1, trainLoss: 0.1 },
    { learningRate: 0.01, trainLoss: 0.5 },
  ]);
  const without = session.participants.map((other) => ({ ...other, removed: other.id === 1 }));
  expect(besideInClass({ participants: without }, runIn(session, 0))).toHaveLength(1);
});

test("others are read where they had trained as long as the run", () => {
  const session = classWith(
    { rate: 0.1, losses: [0.6, 0.5, 0.4, 0.3] },
    { rate: 1, losses: [0.4, 0.3, 0.2, 0.1] },
  );
  const { curve, ...rest } = runIn(session, 0);
  const half = Object.fromEntries(
    Object.entries(curve).map(([column, values]) => [column, values.slice(0, 3)]),
  );
  expect(besideInClass(session, { ...rest, curve: half as unknown as Run["curve"] })).toEqual([
    { learningRate: 1, trainLoss: 0.3 },
  ]);
});

test("a lab sees the rates of its own runs alone, and others' losses only where all but the rate is locked and the run has ended", () => {
  const session = classOf([
    [{ rate: 0.1 }, { rate: 1, trainLoss: 0.1 }],
    [
      { rate: 2, trainLoss: 0.15 },
      { end: null, trainLoss: 0.01 },
    ],
  ]);
  const [first, second] = session.participants[0]!.runs.map(own);
  const lab = (locks: Locks, run = first!) => {
    const rounds = session.plan.rounds.map((round) => ({ ...round, locks }));
    return besideInLab({ ...session, plan: { rounds } }, 0, 0, run, [first!, second!]);
  };
  const { network, hyperparameters } = first!.settings;
  const { learningRate: _, ...others } = hyperparameters;
  const mine = { learningRate: 1, trainLoss: 0.1 };
  expect(lab({ network, ...others })).toEqual([mine, { learningRate: null, trainLoss: 0.15 }]);
  expect(lab({ ...others })).toEqual([mine]);
  // Larger networks, or runs at the same rate, say nothing about this rate.
  expect(lab({ network, ...others, units: { from: 2, to: 128 } })).toEqual([mine]);
  expect(lab({ network, ...others, learningRate: 1 })).toEqual([mine]);
  expect(lab({ network, ...others }, { ...first!, end: null })).toEqual([mine]);
});
