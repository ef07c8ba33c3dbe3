import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { type Program, startProgram } from "@/bench/program";
import { percentile } from "@/bench/statistics";
import { buildFanout, type FanoutPrograms } from "./build";
import { type FanoutClass, PEERS, type Peer } from "./peers";
import { type FanoutFigures, type FanoutReport, fanoutReport } from "./report";
import { openScreen } from "./screen";
import type { ServerAsked, ServerWork } from "./server";
import type { StudentsAsked, Watched } from "./students";

export type FanoutOptions = {
  readonly students: readonly number[];
  /** How long each class is measured after warming up. */
  readonly seconds: number;
  readonly peers: readonly Peer[];
};

export const FANOUT_DEFAULTS: FanoutOptions = { students: [30, 100, 300, 1000], seconds: 20, peers: PEERS };

/** Lets the server's frequently run code be optimised, which takes less time than a lesson. */
const WARM_UP_S = 15;
/** A server whose memory has grown by this much has failed: what it has yet to send grows faster than it can send. */
const MOST_GROWTH_MB = 1_000;
/** How much longer than planned a class may take; a server that is later still has collapsed. */
const PATIENCE_S = 60;
/** The last reports may still be on their way when the clock stops. */
const LAST_REPORTS_MS = 1_000;

/** Measures classes of various sizes in which all students train at once, on our server and on two simpler ones, one after another. */
export async function benchFanout(
  log: (sentence: string) => void,
  { students, seconds, peers }: FanoutOptions,
): Promise<FanoutReport> {
  const programs = await buildFanout();
  const figures = new Map<string, FanoutFigures | null>();
  for (const count of students)
    for (const peer of peers) {
      const load = loadavg()[0].toFixed(1);
      const measured = await measure(programs, peer, count, seconds).catch((error: Error) => {
        log(`${peer}, ${count} students: given up. ${error.message}`);
        return null;
      });
      if (measured) log(`${peer}, ${count} students, load ${load}: ${JSON.stringify(measured)}`);
      figures.set(`${peer}/${count}`, measured);
    }
  await programs.dispose();
  return fanoutReport(students, (peer, count) => figures.get(`${peer}/${count}`) ?? null);
}

async function measure(
  programs: FanoutPrograms,
  peer: Peer,
  count: number,
  seconds: number,
): Promise<FanoutFigures> {
  const server = await startProgram<ServerAsked>(programs.server, {
    NEXTAUTH_SECRET: "a secret for measurements only",
  });
  const students = await startProgram<StudentsAsked>(programs.students);
  try {
    const place = await server.ask<FanoutClass>({ type: "open", peer, students: count });
    return await inTime(
      measureClass(server, students, place, { count, seconds }),
      WARM_UP_S + seconds + PATIENCE_S,
    );
  } finally {
    await students.close();
    await server.close();
  }
}

async function measureClass(
  server: Program<ServerAsked>,
  students: Program<StudentsAsked>,
  place: FanoutClass,
  { count, seconds }: { count: number; seconds: number },
): Promise<FanoutFigures> {
  const arrived = new Map<string, number>();
  const desk = await openScreen(place, "desk", 0, (events) => {
    const now = performance.timeOrigin + performance.now();
    for (const event of events)
      if (event.type === "points-reported") arrived.set(`${event.participant} ${event.to}`, now);
  });
  const projector = await openScreen(place, "projector", 0, () => {});
  try {
    await students.ask({ type: "connect", place, students: count });
    desk.command({ type: "start-round", round: 0 });
    await pause(500);
    const atFirst = await server.ask<number>({ type: "memory" });
    await students.ask({ type: "start" });
    await pauseWatched(server, atFirst, WARM_UP_S);

    const hostBytes = desk.bytes();
    await students.ask({ type: "watch" });
    await server.ask({ type: "watch" });
    await pauseWatched(server, atFirst, seconds);
    const work = await server.ask<ServerWork>({ type: "rest" });
    const hostBytesPerSecond = (desk.bytes() - hostBytes) / seconds;
    const watched = await students.ask<Watched>({ type: "rest" });
    await pause(LAST_REPORTS_MS);

    const delays = delaysOf(watched.sent, arrived);
    return {
      host_p50_ms: percentile(delays, 50),
      host_p99_ms: percentile(delays, 99),
      cpu_percent: work.cpuPercent,
      rss_mb: work.rssMb,
      student_bytes_per_s: watched.bytesPerSecond,
      host_bytes_per_s: hostBytesPerSecond,
      event_loop_p99_ms: work.eventLoopP99Ms,
      disconnects: watched.disconnects + desk.disconnects() + projector.disconnects(),
    };
  } finally {
    desk.close();
    projector.close();
  }
}

/** Rejects if the figures are late; the measurement in progress ends when its programs are closed. */
async function inTime<Figures>(measuring: Promise<Figures>, seconds: number): Promise<Figures> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It was more than ${PATIENCE_S} s late.`)), seconds * 1_000);
  });
  try {
    return await Promise.race([measuring, late]);
  } finally {
    clearTimeout(timer);
    measuring.catch(() => {});
  }
}

/** Milliseconds from sending a report until it was on the desk. A report that never arrived counts as Infinity. */
function delaysOf(sent: Float64Array, arrived: ReadonlyMap<string, number>): number[] {
  const delays: number[] = [];
  for (let at = 0; at < sent.length; at += 3)
    delays.push((arrived.get(`${sent[at]} ${sent[at + 1]}`) ?? Number.POSITIVE_INFINITY) - sent[at + 2]);
  return delays;
}

async function pauseWatched(server: Program<ServerAsked>, atFirst: number, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await pause(1_000);
    const memory = await server.ask<number>({ type: "memory" });
    if (memory > atFirst + MOST_GROWTH_MB)
      throw new Error(`The server holds ${Math.round(memory)} MB, and had ${Math.round(atFirst)}.`);
  }
}
