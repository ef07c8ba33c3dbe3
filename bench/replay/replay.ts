import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { interleaved, percentile } from "@/bench/statistics";
import { shareSession } from "@/db/session/links";
import { appendLog } from "@/db/session/log";
import { createSession, markSessionEnded } from "@/db/session/sessions";
import { openEmbedded } from "@/db/store/open";
import { type RunningServer, startServer } from "@/e2e/support/start-server";
import { median } from "@/lib/learning/numbers/median";
import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import type { EventOf, SessionEvent } from "@/lib/session/log/events";
import type { LogIndex } from "@/lib/session/log/stored-log";
import { bytesAsRows, storedPointBytes } from "@/lib/testing/database/point-sizes";
import { newTeacher } from "@/lib/testing/database/session";
import { CHROMIUM_FLAGS, chromiumPath } from "@/scripts/toolchain/chromium.mjs";
import { classLog, type ReplayedClass } from "./class";
import { bytesAsLines } from "./peers";
import { type Visit, visit } from "./visit";

/** What a reader waits for and what the server pays, on a computer with a quarter of this one's speed. */
type ReplayFigures = {
  /** Until the class can be seen and played. */
  readonly open_ms: number;
  /** Until all of it is loaded. */
  readonly whole_ms: number;
  /** All of the class that goes over the network, its index and every part, in kilobytes. */
  readonly wire_kb: number;
  /** 95 of 100 jumps are shown within. */
  readonly seek_p95_ms: number;
  /** The longest that the server answered nobody while it archived the class and served the first reader. */
  readonly server_block_ms: number;
  readonly bytes_per_point: number;
  readonly points: number;
  /** Bytes of peers ÷ ours: a row for each point in PostgreSQL, a gzipped line of JSON for each. */
  readonly ratio: { readonly rows: number; readonly jsonl_gzip: number };
};
export type ReplayReport = Readonly<Record<string, ReplayFigures>>;

const ROUNDS = 5;
const TOKEN = "a token for benchmarks only";
const STRETCH_MS = 250;
/** Longer than archiving ever takes, which is noticed when what is read has become smaller. */
const ARCHIVING_MS = 120_000;
const CLASSES: Readonly<Record<string, ReplayedClass>> = {
  "30": { students: 30, pace: "rehearsed" },
  "300": { students: 300, pace: "rehearsed" },
  "30_without_rest": { students: 30, pace: "without rest" },
};

/** Of classes of three quarters of an hour: thirty and three hundred students who train as rehearsed ones do, and thirty who never stop. */
export async function benchReplay(log: (sentence: string) => void): Promise<ReplayReport> {
  const server = await startServer({ METRICS_TOKEN: TOKEN });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS.stories });
  try {
    const stored = new Map<string, Stored>();
    for (const [name, of] of Object.entries(CLASSES)) {
      log(`A class of ${of.students}, ${of.pace} …`);
      const { plan, events } = await classLog(of, log);
      stored.set(name, await server.lookInto((folder) => store(folder, plan, events)));
    }
    const served = new Map<string, { wire: number; block: number }>();
    for (const [name, { path }] of stored) {
      await longestDelay(server.origin);
      await readAll(server, path);
      // Its first reader has it archived; the next ones get it from there.
      let wire = 0;
      for (const began = performance.now(); performance.now() - began < ARCHIVING_MS; await pause(1_000)) {
        const now = await readAll(server, path);
        const isArchived = now < wire / 2;
        wire = now;
        if (isArchived) break;
      }
      served.set(name, { wire, block: await longestDelay(server.origin) });
      log(`${name}: ${JSON.stringify(served.get(name))}`);
    }
    const sizes = await server.lookInto((folder) => storedBytes(folder, [...stored.values()]));
    const visits = new Map<string, Visit[]>([...stored.keys()].map((name) => [name, []]));
    await interleaved([...stored.keys()], ROUNDS, async (name) => {
      const { path } = stored.get(name)!;
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const visited = await visit(
        await context.newPage(),
        `${server.origin}/replay/${path.id}?share=${path.share}`,
      );
      await context.close();
      visits.get(name)!.push(visited);
      log(`${name}: ${Math.round(visited.open_ms)} ms, whole ${Math.round(visited.whole_ms)} ms`);
      return visited.open_ms;
    });
    const report: Record<string, ReplayFigures> = {};
    for (const [name, { reports, points }] of stored) {
      const bytes = sizes.get(stored.get(name)!.path.id)!;
      const seen = visits.get(name)!;
      report[name] = {
        open_ms: Math.round(median(seen.map(({ open_ms }) => open_ms))),
        whole_ms: Math.round(median(seen.map(({ whole_ms }) => whole_ms))),
        wire_kb: Math.round(served.get(name)!.wire / 1_000),
        seek_p95_ms: Math.round(median(seen.map(({ seeks }) => percentile(seeks, 95)))),
        server_block_ms: Math.round(served.get(name)!.block),
        bytes_per_point: round(bytes / points),
        points,
        ratio: {
          rows: round((await bytesAsRows(reports)) / bytes),
          jsonl_gzip: round(bytesAsLines(reports) / bytes),
        },
      };
      log(JSON.stringify(report[name]));
    }
    return report;
  } finally {
    await browser.close();
    await server.stop();
  }
}

