import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import { beginningOf } from "@/lib/session/decide/questions/asked-by-plan";
import { fold } from "@/lib/session/log/apply";
import { report, START_RUN } from "@/lib/testing/server/class";
import { HOST, roomByHand, SYSTEM, seat } from "@/lib/testing/server/room";
import { createLocalClass } from "./local-class";

const PLAN: Plan = { rounds: [openRound("moons", null), openRound("moons", 1)] };
const RUN = { ...START_RUN, network: { layers: [...START_RUN.network.layers] } };

/** A lesson with what is accepted, repeated and refused. */
const LESSON: readonly [Actor, ParticipantCommand | HostCommand | SystemCommand][] = [
  [SYSTEM, { type: "join", nickname: "Ada" }],
  [SYSTEM, { type: "join", nickname: "ada" }],
  [SYSTEM, { type: "join", nickname: "Bob" }],
  [SYSTEM, { type: "presence", connected: [0, 1], disconnected: [] }],
  [seat(0), RUN],
  [HOST, { type: "start-round", round: 0 }],
  [HOST, { type: "start-round", round: 0 }],
  [seat(0), RUN],
  [seat(0), report(0, 0, 4)],
  [seat(0), report(0, 2, 4)],
  [seat(1), report(0, 0, 4)],
  [seat(0), { type: "end-run", run: 0, reason: "finished" }],
  [
    SYSTEM,
    {
      type: "score-run",
      participant: 0,
      run: 0,
      verdict: {
        ...{ step: 60, validation: { loss: 0.66, score: 5, metric: 0.525 } },
        ...{ agrees: true, climbs: true },
      },
    },
  ],
  [HOST, { type: "close-round", round: 0 }],
  [
    SYSTEM,
    {
      type: "open-test",
      round: 0,
      results: [{ participant: 0, run: 0, rank: 1, test: { loss: 0.6, score: 4, metric: 0.5 } }],
    },
  ],
  [HOST, { type: "tell-names", round: 0 }],
  [HOST, { type: "end-session" }],
];

test("the same commands at the same times give the same answers and the same session as in the server's room", () => {
  const session = fold(beginningOf("Nets", PLAN).map((body, seq) => ({ ...body, seq, at: 0 })));
  const server = roomByHand({ session, seats: 300 });
  let now = 0;
  const page = createLocalClass("Nets", PLAN, { now: () => now, seed: () => 42, exerciseOf: findChallenge });
  const answers = LESSON.map(([actor, command], index) => {
    now = 100 * (index + 1);
    server.clock.now = now;
    const said = server.ask(actor, command);
    return { page: page.ask(actor, command), server: said.ok ? { ok: true } : said };
  });
  expect(answers.map((said) => said.page)).toEqual(answers.map((said) => said.server));
  expect(answers.filter(({ page: said }) => !said.ok)).toHaveLength(3);
  expect(page.store.getState()).toEqual(server.session());
  expect(page.store.getState().phase).toEqual({ kind: "ended" });
});
