import { FreerDialog } from "@/components/desk/plan/freer-dialog";
import { InsertDialog } from "@/components/desk/plan/insert-dialog";
import { NewRoundView } from "@/components/lab/arrival-views";
import { CATALOGUE, challengeInfo } from "@/lib/challenges/catalogue";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import type { EventBody } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { DeskAt, ProjectorAt } from "../class-screens";
import { classAt } from "../sample-class";
import { nothing, type Specimen, screen } from "../specimen";

const { rounds: ROUNDS } = SKETCHED_PLAN;
const INSERTABLE = CATALOGUE.map(challengeInfo);
const RESTRICTED: PlannedRound = {
  ...openRound("two-spirals", 10),
  locks: { learningRate: 0.1, optimiser: "sgd", network: { layers: [] } },
  runLimit: 5,
  findLocked: true,
};

/** A class that plays a round which was put into the plan after the page was opened. */
export function grown(...later: readonly EventBody[]): Session {
  const rounds = [...ROUNDS, openRound("moons", 5)];
  return classAt({ moment: "closed" }, [{ type: "plan-changed", plan: { rounds } }, ...later]);
}

export const NEW_ROUND = ROUNDS.length;
const OPENED: EventBody = { type: "round-opened", round: NEW_ROUND };
const STARTED: EventBody = { type: "round-started", round: NEW_ROUND, seed: 1, deadline: null };
const TRAINING: EventBody = {
  ...{ type: "run-started", participant: 2, run: 2, round: NEW_ROUND, device: { backend: "simd", name: "" } },
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 20, weightDecay: 0 },
};
const CLOSED: EventBody = { type: "round-closed", round: NEW_ROUND, reason: "host" };
export const GROWN_MOMENTS = {
  introduced: [OPENED],
  running: [STARTED, TRAINING],
  closed: [STARTED, TRAINING, CLOSED],
  ended: [STARTED, TRAINING, CLOSED, { type: "session-ended" }],
} as const satisfies Record<string, readonly EventBody[]>;

/** Changing the plan while the class runs, and screens that do not know a round that has come into it. */
export const PLANS: readonly Specimen[] = [
  screen(
    "Desk: insert a round",
    <InsertDialog
      open
      onOpenChange={nothing}
      {...{ insertable: INSERTABLE, rounds: ROUNDS, first: 2, refusal: null, onInsert: nothing }}
    />,
  ),
  screen(
    "Desk: make it freer",
    <FreerDialog
      number={1}
      planned={RESTRICTED}
      refusal={null}
      onFree={async () => true}
      onClose={nothing}
    />,
  ),
  ...Object.entries(GROWN_MOMENTS).flatMap(([moment, later]) => [
    screen(`Desk: unknown round, ${moment}`, <DeskAt session={() => grown(...later)} />),
    screen(`Projector: unknown round, ${moment}`, <ProjectorAt session={() => grown(...later)} />),
  ]),
  screen(
    "Lab: unknown round",
    <NewRoundView session={grown(OPENED)} round={NEW_ROUND} status={null} notice={null} />,
  ),
];
