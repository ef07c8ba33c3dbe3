import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { fold } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { ROLLING_PLAN } from "@/lib/testing/session/rolling-class";
import { settingsLandscape } from "./settings-landscape";

const CIRCLES = findChallenge("circles")!;

/** A class of which each student has one run, with these units, rate and best validation loss. */
function landscapeOf(runs: readonly { units: number; rate: number; loss: number; open?: true }[]) {
  const bodies: EventBody[] = [
    { type: "session-created", title: "", plan: ROLLING_PLAN },
    { type: "round-started", round: 0, seed: 1, deadline: null },
  ];
  for (const [participant, { units, rate, loss, open }] of runs.entries()) {
    const hyperparameters = {
      learningRate: rate,
      optimiser: "sgd",
      batchSize: 32,
      epochs: 10,
      weightDecay: 0,
    } as const;
    const network = { layers: [{ kind: "dense" as const, units, activation: "tanh" as const }] };
    const column = [0, 1];
    const points = {
      ...{ step: column, epoch: column, trainLoss: column, trainScore: column, validationScore: column },
      ...{ validationLoss: [9, loss], trainMetric: column, validationMetric: column },
    };
    bodies.push(
      { type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true },
      {
        ...{ type: "run-started", participant, run: 0, round: 0, network, hyperparameters },
        device: { backend: "simd", name: "" },
      },
      { type: "points-reported", participant, run: 0, from: 0, to: 2, points },
    );
    if (!open) bodies.push({ type: "run-ended", participant, run: 0, reason: "finished" });
  }
  return settingsLandscape(fold(bodies.map((body, seq) => ({ ...body, seq, at: seq }))), 0, CIRCLES);
}

test("ground lies between three runs with similar settings", () => {
  const { spots, triangles } = landscapeOf([
    { units: 4, rate: 0.01, loss: 0.5 },
    { units: 8, rate: 0.03, loss: 0.3 },
    { units: 16, rate: 0.01, loss: 0.4 },
  ]);
  expect(spots).toEqual([
    { participant: 0, run: 0, rate: 0.01, parameters: 22, loss: 0.5, isOver: true },
    { participant: 1, run: 0, rate: 0.03, parameters: 42, loss: 0.3, isOver: true },
    { participant: 2, run: 0, rate: 0.01, parameters: 82, loss: 0.4, isOver: true },
  ]);
  expect([...triangles].sort()).toEqual([0, 1, 2]);
});

test("none lies between runs that are far apart, or under one that still trains", () => {
  const near = { units: 4, rate: 0.01, loss: 0.5 };
  const next = { units: 8, rate: 0.03, loss: 0.3 };
  expect(landscapeOf([near, next, { units: 16, rate: 3, loss: 2 }]).triangles).toEqual([]);
  expect(landscapeOf([near, next, { units: 16, rate: 0.01, loss: 0.4, open: true }]).triangles).toEqual([]);
  expect(landscapeOf([]).spots).toEqual([]);
});

test("of runs with the same settings, the best one is the ground", () => {
  const { triangles } = landscapeOf([
    { units: 4, rate: 0.01, loss: 0.5 },
    { units: 8, rate: 0.03, loss: 0.3 },
    { units: 16, rate: 0.01, loss: 0.4 },
    { units: 4, rate: 0.01, loss: 0.2 },
  ]);
  expect([...triangles].sort()).toEqual([1, 2, 3]);
});