type Stored = {
  readonly path: { readonly id: string; readonly share: string };
  readonly reports: readonly EventOf<"points-reported">[];
  readonly points: number;
};

/** Stores a class that has ended, as a journal writes it. */
async function store(
  folder: string,
  plan: Parameters<typeof createSession>[1]["plan"],
  events: readonly SessionEvent[],
): Promise<Stored> {
  const { db, close } = await openEmbedded(folder);
  const teacher = await newTeacher(db);
  const row = await createSession(db, { hostId: teacher.id, title: "Nets", plan });
  let stretch: SessionEvent[] = [];
  const flush = async () => {
    if (stretch.length > 0) await appendLog(db, row.id, stretch);
    stretch = [];
  };
  for (const event of events.slice(1)) {
    if (stretch.length > 0 && Math.floor(event.at / STRETCH_MS) !== Math.floor(stretch[0]!.at / STRETCH_MS))
      await flush();
    stretch.push(event);
  }
  await flush();
  await markSessionEnded(db, row.id, new Date());
  const share = await shareSession(db, row.id, teacher.id, { animals: true });
  await close();
  const reports = events.filter((event) => event.type === "points-reported");
  const points = reports.reduce((sum, { points }) => sum + points.step.length, 0);
  return { path: { id: row.id, share: share!.token }, reports, points };
}

/** Reads a class as a page does, and counts the bytes that came. */
async function readAll({ origin }: RunningServer, { id, share }: Stored["path"]) {
  const get = async (path: string) => {
    const response = await fetch(origin + path);
    if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  };
  const head = await get(logPath(id, share, "en"));
  const index: LogIndex = JSON.parse(head.toString());
  // They came compressed, and have been unpacked on the way.
  let wire = gzipSync(head).length;
  for (const part of index.parts)
    wire += gzipSync(await get(logPartPath(id, share, index.revision, part))).length;
  return wire;
}

/** The longest delay of the server's event loop since it was last asked, in milliseconds. */
async function longestDelay(origin: string): Promise<number> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const text = await (await fetch(`${origin}/api/metrics`, { headers })).text();
  return 1_000 * Number(/^nodejs_eventloop_lag_max_seconds (.*)$/m.exec(text)?.[1]);
}

/** The bytes of each class's points in the database. */
async function storedBytes(folder: string, stored: readonly Stored[]): Promise<ReadonlyMap<string, number>> {
  const { db, close } = await openEmbedded(folder);
  const bytes = new Map<string, number>();
  for (const { path } of stored) bytes.set(path.id, await storedPointBytes(db, path.id));
  await close();
  return bytes;
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}

export function readableReplay(report: ReplayReport): string {
  return JSON.stringify(report, null, 2);
}
