import { describe, expect, test } from "vitest";
import { type Curve, type CurvePoint, curveOf, lengthOf } from "@/lib/learning/curves/curve";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { createOutbox, type Lost } from "./outbox";

const DEVICE = { backend: "tfjs-cpu", name: "" };
const HYPERPARAMETERS = {
  learningRate: 0.1,
  optimiser: "sgd",
  batchSize: 10,
  epochs: 10,
  weightDecay: 0,
} as const;

const PATIENCE_MS = 1_200;

function startRun(run: number): Extract<ParticipantCommand, { type: "start-run" }> {
  return {
    type: "start-run",
    run,
    round: 0,
    network: { layers: [] },
    hyperparameters: HYPERPARAMETERS,
    device: DEVICE,
  };
}

function points(from: number, to: number): Curve {
  return curveOf(
    Array.from({ length: to - from }, (_, index): CurvePoint => {
      const step = from + index;
      return {
        step,
        epoch: step / 10,
        trainLoss: 1,
        validationLoss: 1,
        trainScore: 50,
        validationScore: 50,
        trainMetric: 0.5,
        validationMetric: 0.5,
      };
    }),
  );
}

/** A class whose answers, and pauses whose ends, are controlled by the test. */
function classroom() {
  const asked: { command: ParticipantCommand; answer: (reply: Reply) => void }[] = [];
  const pauses: { milliseconds: number; end: () => void }[] = [];
  const refusals: [number, ProblemCode][] = [];
  const losses: Lost[] = [];
  const delivered: number[] = [];
  const known = new Map<number, number>();
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const outbox = createOutbox({
    send: (command) => new Promise((answer) => asked.push({ command, answer })),
    reported: (run) => known.get(run) ?? null,
    pause: (milliseconds) => new Promise((end) => pauses.push({ milliseconds, end })),
    delivered: (run) => delivered.push(run),
    refused(run, { code }, lost) {
      refusals.push([run, code]);
      losses.push(lost);
    },
    changed: () => {},
  });
  return {
    outbox,
    refusals,
    losses,
    delivered,
    known,
    /** A summary of what has been sent but not answered. */
    open: () => asked.map(({ command }) => brief(command)),
    async answer(code?: ProblemCode) {
      asked.shift()?.answer(code ? { ok: false, problem: problem(code) } : { ok: true });
      await settle();
    },
    /** Ends all pauses except those that wait for an answer, and returns how long they would have been. */
    async resume() {
      const ended = pauses.splice(0).filter(({ milliseconds }) => milliseconds !== PATIENCE_MS);
      for (const { end } of ended) end();
      await settle();
      return ended.map(({ milliseconds }) => milliseconds);
    },
    /** Ends all pauses, including the waits for answers. */
    async dawdle() {
      for (const { end } of pauses.splice(0)) end();
      await settle();
    },
    settle,
  };
}

function brief(command: ParticipantCommand): string {
  if (command.type === "report-points")
    return `report ${command.run}: ${command.from}–${command.from + lengthOf(command.points) - 1}`;
  return command.type === "end-run"
    ? `end ${command.run} ${command.reason}`
    : `${command.type} ${"run" in command ? command.run : ""}`;
}

test("a run is sent in order: its start, its points in batches, its end, each after the previous answer", async () => {
  const { outbox, open, answer, resume, delivered } = classroom();
  outbox.start(startRun(0));
  outbox.addPoints(0, points(0, 3));
  expect(open()).toEqual(["start-run 0"]);
  outbox.addPoints(0, points(3, 5));
  await answer();
  expect(open()).toEqual(["report 0: 0–4"]);
  outbox.addPoints(0, points(5, 6));
  outbox.end(0, "finished");
  expect(outbox.waiting()).toBe(6);
  await answer();
  expect(outbox.waiting()).toBe(1);
  // At most four reports per second, however quickly they are stored.
  expect(open()).toEqual([]);
  expect(await resume()).toEqual([250]);
  expect(open()).toEqual(["report 0: 5–5"]);
  await answer();
  await resume();
  expect(open()).toEqual(["end 0 finished"]);
  expect(delivered).toEqual([]);
  await answer();
  expect({ open: open(), waiting: outbox.waiting() }).toEqual({ open: [], waiting: null });
  expect(delivered).toEqual([0]);
});

