import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { checkpointPath, ownCheckpointPath } from "@/lib/protocol/checkpoint";
import { seatCookieName } from "@/lib/protocol/join";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { seatMovePath } from "@/lib/protocol/seat-move";
import type { ScreenKind } from "@/lib/protocol/socket";
import { splitPath } from "@/lib/protocol/split";
import { openRound } from "@/lib/session/decide/plan";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { OF_HOST, OF_PARTICIPANT } from "@/lib/testing/server/every-command";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const WHO = [
  "host",
  "other host",
  "participant",
  "waiting",
  "removed",
  "of another class",
  "nobody",
] as const;
type Who = (typeof WHO)[number];

/** How many messages a seat may send at once, and again a second later. */
const AT_ONCE = 16;
const A_SECOND = 8;
const A_SECOND_MS = 1_050;
const NICKNAMES = ["Zebedee", "Yolanda", "Xanthippe"];
type Line = { code?: string; session?: string; seat?: number; screen?: string; msg: string };

let database: OpenDatabase;
let server: TestServer;
let row: SessionRow;
let cookies: Record<Who, string>;
let lines: Line[] = [];
let written = "";
const open: TestScreen[] = [];

const sink = new Writable({
  write(chunk, _, done) {
    written += chunk;
    lines.push(JSON.parse(String(chunk)));
    done();
  },
});
const screen = (kind: ScreenKind, who: Who) => {
  open.push(connect(server.url, { session: row.id, screen: kind }, cookies[who]));
  return open[open.length - 1];
};
/** The lines with these answers, in the order in which they were given. */
const refusalsLogged = () => lines.filter(({ code }) => code !== undefined);

beforeAll(async () => {
  database = await openMemory();
  const [teacher, stranger] = [await newTeacher(database.db), await newTeacher(database.db)];
  server = await startClassServer(database.db, { log: pino({ base: null }, sink) });
  const plan = { rounds: [openRound("moons", null)] };
  const newClass = (hostId: string) => createSession(database.db, { hostId, title: "Nets", plan });
  row = await newClass(teacher.id);
  const other = await newClass(stranger.id);
  const seat = async (session: SessionRow, nickname: string) =>
    (await join(server.url, { code: session.joinCode, nickname })).cookie;
  const [participant, removed] = [await seat(row, NICKNAMES[0]), await seat(row, NICKNAMES[1])];
  cookies = {
    host: await teacherCookie(teacher),
    "other host": await teacherCookie(stranger),
    participant,
    waiting: "",
    removed,
    "of another class": (await seat(other, "Ada")).replace(seatCookieName(other.id), seatCookieName(row.id)),
    nobody: "",
  };
  const desk = screen("desk", "host");
  await vi.waitUntil(() => desk.snapshots.length > 0, SOON);
  await desk.send({ ...OF_HOST["set-lobby"] });
  cookies.waiting = await seat(row, NICKNAMES[2]);
  await desk.send({ type: "remove-participant", participant: 1 });
  await new Promise((resolve) => setTimeout(resolve, 600));
}, 60_000);
beforeEach(() => {
  for (const one of open.splice(0)) one.close();
  lines = [];
});
afterAll(async () => {
  for (const one of open) one.close();
  await server.close();
  await database.close();
});

test.each<[ScreenKind, Record<Who, ProblemCode | null>]>([
  [
    "lab",
    {
      host: "seat-lost",
      "other host": "seat-lost",
      participant: null,
      waiting: null,
      removed: "seat-removed",
      "of another class": "seat-lost",
      nobody: "seat-lost",
    },
  ],
  ...(["desk", "projector"] as const).map((kind): [ScreenKind, Record<Who, ProblemCode | null>] => [
    kind,
    {
      host: null,
      "other host": "not-allowed",
      participant: "not-signed-in",
      waiting: "not-signed-in",
      removed: "not-signed-in",
      "of another class": "not-signed-in",
      nobody: "not-signed-in",
    },
  ]),
])("who may open a %s, and that every refusal is in the log", async (kind, expected) => {
  for (const who of WHO) {
    const one = screen(kind, who);
    await vi.waitUntil(() => one.snapshots.length + one.refusals.length > 0, SOON);
    const code = expected[who];
    expect({ who, refusals: one.refusals, snapshots: one.snapshots.length }).toEqual({
      who,
      refusals: code ? [problem(code)] : [],
      snapshots: code ? 0 : 1,
    });
    if (!code) continue;
    const seat = who === "removed" && kind === "lab" ? { seat: 1 } : {};
    const { session, seat: logged, code: said, msg } = lines[lines.length - 1];
    expect({ session, said, msg, ...(logged === undefined ? {} : { seat: logged }) }).toEqual({
      ...{ session: row.id, said: code, msg: "socket refused" },
      ...seat,
    });
  }
});

const ALL = [...Object.values(OF_HOST), ...Object.values(OF_PARTICIPANT)];

