import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { forgetArchive } from "@/db/session/archive";
import { revokeShare, shareSession } from "@/db/session/links";
import { appendLog, readLog } from "@/db/session/log";
import { createSession, markSessionEnded, type SessionRow } from "@/db/session/sessions";
import { createClassDoor } from "@/lib/auth/class-door";
import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import type { SessionEvent } from "@/lib/session/log/events";
import { logForReader } from "@/lib/session/log/visible-to-reader";
import { withAnimalNames } from "@/lib/session/names/animal-names";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { manyReports } from "@/lib/testing/database/reports";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { readReplay } from "@/lib/testing/server/reader";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { bundledThread } from "@/lib/testing/server/thread";
import { SOON } from "@/lib/testing/soon";
import { createApi } from "../http/api";
import { apiRoutes } from "../http/routes";
import { createLogger } from "../logger";
import { createMetrics } from "../operations/metrics";
import { createUploadWatch } from "../referee/upload-watch";
import { createReplays, type Replays } from "./replays";

const STUDENTS = 10;

/** Students join, a round starts, everybody trains: 60 rows of 100 points' reports. `from`: the seq of the first event. */
function trained(rows: number): SessionEvent[] {
  const joins = Array.from({ length: STUDENTS }, (_, participant) => ({
    ...{ type: "participant-joined" as const, participant, nickname: `Ada ${participant}`, admitted: true },
    ...{ seq: 1 + participant, at: 100 },
  }));
  const { type: _, ...run } = START_RUN;
  const seed = { type: "round-started" as const, round: 0, seed: 7, deadline: null };
  const runs = Array.from({ length: STUDENTS }, (_, participant) => ({
    ...{ type: "run-started" as const, participant, ...run },
    ...{ seq: 2 + STUDENTS + participant, at: 900 },
  }));
  const reports = manyReports({
    from: 2 + 2 * STUDENTS,
    rows,
    reportsARow: STUDENTS,
    pointsAReport: 10,
  });
  return [...joins, { ...seed, seq: 1 + STUDENTS, at: 200 }, ...runs, ...reports.flat()];
}