test("no report carries more than 200 points", async () => {
  const { outbox, open, answer, resume } = classroom();
  outbox.start(startRun(0));
  outbox.addPoints(0, points(0, 450));
  await answer();
  const reports: string[] = [];
  for (let report = 0; report < 3; report++) {
    reports.push(...open());
    await answer();
    await resume();
  }
  expect(reports).toEqual(["report 0: 0–199", "report 0: 200–399", "report 0: 400–449"]);
});

test("what was not answered is sent again after growing delays, and at once when the class is heard from", async () => {
  const { outbox, open, answer, resume, settle } = classroom();
  outbox.start(startRun(0));
  const waits: number[] = [];
  for (const code of ["no-answer", "not-saved", "shutting-down", "too-fast", "internal"] as const) {
    await answer(code);
    expect(open()).toEqual([]);
    waits.push(...(await resume()));
    expect(open()).toEqual(["start-run 0"]);
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 5_000]);
  await answer("no-answer");
  outbox.wake();
  await settle();
  expect(open()).toEqual(["start-run 0"]);
});

test("points measured while the connection was down are sent in one report", async () => {
  const { outbox, open, answer, resume } = classroom();
  outbox.start(startRun(0));
  await answer();
  outbox.addPoints(0, points(0, 1));
  await answer("no-answer");
  for (let index = 1; index < 40; index++) outbox.addPoints(0, points(index, index + 1));
  expect(outbox.waiting()).toBe(40);
  await resume();
  expect(open()).toEqual(["report 0: 0–39"]);
});

describe("a class that misses earlier points", () => {
  test("gets them again from the point that it has", async () => {
    const { outbox, open, answer, resume, known } = classroom();
    outbox.start(startRun(0));
    await answer();
    outbox.addPoints(0, points(0, 4));
    await answer();
    outbox.addPoints(0, points(4, 6));
    await resume();
    known.set(0, 2);
    await answer("run-out-of-order");
    expect(open()).toEqual(["report 0: 2–5"]);
  });

  test("gets them from the first if it is unknown which it has, and is given up after five times", async () => {
    const { outbox, open, answer, refusals } = classroom();
    outbox.start(startRun(0));
    await answer();
    outbox.addPoints(0, points(0, 4));
    for (let time = 0; time < 5; time++) await answer("run-out-of-order");
    expect(open()).toEqual(["report 0: 0–3"]);
    await answer("run-out-of-order");
    expect(refusals).toEqual([[0, "run-out-of-order"]]);
  });
});

test("a refused run is dropped with everything that is left of it, and the next one continues", async () => {
  const { outbox, open, answer, refusals } = classroom();
  outbox.start(startRun(0));
  await answer();
  outbox.addPoints(0, points(0, 4));
  outbox.start(startRun(1));
  await answer("run-ended");
  expect(refusals).toEqual([[0, "run-ended"]]);
  outbox.addPoints(0, points(4, 8));
  outbox.end(0, "finished");
  expect({ open: open(), waiting: outbox.waiting() }).toEqual({ open: ["start-run 1"], waiting: 0 });
});

test("the next run's number is above all that the class has and all that are being sent, and a refused start frees its number", async () => {
  const { outbox, answer } = classroom();
  expect(outbox.nextRun(0)).toBe(0);
  expect(outbox.nextRun(3)).toBe(3);
  outbox.start(startRun(3));
  expect(outbox.nextRun(3)).toBe(4);
  await answer("round-not-running");
  expect(outbox.nextRun(3)).toBe(3);
  outbox.start(startRun(3));
  await answer();
  expect(outbox.nextRun(3)).toBe(4);
});

test("a run that was lost with its page can be ended without having been started here", async () => {
  const { outbox, open, answer } = classroom();
  outbox.end(2, "abandoned");
  expect(open()).toEqual(["end 2 abandoned"]);
  await answer();
  expect(open()).toEqual([]);
});

