import { expect, test } from "vitest";
import { curveOf } from "@/lib/learning/curves/curve";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { CHECK, PREDICTION } from "@/lib/testing/session/arbitrary-questions";
import { markersOf } from "./markers";

let seq = 0;
function reported(at: number, participant: number, validationScore: number): SessionEvent {
  const point = {
    step: at,
    epoch: at,
    trainLoss: 1,
    validationLoss: 1,
    trainScore: 1,
    validationScore,
    trainMetric: 1,
    validationMetric: 1,
  };
  return {
    seq: seq++,
    at,
    type: "points-reported",
    participant,
    run: 0,
    from: 0,
    to: 1,
    points: curveOf([point]),
  };
}

const joined = (participant: number): SessionEvent => ({
  ...{ seq: seq++, at: 0, type: "participant-joined", participant, nickname: "Ada", admitted: true },
});
const started = (participant: number): SessionEvent => ({
  ...{ seq: seq++, at: 1, type: "run-started", participant, run: 0, round: 0, network: { layers: [] } },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 40, weightDecay: 0 },
  device: { backend: "simd", name: "" },
});

test("the lead changes when someone else's best is visibly better, and starts again in each round; opened tests and notes have markers too", () => {
  const events: SessionEvent[] = [
    ...[0, 1, 2].map((participant) => joined(participant)),
    { seq: seq++, at: 1, type: "round-started", round: 0, seed: 1, deadline: null },
    ...[0, 1, 2].map((participant) => started(participant)),
    reported(2, 0, 50),
    reported(3, 1, 50.04),
    reported(4, 1, 60),
    reported(5, 1, 70),
    { seq: seq++, at: 6, type: "run-ended", participant: 2, run: 0, reason: "diverged" },
    { seq: seq++, at: 6, type: "note-added", text: "Why did it diverge?", shown: false },
    { seq: seq++, at: 6, type: "note-added", text: "Asked for help", shown: false, participant: 0 },
    { seq: seq++, at: 7, type: "round-closed", round: 0, reason: "host" },
    { seq: seq++, at: 7, type: "test-opened", round: 0, results: [] },
    { seq: seq++, at: 8, type: "round-started", round: 1, seed: 1, deadline: null },
    reported(9, 0, 10),
  ];
  expect(markersOf(events, fold(events), () => null)).toEqual([
    { kind: "round-started", at: 1, round: 0 },
    { kind: "lead-change", at: 4, round: 0, participant: 1, changes: 1 },
    { kind: "diverged", at: 6, participant: 2, run: 0 },
    { kind: "note", at: 6, text: "Why did it diverge?" },
    { kind: "round-closed", at: 7, round: 0 },
    { kind: "test-opened", at: 7, round: 0 },
    { kind: "round-started", at: 8, round: 1 },
  ]);
});

test("by final weights the lead changes only when a run that uses all its epochs is reported to its end", () => {
  const plan: Plan = { rounds: [{ ...openRound("moons", null), ranksBy: "final-weights" }] };
  const events: SessionEvent[] = [
    { seq: seq++, at: 0, type: "session-created", title: "Nets", plan },
    ...[0, 1].map((participant) => joined(participant)),
    { seq: seq++, at: 1, type: "round-started", round: 0, seed: 1, deadline: null },
    ...[0, 1].map((participant) => started(participant)),
    reported(2, 0, 50),
    reported(3, 1, 99),
    reported(40, 0, 30),
    reported(40.5, 1, 40),
  ];
  const leads = markersOf(events, fold(events), () => null).filter(({ kind }) => kind === "lead-change");
  expect(leads).toEqual([{ kind: "lead-change", at: 40.5, round: 0, participant: 1, changes: 1 }]);
});

test("a question has a marker when it is asked, and one when the class first sees how it has answered", () => {
  const at = (time: number, body: EventBody): SessionEvent => ({ ...body, seq: seq++, at: time });
  const asked = (time: number, question: number, purpose: "before" | "own" | "prediction") =>
    at(time, {
      ...{ type: "question-asked", question, purpose, round: null, again: null },
      content: purpose === "prediction" ? PREDICTION : CHECK,
    });
  const events: SessionEvent[] = [
    asked(0, 0, "before"),
    asked(0, 1, "before"),
    joined(0),
    at(1, { type: "question-answered", participant: 0, question: 0, answer: 1 }),
    at(2, { type: "question-closed", question: 0 }),
    at(2, { type: "question-closed", question: 1 }),
    asked(3, 2, "prediction"),
    at(4, { type: "question-answered", participant: 0, question: 2, answer: 1 }),
    at(5, { type: "question-revealed", question: 2 }),
    asked(6, 3, "own"),
    at(7, { type: "question-closed", question: 2 }),
    at(8, { type: "question-closed", question: 3 }),
  ];
  expect(markersOf(events, fold(events), () => null)).toEqual([
    { kind: "question-asked", at: 0, purpose: "before", text: CHECK.text },
    { kind: "question-closed", at: 2, purpose: "before", text: CHECK.text },
    { kind: "question-asked", at: 3, purpose: "prediction", text: PREDICTION.text },
    { kind: "question-closed", at: 5, purpose: "prediction", text: PREDICTION.text },
    { kind: "question-asked", at: 6, purpose: "own", text: CHECK.text },
  ]);
});