describeOnEachDatabase((db) => {
  let server: TestServer;
  let cookie = "";
  let hostId = "";
  const screens: TestScreen[] = [];

  beforeAll(async () => {
    const teacher = await newTeacher(db());
    hostId = teacher.id;
    cookie = await teacherCookie(teacher);
    server = await startClassServer(db());
    return async () => {
      await server.close();
    };
  });
  afterEach(() => {
    for (const screen of screens.splice(0)) screen.close();
  });

  const newClass = () =>
    createSession(db(), { hostId, title: "Nets", plan: { rounds: [openRound("moons", null)] } });

  /** A class that has trained, and how it is shared. */
  const pastClass = async ({ rows = 60, animals = false } = {}) => {
    const row = await newClass();
    const log = trained(rows);
    const ended: SessionEvent = { type: "session-ended", seq: log.length + 1, at: 100_000 };
    const whole = [...log, ended];
    for (let from = 0; from < whole.length; from += 50)
      await appendLog(db(), row.id, whole.slice(from, from + 50));
    await markSessionEnded(db(), row.id, new Date());
    const share = await shareSession(db(), row.id, hostId, { animals });
    return { row, share: share?.token ?? "" };
  };

  const getAs = (headers: Record<string, string>) => async (path: string) => {
    const response = await fetch(server.url + path, { headers });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };
  const asGuest = getAs({});
  /** Longer than what is known of a link may be old. */
  const soon = () => new Promise((resolve) => setTimeout(resolve, 600));

  test("what every reader puts together is the stored log, before and after it is archived", async () => {
    const { row, share } = await pastClass();
    const stored = await readLog(db(), row.id);
    const host = await readReplay(getAs({ cookie }), row.id, null);
    expect(host.events).toEqual(stored);
    expect(host.index).toMatchObject({ title: "Nets", revision: 0, end: stored.length });
    const readers = await Promise.all(Array.from({ length: 10 }, () => readReplay(asGuest, row.id, share)));
    for (const { events } of readers) expect(events).toEqual(logForReader("link", stored));
  });

  test("with animals in the place of nicknames no name is sent, in the language that is asked for", async () => {
    const { row, share } = await pastClass({ rows: 1, animals: true });
    const stored = await readLog(db(), row.id);
    for (const language of ["en", "ar"] as const)
      expect((await readReplay(asGuest, row.id, share, language)).events).toEqual(
        withAnimalNames(logForReader("link", stored), language),
      );
    expect((await readReplay(asGuest, row.id, share, "xx")).events).toEqual(
      withAnimalNames(logForReader("link", stored), "en"),
    );
    expect((await readReplay(getAs({ cookie }), row.id, null)).events).toEqual(stored);
  });

  test("nobody else is told that there is such a class, and a link that was turned off opens nothing", async () => {
    const { row, share } = await pastClass({ rows: 1 });
    const stranger = await teacherCookie(await newTeacher(db()));
    const part = { first: 22, last: 31 };
    const refused = async (share: string | null, headers: Record<string, string> = {}) => {
      for (const path of [logPath(row.id, share, "en"), logPartPath(row.id, share, 0, part)]) {
        const response = await fetch(server.url + path, { headers });
        expect([response.status, await response.json()]).toEqual([
          404,
          { ok: false, problem: problem("no-such-session") },
        ]);
      }
    };
    await refused(null);
    await refused("guess");
    await refused(null, { cookie: stranger });
    expect((await fetch(`${server.url}/api/sessions/__proto__/log`)).status).toBe(400);
    expect((await fetch(`${server.url}/api/sessions/${row.id}/log/0/31-999999999999`)).status).toBe(400);
    expect((await readReplay(asGuest, row.id, share)).events).toHaveLength(33);
    await revokeShare(db(), row.id, hostId);
    await soon();
    await refused(share);
  });

  test("a part is loaded once: a browser that has it is told so, until the log is rewritten", async () => {
    const { row, share } = await pastClass();
    const { index } = await readReplay(asGuest, row.id, share);
    const path = server.url + logPartPath(row.id, share, index.revision, index.parts[0]);
    const first = await fetch(path);
    const tag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("private, max-age=86400, immutable");
    const again = await fetch(path, { headers: { "if-none-match": tag } });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);

    await forgetArchive(db(), row.id);
    await soon();
    const late = await fetch(path);
    expect([late.status, await late.json()]).toEqual([
      409,
      { ok: false, problem: problem("replay-changed") },
    ]);
    expect((await readReplay(asGuest, row.id, share)).index).toMatchObject({ revision: 1 });
  });

  test("of a crowd that opens one link at once some are told to come again; its host and other links are served", async () => {
    const crowded = await pastClass({ rows: 1 });
    const other = await pastClass({ rows: 1 });
    const log = createLogger("silent");
    const replays = createReplays(db(), await bundledThread("replay"), log);
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow: Replays = {
      ...replays,
      async index(session, state, reader) {
        if (session.id === crowded.row.id && reader.reader === "link") await opened;
        return replays.index(session, state, reader);
      },
    };
    const { rooms } = server;
    const isClosing = () => false;
    const metrics = createMetrics({ ofProcess: false });
    const unused = {
      ...{ door: createClassDoor(), desk: null as never, uploads: createUploadWatch() },
      publicUrl: null,
    };
    const api = createApi(apiRoutes({ ...unused, db: db(), replays: slow, rooms, metrics, log, isClosing }), {
      ...{ db: db(), rooms, address: { publicUrl: null, trustProxy: false }, log, metrics },
      ...{ metricsToken: null, isClosing },
    });
    const http = createServer(
      (request, response) => void api(request, response, new URL(request.url ?? "", "http://host")),
    );
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const at = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const statusOf = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(at + path, { headers })).status;
    try {
      const path = logPath(crowded.row.id, crowded.share, "en");
      const leaving = new AbortController();
      const refusals: Response[] = [];
      const crowd = Array.from({ length: 45 }, () =>
        fetch(at + path, { signal: leaving.signal }).then(
          (refusal) => void refusals.push(refusal),
          () => "left",
        ),
      );
      await expect.poll(() => refusals.length, SOON).toBe(5);
      for (const refusal of refusals) {
        expect([refusal.status, await refusal.json()]).toEqual([
          503,
          { ok: false, problem: problem("replay-busy") },
        ]);
        expect(refusal.headers.get("retry-after")).toMatch(/^[123]$/);
      }
      expect(await statusOf(logPath(crowded.row.id, null, "en"), { cookie })).toBe(200);
      expect(await statusOf(logPath(other.row.id, other.share, "en"))).toBe(200);
      // The places of those who leave are free, although nothing was sent to them.
      leaving.abort();
      expect((await Promise.all(crowd)).filter(Boolean)).toHaveLength(40);
      open();
      await expect.poll(() => statusOf(path), SOON).toBe(200);
    } finally {
      open();
      http.close();
      await replays.close();
    }
  });

  test("while many read a class's replay, a student in another class goes on and is answered", async () => {
    const past = await pastClass();
    const row: SessionRow = await newClass();
    const desk = connect(server.url, { session: row.id, screen: "desk" }, cookie);
    const { cookie: seat } = await join(server.url, { code: row.joinCode, nickname: "Ada" });
    const ada = connect(server.url, { session: row.id, screen: "lab" }, seat);
    screens.push(desk, ada);
    await expect.poll(() => ada.snapshots.length, SOON).toBe(1);
    expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
    expect(await ada.send(START_RUN)).toEqual({ ok: true });
    const readers = Promise.all(
      Array.from({ length: 20 }, () => readReplay(asGuest, past.row.id, past.share)),
    );
    for (let from = 0; from < 40; from += 8) expect(await ada.send(report(0, from, 8))).toEqual({ ok: true });
    for (const { events } of await readers) expect(events).toHaveLength(623);
  });

  test("a class that goes on can be read as far as it is stored, and is archived when it ends", async () => {
    const row = await newClass();
    const log = trained(60);
    for (let from = 0; from < 500; from += 50) await appendLog(db(), row.id, log.slice(from, from + 50));
    expect((await readReplay(getAs({ cookie }), row.id, null)).events).toEqual(await readLog(db(), row.id));
    // Whoever has the link hears of a round's runs once the round is over, and gets none of their points before.
    const share = (await shareSession(db(), row.id, hostId, { animals: false }))?.token ?? "";
    const known = await readReplay(asGuest, row.id, share);
    const isOfRuns = ({ type }: SessionEvent) => type === "points-reported" || type === "run-started";
    expect([known.index.parts, known.events.filter(isOfRuns)]).toEqual([[], []]);
    const { index: whole } = await readReplay(getAs({ cookie }), row.id, null);
    const refused = await fetch(server.url + logPartPath(row.id, share, whole.revision, whole.parts[0]));
    expect([refused.status, (await refused.json()).problem.code]).toEqual([409, "replay-changed"]);

    const desk = connect(server.url, { session: row.id, screen: "desk" }, cookie);
    screens.push(desk);
    await expect.poll(() => desk.snapshots.length, SOON).toBe(1);
    expect(await desk.send({ type: "end-session" })).toEqual({ ok: true });
    const { index, events } = await readReplay(getAs({ cookie }), row.id, null);
    expect(events).toEqual(await readLog(db(), row.id));
    expect(events.at(-1)).toMatchObject({ type: "session-ended" });
    await expect
      .poll(async () => (await readReplay(getAs({ cookie }), row.id, null)).index.parts.length, SOON)
      .toBeLessThanOrEqual(index.parts.length);
  });
});
