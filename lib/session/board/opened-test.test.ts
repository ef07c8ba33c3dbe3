import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { decide } from "@/lib/session/decide/decide";
import { REPRODUCTIONS, type Reproduction } from "@/lib/session/log/events";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { report, START_RUN } from "@/lib/testing/server/class";
import { HOST, roomByHand, SYSTEM, seat } from "@/lib/testing/server/room";
import { leaderboard } from "./leaderboard";
import { testMoves } from "./test-moves";

const [ADA, BOB] = [seat(0), seat(1)];
const validation = { loss: 0.6446, score: 7, metric: 0.535 };
const verdict = { step: 80, validation, agrees: true, climbs: true };
const evaluation = { loss: 0.5, score: 20, metric: 0.6 };

/** Ada's run was checked. Of Bob, who is connected, the class still expects weights. */
function classOfTwo() {
  const room = roomByHand();
  const { ask, join } = room;
  for (const nickname of ["Ada", "Bob"]) join(nickname);
  ask(SYSTEM, { type: "presence", connected: [0, 1], disconnected: [] });
  ask(HOST, { type: "start-round", round: 0 });
  for (const actor of [ADA, BOB]) {
    ask(actor, START_RUN);
    ask(actor, report(0, 0, 8));
    ask(actor, { type: "end-run", run: 0, reason: "finished" });
  }
  ask(SYSTEM, { type: "score-run", participant: 0, run: 0, verdict });
  return room;
}

test("a run that comes out different no longer ranks; by the first rules that is only said", () => {
  const { ask, session } = classOfTwo();
  const outcomeOf = (rules: 1 | 2, outcome: Reproduction) => {
    const context = {
      actor: SYSTEM,
      now: 0,
      seed: 1,
      maxParticipants: 9,
      isDoubtful,
      exerciseOf: findChallenge,
    };
    const command = { type: "reproduce-run", participant: 0, run: 0, outcome } as const;
    const decision = decide({ ...session(), rules }, command, context);
    return decision.ok && decision.events.map((event) => ("agrees" in event ? event.agrees : event.type));
  };
  expect([outcomeOf(2, "differs"), outcomeOf(1, "differs"), outcomeOf(2, "too-long")]).toEqual([
    ["run-reproduced", false],
    ["run-reproduced"],
    ["run-reproduced"],
  ]);
  // From a GPU, what the referee has come to counts.
  const own = { step: 70, validation: evaluation };
  ask(SYSTEM, { type: "reproduce-run", participant: 0, run: 0, outcome: "unsteady", own });
  expect(leaderboard(session(), 0).map(({ score, trust }) => [score, trust])).toEqual([
    [20, "checked"],
    [7, "waiting"],
  ]);
});

test("once a test is open nothing that arrives later changes anybody's run, place or result in it", () => {
  const { ask, session } = classOfTwo();
  ask(HOST, { type: "close-round", round: 0 });
  ask(SYSTEM, {
    ...{ type: "open-test", round: 0 },
    results: [{ participant: 0, run: 0, test: evaluation, rank: 1 }],
    unchecked: [{ participant: 1, run: 0 }],
  });
  const opened = session();
  expect(testMoves(opened, 0)?.rows.map(({ participant }) => participant.id)).toEqual([0]);
  for (const participant of [0, 1]) {
    const of = { participant, run: 0 };
    ask(SYSTEM, { type: "score-run", ...of, verdict: { ...verdict, agrees: false } });
    ask(SYSTEM, { type: "score-run", ...of, verdict: { ...verdict, validation: evaluation } });
    for (const outcome of REPRODUCTIONS)
      ask(SYSTEM, { type: "reproduce-run", ...of, outcome, own: { step: 70, validation: evaluation } });
  }
  ask(SYSTEM, { type: "miss-weights", runs: [{ participant: 1, run: 0 }] });
  const results = [{ participant: 1, run: 0, test: evaluation, rank: 1 }];
  ask(SYSTEM, { type: "open-test", round: 0, results });
  for (const actor of [ADA, BOB]) {
    ask(actor, report(0, 8, 4));
    ask(actor, { type: "end-run", run: 0, reason: "stopped" });
    ask(actor, { ...START_RUN, run: 1 });
  }
  ask(HOST, { type: "start-round", round: 0 });
  expect(session()).toEqual(opened);
});