test("what an earlier page had not sent is sent first, from where the class is, and a resumed run continues after it", async () => {
  const { outbox, open, answer, resume, delivered } = classroom();
  outbox.restore({ run: 3, start: null, points: points(0, 6), stored: 8, end: null });
  outbox.restore({ run: 2, start: startRun(2), points: points(0, 5), stored: 0, end: "finished" });
  expect(outbox.nextRun(2)).toBe(3);
  const sentCommands: string[] = [];
  for (let time = 0; time < 3; time++) {
    sentCommands.push(...open());
    await answer();
    await resume();
  }
  expect(sentCommands).toEqual(["start-run 2", "report 2: 0–4", "end 2 finished"]);
  expect({ delivered, open: open(), waiting: outbox.waiting() }).toEqual({
    delivered: [2],
    open: [],
    waiting: 0,
  });
  outbox.addPoints(3, points(6, 10));
  expect(open()).toEqual(["report 3: 8–9"]);
});

test("the lost points of a refused run are counted, and whether the class had been unreachable", async () => {
  const { outbox, answer, resume, losses } = classroom();
  for (const run of [0, 1]) {
    outbox.start(startRun(run));
    outbox.addPoints(run, points(0, 4));
  }
  await answer();
  await answer("run-ended");
  await answer("no-answer");
  await resume();
  await answer("round-not-running");
  expect(losses).toEqual([
    { points: 4, late: false },
    { points: 4, late: true },
  ]);
});

test("while nothing can be stored sending continues, and after a failure everything unanswered is sent again", async () => {
  const { outbox, open, answer, dawdle, resume, delivered } = classroom();
  outbox.start(startRun(0));
  outbox.addPoints(0, points(0, 3));
  await dawdle();
  outbox.addPoints(0, points(3, 5));
  await dawdle();
  outbox.end(0, "finished");
  await dawdle();
  outbox.start(startRun(1));
  await dawdle();
  const sentCommands = ["start-run 0", "report 0: 0–2", "report 0: 3–4", "end 0 finished", "start-run 1"];
  expect({ open: open(), waiting: outbox.waiting() }).toEqual({ open: sentCommands, waiting: 5 });

  // The first two are finally stored; then the connection breaks for all the others at once.
  await answer();
  await answer();
  for (let time = 0; time < 3; time++) await answer("no-answer");
  expect({ open: open(), waiting: outbox.waiting() }).toEqual({ open: [], waiting: 2 });
  expect(await resume()).toContain(500);
  const again: string[] = [];
  for (let time = 0; time < 3; time++) {
    again.push(...open());
    await answer();
    await resume();
  }
  expect(again).toEqual(["report 0: 3–4", "end 0 finished", "start-run 1"]);
  expect({ delivered, waiting: outbox.waiting() }).toEqual({ delivered: [0], waiting: 0 });
});

test("a report that the class refuses for good is not sent again, but the run's end and the next run are", async () => {
  const { outbox, open, answer, resume, refusals, losses, delivered } = classroom();
  outbox.start(startRun(0));
  outbox.addPoints(0, points(0, 3));
  await answer();
  await answer();
  outbox.addPoints(0, points(3, 5));
  await resume();
  expect(open()).toEqual(["report 0: 3–4"]);
  await answer("report-impossible");
  expect({ refusals, losses }).toEqual({
    refusals: [[0, "report-impossible"]],
    losses: [{ points: 2, late: false }],
  });
  // The trainer had continued meanwhile.
  outbox.addPoints(0, points(5, 6));
  outbox.end(0, "stopped");
  expect(open()).toEqual(["end 0 abandoned"]);
  await answer();
  expect({ delivered, waiting: outbox.waiting() }).toEqual({ delivered: [0], waiting: null });
  outbox.start(startRun(outbox.nextRun(0)));
  await resume();
  expect(open()).toEqual(["start-run 1"]);
});

test("once closed, nothing more is sent", async () => {
  const { outbox, open, answer } = classroom();
  outbox.start(startRun(0));
  outbox.addPoints(0, points(0, 4));
  outbox.close();
  await answer();
  expect(open()).toEqual([]);
});