test.each<[string, ScreenKind, Who, number | null, Partial<Record<"host" | "participant", ProblemCode>>]>([
  [
    "a host's desk commands the class and trains nothing",
    "desk",
    "host",
    null,
    { participant: "not-allowed" },
  ],
  ["a projector only looks", "projector", "host", null, { host: "not-allowed", participant: "not-allowed" }],
  ["a participant trains and commands nobody", "lab", "participant", 0, { host: "not-allowed" }],
  ["who waits may nothing yet", "lab", "waiting", 2, { host: "not-allowed", participant: "not-admitted" }],
])("%s: every command, and every refusal in the log", async (_, kind, who, seat, refused) => {
  const one = screen(kind, who);
  await vi.waitUntil(() => one.snapshots.length > 0, SOON);
  lines = [];
  const logged: Partial<Line>[] = [];
  // Ending the class is for the last.
  const given = ALL.filter(({ type }) => !(kind === "desk" && type === "end-session"));
  for (const [index, command] of given.entries()) {
    // There are more commands than a seat may send at once.
    if (index >= AT_ONCE && (index - AT_ONCE) % A_SECOND === 0)
      await new Promise((resolve) => setTimeout(resolve, A_SECOND_MS));
    const code = refused[command.type in OF_HOST ? "host" : "participant"];
    const reply = await one.send(command);
    if (code) expect({ command, reply }).toEqual({ command, reply: { ok: false, problem: problem(code) } });
    else if (!reply.ok)
      expect(["not-allowed", "not-admitted", "bad-request", "too-fast"]).not.toContain(reply.problem.code);
    if (!reply.ok) logged.push({ session: row.id, screen: kind, code: reply.problem.code, msg: "refused" });
  }
  expect(refusalsLogged()).toEqual(logged.map((line) => expect.objectContaining({ ...line, seat })));
});

/** For each kind of visitor: the answer's status and code, and the seat in the log. */
type Refusals = Record<Who, [status: number, code: ProblemCode, seat?: number]>;

async function expectRefusals(
  expected: Refusals,
  msg: string,
  ask: (headers: { cookie: string }) => Promise<Response>,
): Promise<void> {
  for (const who of WHO) {
    const [status, code, seat] = expected[who];
    const response = await ask({ cookie: cookies[who] });
    const answer = { who, status: response.status, body: await response.json() };
    expect(answer).toEqual({ who, status, body: { ok: false, problem: problem(code) } });
    expect(lines.at(-1)).toMatchObject({
      ...{ session: row.id, code, msg },
      ...(seat === undefined ? {} : { seat }),
    });
  }
}

const NOT_SEATED = {
  "other host": [401, "seat-lost"],
  waiting: [403, "not-admitted", 2],
  removed: [403, "seat-removed", 1],
  "of another class": [401, "seat-lost"],
  nobody: [401, "seat-lost"],
} as const satisfies Partial<Refusals>;

test("who may bring a network to be checked, and that every refusal is in the log", async () => {
  await expectRefusals(
    { ...NOT_SEATED, host: [401, "seat-lost"], participant: [409, "no-such-run", 0] },
    "checkpoint refused",
    (headers) =>
      fetch(`${server.url}${checkpointPath(row.id, 0, 1)}`, {
        ...{ method: "PUT", headers },
        body: new Float32Array(4),
      }),
  );
});

test("a seat alone gets a network of its own back, and every refusal is in the log", async () => {
  await expectRefusals(
    { ...NOT_SEATED, host: [401, "seat-lost"], participant: [409, "no-such-run", 0] },
    "network refused",
    (headers) => fetch(`${server.url}${ownCheckpointPath(row.id, 0)}`, { headers }),
  );
});

test("who may be told what a round showed, and that every refusal is in the log", async () => {
  await expectRefusals(
    { ...NOT_SEATED, host: [409, "round-not-over"], participant: [409, "round-not-over", 0] },
    "digest refused",
    (headers) => fetch(`${server.url}${roundDigestPath(row.id, 0)}`, { headers }),
  );
});

test("who may have the examples of a round, and that every refusal is in the log", async () => {
  await expectRefusals(
    { ...NOT_SEATED, host: [409, "round-not-running"], participant: [409, "round-not-running", 0] },
    "split refused",
    (headers) => fetch(`${server.url}${splitPath(row.id, 0, "train")}`, { headers }),
  );
});

test("the host alone gets the code that moves a seat, and every refusal is in the log", async () => {
  const others = WHO.filter((who) => who !== "host" && who !== "other host");
  const signedOut = Object.fromEntries(
    others.map((who) => [who, [401, "not-signed-in"] satisfies Refusals[Who]]),
  ) as unknown as Refusals;
  await expectRefusals(
    { ...signedOut, host: [409, "no-such-participant"], "other host": [403, "not-allowed"] },
    "seat-code refused",
    (headers) => fetch(`${server.url}${seatMovePath(row.id, 7)}`, { method: "POST", headers }),
  );
});

test("who was removed joins under no other name, and that is in the log", async () => {
  const again = await join(server.url, { code: row.joinCode, nickname: "Eve" }, { cookie: cookies.removed });
  expect(again.reply).toEqual({ ok: false, problem: problem("seat-removed") });
  expect(lines.at(-1)).toMatchObject({ session: row.id, seat: 1, code: "seat-removed", msg: "join refused" });
});

test("after a restart, who was removed is still out, and who waited still waits", async () => {
  await server.close();
  server = await startClassServer(database.db, { log: pino({ base: null }, sink) });
  const [removed, waiting] = [screen("lab", "removed"), screen("lab", "waiting")];
  await vi.waitUntil(() => removed.refusals.length > 0 && waiting.snapshots.length > 0, SOON);
  expect(removed.refusals).toEqual([problem("seat-removed")]);
  const [{ session, self }] = waiting.snapshots;
  expect({ self, seen: session.participants.map(({ nickname }) => nickname) }).toEqual({
    self: 2,
    seen: [NICKNAMES[2]],
  });
});

test("the log of all this holds neither a nickname nor a token nor a code", () => {
  expect(written.length).toBeGreaterThan(1_000);
  const tokens = Object.values(cookies).flatMap((cookie) => cookie.split("=")[1] ?? []);
  for (const secret of [...NICKNAMES, "Eve", row.joinCode, ...tokens.filter((token) => token !== "")])
    expect(written).not.toContain(secret);
});
