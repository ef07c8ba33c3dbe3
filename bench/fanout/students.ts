// The students of the fan-out benchmark, all in this process: each has its own connection and reports four times per second.

import { answerParent } from "@/bench/program";
import { unreachable } from "@/lib/learning/unreachable";
import { REPORT_INTERVAL_MS } from "@/lib/protocol/socket";
import type { FanoutClass } from "./peers";
import { POINTS_A_REPORT, reportOf, START_RUN } from "./points";
import { type FanoutScreen, openScreen } from "./screen";

export type StudentsAsked =
  | { readonly type: "connect"; readonly place: FanoutClass; readonly students: number }
  /** Everyone starts a run, and reports from then on. */
  | { readonly type: "start" }
  /** Starts counting bytes and disconnects … */
  | { readonly type: "watch" }
  /** … and ends it. Answered with `Watched`. */
  | { readonly type: "rest" };

export type Watched = {
  /** Received by a student, on average. */
  readonly bytesPerSecond: number;
  readonly disconnects: number;
  /** When each report was sent: triples of seat, points so far, and milliseconds since 1970. */
  readonly sent: Float64Array;
};

/** Connections opened at once. */
const CONNECTING = 20;
/** How often due reports are sent: the students' reports are spread evenly over the report interval. */
const TURN_MS = 5;

const screens: FanoutScreen[] = [];
let reported: number[] = [];
let sent: number[] = [];
let timer: NodeJS.Timeout | null = null;
let watched = { since: 0, bytes: 0, disconnects: 0 };

const sum = (value: (screen: FanoutScreen) => number) =>
  screens.reduce((total, screen) => total + value(screen), 0);

async function connectAll(place: FanoutClass, students: number) {
  for (let first = 0; first < students; first += CONNECTING) {
    const seats = Array.from({ length: Math.min(CONNECTING, students - first) }, (_, index) => first + index);
    screens.push(...(await Promise.all(seats.map((seat) => openScreen(place, "lab", seat, () => {})))));
  }
}

function start() {
  reported = screens.map(() => 0);
  for (const screen of screens) screen.command(START_RUN);
  const began = performance.now();
  let turns = 0;
  timer = setInterval(() => {
    // As many as are due by now, even if this timer is late.
    const due = Math.floor(((performance.now() - began) / REPORT_INTERVAL_MS) * screens.length);
    for (; turns < due; turns++) report(turns % screens.length);
  }, TURN_MS);
}

function report(seat: number) {
  screens[seat].command(reportOf(seat, reported[seat]));
  reported[seat] += POINTS_A_REPORT;
  sent.push(seat, reported[seat], performance.timeOrigin + performance.now());
}

function rest(): Watched {
  const seconds = (performance.now() - watched.since) / 1000;
  if (timer) clearInterval(timer);
  return {
    bytesPerSecond: (sum((screen) => screen.bytes()) - watched.bytes) / seconds / screens.length,
    disconnects: sum((screen) => screen.disconnects()) - watched.disconnects,
    sent: Float64Array.from(sent),
  };
}

answerParent<StudentsAsked>(
  (asked) => {
    switch (asked.type) {
      case "connect":
        return connectAll(asked.place, asked.students);
      case "start":
        return start();
      case "watch":
        sent = [];
        watched = {
          since: performance.now(),
          bytes: sum((screen) => screen.bytes()),
          disconnects: sum((screen) => screen.disconnects()),
        };
        return;
      case "rest":
        return rest();
      default:
        return unreachable(asked);
    }
  },
  async () => {
    for (const screen of screens) screen.close();
  },
);
