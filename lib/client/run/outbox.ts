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

/** What an earlier page had not yet reported of a run. */
type Remainder = {
  readonly run: RunNumber;
  /** Null if the class already has it. */
  readonly start: StartRun | null;
  /** All points that are known here. */
  readonly points: Curve;
  /** How many points the class has; possibly more than are known here. */
  readonly stored: number;
  readonly end: EndReason | null;
};

/** What was lost of a run that the class refused. */
export type Lost = {
  readonly points: number;
  /** Whether the points had been waiting because the class could not be reached. */
  readonly late: boolean;
};

/** What this page has to report about its runs, kept until the class has stored it, so that nothing is lost while the connection is down. */
export type Outbox = {
  /** The number of the next run, given how many the class knows of. */
  nextRun(known: number): RunNumber;
  start(command: StartRun): void;
  /** Continues where an earlier page left off. Call it before anything new is reported. */
  restore(remainder: Remainder): void;
  addPoints(run: RunNumber, points: Curve): void;
  end(run: RunNumber, reason: EndReason): void;
  /** Number of points measured but not stored yet; null when everything has been stored. */
  waiting(): number | null;
  /** Retries at once what failed before, because the server has just been heard from. */
  wake(): void;
  close(): void;
};

export type OutboxPorts = {
  /** Resolves to `ok` once the command is stored. */
  send(command: RunCommand): Promise<Reply>;
  /** How many points of a run the class has, as far as this page knows; null if it does not know. */
  reported(run: RunNumber): number | null;
  pause(milliseconds: number): Promise<void>;
  /** The class has stored all of a run, its end included. */
  delivered(run: RunNumber): void;
  /** The class refused a run, or the rest of it, which is not sent again. */
  refused(run: RunNumber, problem: Problem, lost: Lost): void;
  /** The result of `waiting` may have changed. */
  changed(): void;
};

/** One run being delivered. Its points are kept until all of it is stored, so that any of them can be sent again. */
type Shipment = {
  readonly run: RunNumber;
  /** Null once it is stored. */
  start: StartRun | null;
  points: Curve;
  /** How many points the class has stored. */
  stored: number;
  end: EndReason | null;
  /** What has been sent, whether or not it has been answered. */
  sent: { start: boolean; points: number; end: boolean };
  /** How many times in a row the class lacked the points before those sent. */
  gaps: number;
};

/** After these refusals there is no open run in the class that could be ended. */
const UNKNOWN_OR_OVER: readonly ProblemCode[] = ["no-such-run", "run-ended"];
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;
const MAX_GAPS = 5;
/** How long to wait for an answer before sending the next command. Storing usually takes less than half of this. */
const PATIENCE_MS = 1_200;

/**
 * Commands are sent in order, run after run, each when the one before has been answered, which means that it is stored. If there is no
 * answer for a while, the next one is sent anyway, so that the class can follow while nothing can be stored. When a command fails, all
 * from the first unanswered one on are sent again. That is safe: the class recognises a repeat by its run and first index.
 */
export function createOutbox(ports: OutboxPorts): Outbox {
  const { send, reported, pause, delivered, refused, changed } = ports;
  const shipments: Shipment[] = [];
  const taken = new Set<RunNumber>();
  const dropped = new Set<RunNumber>();
  let sending = false;
  let closed = false;
  let retryMs = FIRST_RETRY_MS;
  /** Incremented whenever everything has to be sent again: failures of earlier attempts are then ignored. */
  let attempt = 0;
  let mustWait = false;
  /** Answers are slow at the moment: the next commands do not wait as long for them. */
  let slow = false;
  /** The class could not be reached, and has not stored anything since. */
  let late = false;
  let wake = () => {};

  const shipmentOf = (run: RunNumber): Shipment => {
    const known = shipments.find((shipment) => shipment.run === run);
    if (known) return known;
    const shipment = packed({ run, start: null, points: EMPTY_CURVE, stored: 0, end: null });
    shipments.push(shipment);
    return shipment;
  };

  const markStored = (shipment: Shipment, command: RunCommand) => {
    retryMs = FIRST_RETRY_MS;
    late = false;
    slow = false;
    shipment.gaps = 0;
    if (command.type === "start-run") shipment.start = null;
    if (command.type === "report-points") {
      shipment.stored = Math.max(shipment.stored, command.from + lengthOf(command.points));
      // It may have been sent twice, and this is the late answer to the first.
      shipment.sent.points = Math.max(shipment.sent.points, shipment.stored);
    }
    if (command.type !== "end-run") return;
    shipments.splice(shipments.indexOf(shipment), 1);
    delivered(shipment.run);
  };

  /** Marks everything that is not stored to be sent again. */
  const rewind = () => {
    attempt++;
    for (const shipment of shipments) shipment.sent = { start: false, points: shipment.stored, end: false };
  };

  const drop = (shipment: Shipment, command: RunCommand, problem: Problem) => {
    const { run, stored } = shipment;
    const lost = { points: unsent(shipment), late };
    // If the class refuses points of a run that it has open, the run is ended there, or it would look as if it never stopped.
    const isOpenThere = command.type === "report-points" && !UNKNOWN_OR_OVER.includes(problem.code);
    const rest = packed({ run, start: null, points: EMPTY_CURVE, stored, end: "abandoned" });
    shipments.splice(shipments.indexOf(shipment), 1, ...(isOpenThere ? [rest] : []));
    dropped.add(run);
    if (shipment.start && !isOpenThere) taken.delete(run);
    refused(run, problem, lost);
  };

  /** Returns whether the command is stored. */
  const handleReply = (shipment: Shipment, command: RunCommand, reply: Reply, sentIn: number): boolean => {
    if (closed || !shipments.includes(shipment)) return reply.ok;
    if (reply.ok) {
      markStored(shipment, command);
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
        const next = closed ? null : nextToSend(shipments);
        if (!next) break;
        const { shipment, command } = next;
        shipment.sent = withSent(command, shipment.sent);
        const sentIn = attempt;
        const answer = send(command).then((reply) => handleReply(shipment, command, reply, sentIn));
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
  return { ...remainder, stored, sent: { start: false, points: stored, end: false }, gaps: 0 };
}

/** The first command that has not been sent yet, or null. A run is sent only when all of the one before it has been. */
function nextToSend(shipments: readonly Shipment[]): { shipment: Shipment; command: RunCommand } | null {
  for (const shipment of shipments) {
    const command = nextCommand(shipment);
    if (command) return { shipment, command };
    if (!shipment.sent.end) return null;
  }
  return null;
}

function nextCommand({ run, start, points, end, sent }: Shipment): RunCommand | null {
  if (start && !sent.start) return start;
  const from = sent.points;
  const to = Math.min(lengthOf(points), from + MAX_POINTS_PER_REPORT);
  if (to > from) {
    const indices = Array.from({ length: to - from }, (_, index) => from + index);
    return { type: "report-points", run, from, points: pick(points, indices) };
  }
  return end && !sent.end ? { type: "end-run", run, reason: end } : null;
}

function withSent(command: RunCommand, sent: Shipment["sent"]): Shipment["sent"] {
  if (command.type === "start-run") return { ...sent, start: true };
  if (command.type === "end-run") return { ...sent, end: true };
  return { ...sent, points: command.from + lengthOf(command.points) };
}
