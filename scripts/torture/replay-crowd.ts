import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { percentile } from "@/bench/statistics";
import { shareSession } from "@/db/session/links";
import { appendLog } from "@/db/session/log";
import { markSessionEnded } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import type { SessionEvent } from "@/lib/session/log/events";
import type { LogIndex } from "@/lib/session/log/stored-log";
import { manyReports } from "@/lib/testing/database/reports";
import { planClassIn } from "@/lib/testing/server/apart";
import { report, START_RUN } from "@/lib/testing/server/class";
import { until } from "@/lib/testing/server/deaths";
import { connect, join } from "@/lib/testing/server/server";
import { onEmbedded } from "./ground";
import { duringClass, inFigures } from "./server-life";
import type { Torture } from "./torture";

/** A class that has ended, whose replay many read at once. */
type Crowd = {
  readonly students: number;
  /** A report of each student every second, with so many points. */
  readonly seconds: number;
  readonly pointsAReport: number;
};

const POINTS_A_RUN = 600;
/** Students who train in another class at the same time. */
const BESIDE = 10;
const QUIET_MS = 5_000;
const TOKEN = "a token for tortures only";
const LOOK_EVERY_MS = 100;
const REPORT_EVERY_MS = 250;
/** Delays up to this are not noticed in the other class. */
const SLOWEST_P95_MS = 1_000;
const MOST_MEGABYTES = 1_000;

/** Stores a class that ended long ago. */
async function storePast(db: Database, { students, seconds, pointsAReport }: Crowd) {
  const { row, cookie } = await planClassIn(db);
  const runs = Math.ceil((seconds * pointsAReport) / POINTS_A_RUN);
  const { type: _, run: __, ...settings } = START_RUN;
  const bodies: Omit<SessionEvent, "seq" | "at">[] = [];
  for (let participant = 0; participant < students; participant++)
    bodies.push({
      ...{ type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true },
    } as (typeof bodies)[number]);
  bodies.push({ type: "round-started", round: 0, seed: 7, deadline: null } as (typeof bodies)[number]);
  for (let participant = 0; participant < students; participant++)
    for (let run = 0; run < runs; run++)
      bodies.push({ type: "run-started", participant, run, ...settings } as (typeof bodies)[number]);
  const before = bodies.map((body, index) => ({ ...body, seq: 1 + index, at: 500 }) as SessionEvent);
  await appendLog(db, row.id, before);
  // A quarter of the class a row, as they come.
  const rows = manyReports({
    ...{ from: 1 + before.length, rows: seconds, reportsARow: students, every: 1_000 },
    ...{ pointsAReport, pointsARun: POINTS_A_RUN },
  });
  const quarter = Math.ceil(students / 4);
  for (const reports of rows)
    for (let first = 0; first < students; first += quarter)
      await appendLog(db, row.id, reports.slice(first, first + quarter));
  const seq = 1 + before.length + seconds * students;
  await appendLog(db, row.id, [{ type: "session-ended", seq, at: 1_000 * (seconds + 10) }]);
  await markSessionEnded(db, row.id, new Date());
  const share = await shareSession(db, row.id, row.hostId, { animals: true });
  return { id: row.id, share: share?.token ?? "", cookie, points: seconds * students * pointsAReport };
}

/** Loads an answer as it comes over the wire, and retries when the server says so. `waits`: how often that was. */
async function load(url: string): Promise<{ body: Buffer; waits: number }> {
  for (let waits = 0; ; waits++) {
    const { status, body, wait } = await new Promise<{ status: number; body: Buffer; wait: number }>(
      (resolve, reject) => {
        get(url, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks),
              wait: Number(response.headers["retry-after"] ?? 1),
            }),
          );
        }).on("error", reject);
      },
    );
    if (status === 200) return { body, waits };
    if (status !== 503) throw new Error(`A reader was answered ${status}: ${body}`);
    await pause(wait * 1_000);
  }
}

