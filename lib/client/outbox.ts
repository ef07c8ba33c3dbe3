import { append, type Curve, EMPTY_CURVE, lengthOf, MAX_POINTS_PER_REPORT, pick } from "@/lib/learning/curve";
import { REPORT_INTERVAL_MS, type Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/commands";
import type { EndReason, RunNumber } from "@/lib/session/events";
import type { Problem, ProblemCode } from "@/lib/session/problem";

type StartRun = Extract<ParticipantCommand, { type: "start-run" }>;

/** What this page has to tell the class about its runs, kept until it is stored there: nothing is lost while the connection is. */
export type Outbox = {
  /** The number of the next run, given how many the class knows of. */
  nextRun(known: number): RunNumber;
  start(command: StartRun): void;
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
  send(command: ParticipantCommand): Promise<Reply>;
  /** How many points of a run the class has, as far as this page knows; null when it does not. */
  reported(run: RunNumber): number | null;
  pause(milliseconds: number): Promise<void>;
  /** The class has stored all of a run, its end included. */
  delivered(run: RunNumber): void;
  /** The class refuses a run, or the rest of it: it will not be sent. */
  refused(run: RunNumber, problem: Problem): void;
  /** `waiting` may have changed. */
  changed(): void;
};

/** One run on its way. Points stay until the run is through, so that any of them can be sent again. */
type Shipment = {
  readonly run: RunNumber;
  start: StartRun | null;
  points: Curve;
  stored: number;
  end: EndReason | null;
  /** Times in a row that the class missed points before those sent. */
  gaps: number;
};

/** These pass by themselves: the same command will be taken later. A run may have begun just before the pause was heard of. */
const PASSING: readonly ProblemCode[] = [
  "no-answer",
  "not-saved",
  "shutting-down",
  "too-fast",
  "internal",
  "round-paused",
];
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;
const MAX_GAPS = 5;

/** One command at a time, in order, run after run. Sent twice, each happens once: the class goes by the run and its first index. */
export function createOutbox(ports: OutboxPorts): Outbox {
  const { send, reported, pause, delivered, refused, changed } = ports;
  const shipments: Shipment[] = [];
  const taken = new Set<RunNumber>();
  const dropped = new Set<RunNumber>();
  let sending = false;
  let closed = false;
  let retryMs = FIRST_RETRY_MS;
  let wake = () => {};

  const shipmentOf = (run: RunNumber): Shipment => {
    const known = shipments.find((shipment) => shipment.run === run);
    if (known) return known;
    const shipment = { run, start: null, points: EMPTY_CURVE, stored: 0, end: null, gaps: 0 };
    shipments.push(shipment);
    return shipment;
  };

  const answered = (shipment: Shipment, command: ParticipantCommand) => {
    retryMs = FIRST_RETRY_MS;
    shipment.gaps = 0;
    if (command.type === "start-run") shipment.start = null;
    if (command.type === "report-points") shipment.stored = command.from + lengthOf(command.points);
    if (command.type !== "end-run") return;
    shipments.shift();
    delivered(shipment.run);
  };

  const drop = (shipment: Shipment, problem: Problem) => {
    shipments.splice(shipments.indexOf(shipment), 1);
    dropped.add(shipment.run);
    if (shipment.start) taken.delete(shipment.run);
    refused(shipment.run, problem);
  };

  const handle = async (shipment: Shipment, command: ParticipantCommand, reply: Reply) => {
    if (reply.ok) {
      answered(shipment, command);
      changed();
      if (command.type === "report-points") await pause(REPORT_INTERVAL_MS);
    } else if (PASSING.includes(reply.problem.code)) {
      const woken = new Promise<void>((resume) => {
        wake = resume;
      });
      await Promise.race([pause(retryMs), woken]);
      retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
    } else if (reply.problem.code === "run-out-of-order" && shipment.gaps < MAX_GAPS) {
      shipment.gaps++;
      shipment.stored = Math.min(reported(shipment.run) ?? 0, shipment.stored);
    } else {
      drop(shipment, reply.problem);
      changed();
    }
  };

  const deliver = async () => {
    if (sending) return;
    sending = true;
    try {
      while (!closed && shipments.length > 0) {
        const command = nextCommand(shipments[0]);
        if (!command) break;
        await handle(shipments[0], command, await send(command));
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
      shipments.length === 0
        ? null
        : shipments.reduce((sum, { points, stored }) => sum + Math.max(0, lengthOf(points) - stored), 0),
    wake: () => wake(),
    close() {
      closed = true;
      wake();
    },
  };
}

/** What to send of a run next; null while there is nothing new. */
function nextCommand({ run, start, points, stored, end }: Shipment): ParticipantCommand | null {
  if (start) return start;
  const to = Math.min(lengthOf(points), stored + MAX_POINTS_PER_REPORT);
  if (to > stored) {
    const indices = Array.from({ length: to - stored }, (_, index) => stored + index);
    return { type: "report-points", run, from: stored, points: pick(points, indices) };
  }
  return end && { type: "end-run", run, reason: end };
}
