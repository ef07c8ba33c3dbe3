// One server of the fan-out benchmark, in a process of its own. It answers its parent's requests.
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { answerParent } from "@/bench/program";
import { appendLog } from "@/db/session/log";
import { createSeat } from "@/db/session/seats/seats";
import { createSession } from "@/db/session/sessions";
import { openEmbedded } from "@/db/store/open";
import { unreachable } from "@/lib/learning/unreachable";
import { seatCookieName } from "@/lib/protocol/join";
import { createClassServer } from "@/lib/server/class-server";
import { createLogger } from "@/lib/server/logger";
import { openRound } from "@/lib/session/decide/plan";
import type { SessionEvent } from "@/lib/session/log/events";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { serveBareWs } from "./bare-ws";
import type { FanoutClass, Peer } from "./peers";
import { serveRebroadcast } from "./rebroadcast";

export type ServerAsked =
  | { readonly type: "open"; readonly peer: Peer; readonly students: number }
  /** Starts measuring its work … */
  | { readonly type: "watch" }
  /** … and ends it. Answered with `ServerWork`. */
  | { readonly type: "rest" }
  /** Answered with the process's memory in megabytes. */
  | { readonly type: "memory" };

export type ServerWork = {
  /** Share of one core. */
  readonly cpuPercent: number;
  readonly rssMb: number;
  /** How late the event loop's timers fired. */
  readonly eventLoopP99Ms: number;
};

const PLAN = { rounds: [openRound("moons", null)] };
const RESOLUTION_MS = 5;

const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let close = async () => {};
let watched = { since: 0, cpu: process.cpuUsage() };

/** Students who have joined before the measurement, which is not about joining. */
function joined(students: number): SessionEvent[] {
  return Array.from({ length: students }, (_, participant) => ({
    ...{
      type: "participant-joined" as const,
      participant,
      nickname: `Student ${participant}`,
      admitted: true,
    },
    ...{ seq: participant + 1, at: participant + 1 },
  }));
}

async function openOurs(students: number): Promise<FanoutClass> {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-bench-"));
  const database = await openEmbedded(folder);
  const { db } = database;
  const server = createClassServer({
    ...{ db, maxParticipants: students, log: createLogger("silent") },
    ...{ publicUrl: null, trustProxy: false, development: false, metricsToken: null },
    refereeThread: new URL("./referee.mjs", import.meta.url),
    replayThread: new URL("./replay.mjs", import.meta.url),
    pages: (_, response) => response.writeHead(404).end(),
  });
  const url = `http://127.0.0.1:${await listen(server.http)}`;
  close = async () => {
    await server.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const teacher = await newTeacher(db);
  const row = await createSession(db, { hostId: teacher.id, title: "Nets", plan: PLAN });
  await appendLog(db, row.id, joined(students));
  const cookies: string[] = [];
  for (let seat = 0; seat < students; seat++)
    cookies.push(`${seatCookieName(row.id)}=${await createSeat(db, row.id, seat)}`);
  const hostCookie = await teacherCookie(teacher);
  return { peer: "ours", url, session: row.id, hostCookie, cookies };
}

async function listen(http: Server): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return (http.address() as AddressInfo).port;
}

async function open(peer: Peer, students: number): Promise<FanoutClass> {
  const place = { peer, session: "", hostCookie: "", cookies: [] };
  switch (peer) {
    case "ours":
      return openOurs(students);
    case "rebroadcast": {
      const server = serveRebroadcast();
      close = async () => server.close();
      return { ...place, url: `http://127.0.0.1:${await listen(server.http)}` };
    }
    case "ws": {
      const created: SessionEvent = { type: "session-created", seq: 0, at: 0, title: "Nets", plan: PLAN };
      const server = serveBareWs([created, ...joined(students)], students);
      close = async () => server.close();
      return { ...place, url: `ws://127.0.0.1:${await listen(server.http)}` };
    }
    default:
      return unreachable(peer);
  }
}

const memory = () => process.memoryUsage().rss / 1e6;

function rest(): ServerWork {
  const { user, system } = process.cpuUsage(watched.cpu);
  delays.disable();
  return {
    cpuPercent: (user + system) / 10 / (performance.now() - watched.since),
    rssMb: memory(),
    eventLoopP99Ms: Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION_MS),
  };
}

answerParent<ServerAsked>(
  (asked) => {
    switch (asked.type) {
      case "open":
        return open(asked.peer, asked.students);
      case "watch":
        delays.reset();
        delays.enable();
        watched = { since: performance.now(), cpu: process.cpuUsage() };
        return;
      case "rest":
        return rest();
      case "memory":
        return memory();
      default:
        return unreachable(asked);
    }
  },
  () => close(),
);