/** How late the server's event loop was since the last call, in milliseconds. */
async function loopLag(url: string): Promise<{ p99: number; most: number }> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const text = await (await fetch(`${url}/api/metrics`, { headers })).text();
  const of = (name: string) =>
    Math.round(
      1_000 * Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (.*)$`, "m").exec(text)?.[1]),
    );
  return { p99: of("p99"), most: of("max") };
}

/** Loads a replay as our pages do, and discards it. */
async function read(url: string, { id, share }: { id: string; share: string }) {
  const began = performance.now();
  const first = await load(url + logPath(id, share, "en"));
  const index: LogIndex = JSON.parse(gunzipSync(first.body).toString());
  const indexMs = performance.now() - began;
  let { waits } = first;
  let bytes = first.body.length;
  for (const part of index.parts) {
    const loaded = await load(url + logPartPath(id, share, index.revision, part));
    waits += loaded.waits;
    bytes += loaded.body.length;
  }
  return { indexMs, wholeMs: performance.now() - began, bytes, waits, parts: index.parts.length };
}

function crowd(past: Crowd): Torture["run"] {
  return ({ seed, times, tell }) =>
    onEmbedded(async (ground) => {
      const database = await ground.open();
      const stored = await storePast(database.db, past);
      const beside = await planClassIn(database.db);
      await database.close();
      tell(`${stored.points} points are stored`);
      const { found, survival } = await duringClass(
        ground,
        { students: BESIDE, seed, settings: { METRICS_TOKEN: TOKEN } },
        async ({ server, port }) => {
          const url = `http://127.0.0.1:${port}`;
          const desk = connect(url, { session: beside.row.id, screen: "desk" }, beside.cookie);
          const { cookie } = await join(url, { code: beside.row.joinCode, nickname: "Meter" });
          const meter = connect(url, { session: beside.row.id, screen: "lab" }, cookie);
          await until(() => meter.snapshots.length > 0);
          await desk.send({ type: "start-round", round: 0 });
          await meter.send(START_RUN);

          let over = false;
          const ready: number[] = [];
          const answers: number[] = [];
          let megabytes = 0;
          const everyMs = async (milliseconds: number, work: () => Promise<unknown>) => {
            while (!over) {
              await work();
              await pause(milliseconds);
            }
          };
          const timed = async (into: number[], work: () => Promise<unknown>) => {
            const began = performance.now();
            await work();
            into.push(performance.now() - began);
          };
          let told = 0;
          const watching = [
            everyMs(LOOK_EVERY_MS, () => timed(ready, () => load(`${url}/api/ready`))),
            everyMs(LOOK_EVERY_MS / 4, async () => {
              megabytes = Math.max(megabytes, server.residentMegabytes());
            }),
            everyMs(REPORT_EVERY_MS, () =>
              timed(answers, async () => {
                const answer = await meter.send(report(0, told, 2));
                if (answer.ok) told = Math.min(told + 2, 500);
              }),
            ),
          ];
          await loopLag(url);
          await pause(QUIET_MS);
          const quiet = {
            ...{ ready: percentile(ready, 100), answers: percentile(answers, 95), lag: await loopLag(url) },
          };
          ready.length = 0;
          answers.length = 0;
          const reads = await Promise.all(Array.from({ length: times }, () => read(url, stored)));
          const lag = await loopLag(url);
          over = true;
          await Promise.all(watching);
          desk.close();
          meter.close();
          return { reads, ready, answers, megabytes, quiet, lag };
        },
      );
      const { reads, ready, answers, megabytes, quiet, lag } = found;
      const p95 = percentile(answers, 95);
      const broken = [...survival.broken];
      if (p95 > SLOWEST_P95_MS) broken.push(`A student beside the readers waited ${ms(p95)} for answers.`);
      if (megabytes > MOST_MEGABYTES) broken.push(`The server held ${megabytes.toFixed(0)} MB.`);
      const most = (value: (one: (typeof reads)[number]) => number) => Math.max(...reads.map(value));
      return {
        broken,
        figures: `${times} readers of ${stored.points} points, ${(reads[0].bytes / 1e6).toFixed(1)} MB each in ${reads[0].parts} parts: the last had the index after ${ms(most(({ indexMs }) => indexMs))} and all after ${ms(most(({ wholeMs }) => wholeMs))}, ${reads.reduce((sum, { waits }) => sum + waits, 0)} waits; readiness p95 ${ms(percentile(ready, 95))}, slowest ${ms(percentile(ready, 100))} (quiet: ${ms(quiet.ready)}); the event loop late by ${lag.p99} ms in one of a hundred, by ${lag.most} ms at most (quiet: ${quiet.lag.p99} and ${quiet.lag.most}); reports of a student beside p50 ${ms(percentile(answers, 50))}, p95 ${ms(p95)} (quiet: ${ms(quiet.answers)}); at most ${megabytes.toFixed(0)} MB; ${inFigures(survival)}`,
      };
    });
}

function ms(milliseconds: number): string {
  return milliseconds < 10_000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

const promise = "Nobody in a live class notices who reads a replay";

/** A whole class opens the replay of its 45-minute lesson at once. */
export const BUSY_REPLAY: Torture = {
  promise,
  times: 30,
  run: crowd({ students: 30, seconds: 45 * 60, pointsAReport: 5 }),
};

/** The same for a class with 1.66 million points. */
export const HUGE_REPLAY: Torture = {
  promise,
  times: 20,
  run: crowd({ students: 30, seconds: 2_770, pointsAReport: 20 }),
};
