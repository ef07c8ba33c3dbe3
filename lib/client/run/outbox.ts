import {
  append,
  type Curve,
  EMPTY_CURVE,
  lengthOf,
  MAX_POINTS_PER_REPORT,
  pick,
} from "@/lib/learning/curves/curve";
import { REPORT_INTERVAL_MS, type Reply } from "@/lib/protocol/socket";
import type { RunCommand } from "@/lib/session/decide/commands";
import { type Problem, type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import type { EndReason, RunNumber } from "@/lib/session/log/events";

type StartRun = Extract<RunCommand, { type: "start-run" }>;

/** What an earlier page had still to tell the class of a run. */
type Remainder = {
  readonly run: RunNumber;
  /** Null where the class has heard of it. */
  readonly start: StartRun | null;
  /** All of them, as far as they are known. */
  readonly points: Curve;
  /** How many the class has; they may be more than are known here. */
  readonly stored: number;
  readonly end: EndReason | null;
};

/** What a refused run had that the class did not take. */
export type Lost = {
  readonly points: number;
  /** They had been waiting since before: the class could not be reached. */
  readonly late: boolean;
};

/** What this page has to tell the class about its runs, kept until it is stored there: nothing is lost while the connection is. */
export type Outbox = {
  /** The number of the next run, given how many the class knows of. */
  nextRun(known: number): RunNumber;
  start(command: StartRun): void;
  /** Goes on where an earlier page was; before anything new is told. */
  restore(remainder: Remainder): void;
  addPoints(run: RunNumber, points: Curve): void;
  end(run: RunNumber, reason: EndReason): void;
  /** Points measured and not stored yet; null when all there is to tell has been told. */
  waiting(): number | null;
  /** Something came from the server: tries again at once what failed before. */
  wake(): void;
  close(): void;
};

export type OutboxPorts = {
  /** Answered `ok` when it is stored. */
  send(command: RunCommand): Promise<Reply>;
  /** How many points of a run the class has, as far as this page knows; null when it does not. */
  reported(run: RunNumber): number | null;
  pause(milliseconds: number): Promise<void>;
  /** The class has stored all of a run, its end included. */
  delivered(run: RunNumber): void;
  /** The class refuses a run, or the rest of it: it will not be sent. */
  refused(run: RunNumber, problem: Problem, lost: Lost): void;
  /** `waiting` may have changed. */
  changed(): void;
};

/** One run on its way. Points stay until the run is through, so that any of them can be told again. */
type Shipment = {
  readonly run: RunNumber;
  /** Null once it is stored. */
  start: StartRun | null;
  points: Curve;
  /** How many of them are stored. */
  stored: number;
  end: EndReason | null;
  /** What the class was told and has not answered yet, or has. */
  told: { start: boolean; points: number; end: boolean };
  /** Times in a row that the class missed points before those sent. */
  gaps: number;
};

/** After these there is no run of which to tell the end. */
const UNKNOWN_OR_OVER: readonly ProblemCode[] = ["no-such-run", "run-ended"];
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;
const MAX_GAPS = 5;
/** Storing takes less than half of this. */
const PATIENCE_MS = 1_200;

/**
 * Commands go in order, run after run, each when the last was answered, which says that it is stored; or a little later, so that the
 * class sees what happens while nothing can be stored. When one fails, all from the first unanswered on go again. Sent twice, each
 * happens once: the class goes by the run and its first index.
 */
export function createOutbox(ports: OutboxPorts): Outbox {
  const { send, reported, pause, delivered, refused, changed } = ports;
  const shipments: Shipment[] = [];
  const taken = new Set<RunNumber>();
  const dropped = new Set<RunNumber>();
  let sending = false;
  let closed = false;
  let retryMs = FIRST_RETRY_MS;
  /** Goes up when what was told has to be told again: a failure that belongs to an earlier one is no news. */
  let attempt = 0;
  let mustWait = false;
  /** Answers take long at the moment: what comes next does not wait for them. */
  let slow = false;
  /** The class could not be reached, and has not answered since. */
  let late = false;
  let wake = () => {};

  const shipmentOf = (run: RunNumber): Shipment => {
    const known = shipments.find((shipment) => shipment.run === run);
    if (known) return known;
    const shipment = packed({ run, start: null, points: EMPTY_CURVE, stored: 0, end: null });
    shipments.push(shipment);
    return shipment;
  };

  const answered = (shipment: Shipment, command: RunCommand) => {
    retryMs = FIRST_RETRY_MS;
    late = false;
    slow = false;
    shipment.gaps = 0;
    if (command.type === "start-run") shipment.start = null;
    if (command.type === "report-points") {
      shipment.stored = Math.max(shipment.stored, command.from + lengthOf(command.points));
      // It may have been told twice, and the first answer comes late.
      shipment.told.points = Math.max(shipment.told.points, shipment.stored);
    }
    if (command.type !== "end-run") return;
    shipments.splice(shipments.indexOf(shipment), 1);
    delivered(shipment.run);
  };

  /** All that is not stored has to be told again. */
  const rewind = () => {
    attempt++;
    for (const shipment of shipments) shipment.told = { start: false, points: shipment.stored, end: false };
  };

  const drop = (shipment: Shipment, command: RunCommand, problem: Problem) => {
    const { run, stored } = shipment;
    const lost = { points: unsent(shipment), late };
    // A class that takes no more points of a run it knows is told of its end, or the run would seem to go on for ever.
    const goesOnThere = command.type === "report-points" && !UNKNOWN_OR_OVER.includes(problem.code);
    const rest = packed({ run, start: null, points: EMPTY_CURVE, stored, end: "abandoned" });
    shipments.splice(shipments.indexOf(shipment), 1, ...(goesOnThere ? [rest] : []));
    dropped.add(run);
    if (shipment.start && !goesOnThere) taken.delete(run);
    refused(run, problem, lost);
  };

  /** Gives whether it is stored. */
  const heard = (shipment: Shipment, command: RunCommand, reply: Reply, sentIn: number): boolean => {
    if (closed || !shipments.includes(shipment)) return reply.ok;
    if (reply.ok) {
      answered(shipment, command);
    } else if (passesByItself(reply.problem.code)) {
      if (sentIn !== attempt) return false;
      late = true;
      mustWait = true;
      rewind();
    } else if (reply.problem.code === "run-out-of-order" && shipment.gaps < MAX_GAPS) {
      if (sentIn !== attempt) return false;
      shipment.gaps++;
      shipment.stored = Math.min(reported(shipment.run) ?? 0, shipment.stored);
      rewind();
    } else {
      drop(shipment, command, reply.problem);
    }
    changed();
    void deliver();
    return reply.ok;
  };

  const waitToRetry = async () => {
    mustWait = false;
    const woken = new Promise<void>((resume) => {
      wake = resume;
    });
    await Promise.race([pause(retryMs), woken]);
    retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
  };

  const deliver = async () => {
    if (sending) return;
    sending = true;
    try {
      while (!closed) {
        if (mustWait) await waitToRetry();
        const next = closed ? null : nextToTell(shipments);
        if (!next) break;
        const { shipment, command } = next;
        shipment.told = toldBy(command, shipment.told);
        const sentIn = attempt;
        const answer = send(command).then((reply) => heard(shipment, command, reply, sentIn));
        const outcome = await Promise.race([answer, pause(slow ? REPORT_INTERVAL_MS : PATIENCE_MS)]);
        if (outcome === undefined) slow = true;
        if (outcome && command.type === "report-points") await pause(REPORT_INTERVAL_MS);
      }
    } finally {
      sending = false;
    }
  };

  return {
    nextRun: (known) => Math.max(known, ...[...taken].map((run) => run + 1)),
    start(command) {
      dropped.delete(command.run);
      taken.add(command.run);
      shipmentOf(command.run).start = command;
      changed();
      void deliver();
    },
    restore({ start, ...remainder }) {
      if (start) taken.add(remainder.run);
      shipments.push(packed({ start, ...remainder }));
      shipments.sort((one, other) => one.run - other.run);
      changed();
      void deliver();
    },
    addPoints(run, points) {
      if (dropped.has(run)) return;
      const shipment = shipmentOf(run);
      shipment.points = append(shipment.points, points);
      changed();
      void deliver();
    },
    end(run, reason) {
      if (dropped.has(run)) return;
      shipmentOf(run).end = reason;
      changed();
      void deliver();
    },
    waiting: () =>
      shipments.length === 0 ? null : shipments.reduce((sum, shipment) => sum + unsent(shipment), 0),
    wake: () => wake(),
    close() {
      closed = true;
      wake();
    },
  };
}

function unsent({ points, stored }: Shipment): number {
  return Math.max(0, lengthOf(points) - stored);
}

function packed({ stored, ...remainder }: Remainder): Shipment {
  return { ...remainder, stored, told: { start: false, points: stored, end: false }, gaps: 0 };
}

/** The first thing that the class was not told yet; null while there is nothing new. A run comes when all of the one before was told. */
function nextToTell(shipments: readonly Shipment[]): { shipment: Shipment; command: RunCommand } | null {
  for (const shipment of shipments) {
    const command = nextCommand(shipment);
    if (command) return { shipment, command };
    if (!shipment.told.end) return null;
  }
  return null;
}

function nextCommand({ run, start, points, end, told }: Shipment): RunCommand | null {
  if (start && !told.start) return start;
  const from = told.points;
  const to = Math.min(lengthOf(points), from + MAX_POINTS_PER_REPORT);
  if (to > from) {
    const indices = Array.from({ length: to - from }, (_, index) => from + index);
    return { type: "report-points", run, from, points: pick(points, indices) };
  }
  return end && !told.end ? { type: "end-run", run, reason: end } : null;
}

function toldBy(command: RunCommand, told: Shipment["told"]): Shipment["told"] {
  if (command.type === "start-run") return { ...told, start: true };
  if (command.type === "end-run") return { ...told, end: true };
  return { ...told, points: command.from + lengthOf(command.points) };
}
