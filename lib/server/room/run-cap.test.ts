import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { createRoom } from "@/lib/session/room/room";
import { START_RUN } from "@/lib/testing/server/class";

/** A class in a round of five runs of fifty epochs each, and one who wants more. */
function cappedClass() {
  const plan = { rounds: [{ ...openRound("moons", null), runLimit: 5, epochLimit: 50 }] };
  const log: SessionEvent[] = [{ type: "session-created", seq: 0, at: 0, title: "Nets", plan }];
  const room = createRoom(fold(log), 300, {
    now: () => 1,
    seed: () => 1,
    exerciseOf: findChallenge,
    isDoubtful,
    isFull: () => false,
    happened: (events) => void log.push(...events),
  });
  room.ask({ kind: "system" }, { type: "join", nickname: "Mallory" });
  room.ask({ kind: "host" }, { type: "start-round", round: 0 });
  const start = (run: number, epochs = 50) => {
    const hyperparameters = { ...START_RUN.hyperparameters, epochs };
    const said = room.ask(
      { kind: "participant", participant: 0 },
      { ...START_RUN, network: { layers: [...START_RUN.network.layers] }, run, hyperparameters },
    );
    return said.ok ? "ok" : said.problem.code;
  };
  return { log, start };
}

test("of two hundred runs against a cap of five, five are in the log, whatever numbers they are asked for with", () => {
  const { log, start } = cappedClass();
  const answers = Array.from({ length: 200 }, (_, run) => start(run));
  expect(answers.slice(0, 7)).toEqual(["ok", "ok", "ok", "ok", "ok", "no-runs-left", "no-such-run"]);
  expect(new Set(answers.slice(5))).toEqual(new Set(["no-runs-left", "no-such-run"]));
  for (let again = 0; again < 200; again++) expect(start(5)).toBe("no-runs-left");
  expect(log.filter(({ type }) => type === "run-started")).toHaveLength(5);
});

test("a run of more epochs than the round allows does not start, and uses no run up", () => {
  const { log, start } = cappedClass();
  expect([start(0, 51), start(0, 500), start(0, 50)]).toEqual(["too-many-epochs", "too-many-epochs", "ok"]);
  expect(log.filter(({ type }) => type === "run-started")).toHaveLength(1);
});
