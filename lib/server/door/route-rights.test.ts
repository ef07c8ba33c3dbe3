import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { coTeachers } from "@/db/schema";
import { sharePractice, shareSession } from "@/db/session/links";
import { createSession, markSessionEnded, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

/**
 * `owner`: of the server's accounts, who does not hold this class. `reader`: whoever has the share link of its replay. `practiser`: whoever has its practice link, which opens
 * nothing while the class goes on.
 */
const ROLES = ["host", "co-teacher", "owner", "student", "waiting", "reader", "practiser", "nobody"] as const;
type Role = (typeof ROLES)[number];

/** A status, with the problem's code unless it is a success. */
type Told = number | `${number} ${string}`;

type Asking = {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** In the body, instead: the fields of a form. */
  readonly form?: string;
};
type Row = { readonly ask: Asking; readonly told: Readonly<Record<Role, Told>> };

const all = (told: Told): Record<Role, Told> =>
  Object.fromEntries(ROLES.map((role) => [role, told])) as Record<Role, Told>;
/** What only seats may do: `student` for the one who is in the class. */
const ofSeats = (student: Told): Record<Role, Told> => ({
  ...all("401 seat-lost"),
  student,
  waiting: "403 not-admitted",
});
/** What only those who hold the desk may do. */
const ofDesks = (desk: Told): Record<Role, Told> => ({
  ...all("401 not-signed-in"),
  ...{ host: desk, "co-teacher": desk, owner: "403 not-allowed" },
});
const ofHost = (host: Told): Record<Role, Told> => ({ ...ofDesks(host), "co-teacher": "403 not-allowed" });
/** Whoever may not read a log is not told that there is one. */
const ofReaders = (reader: Told): Record<Role, Told> => ({
  ...all("404 no-such-session"),
  ...{ host: reader, "co-teacher": reader, reader },
});
const ofDesksAndSeats = (told: Told): Record<Role, Told> => ({
  ...ofSeats(told),
  ...{ host: told, "co-teacher": told },
});

let database: OpenDatabase;
let server: TestServer;
let row: SessionRow;
let link: string;
let practiceLink = "made-up";
let cookies: Record<Role, string>;

const SESSION = "/api/sessions/SESSION";
/** Every route, by its method and path: whoever adds one says here who may call it. */
const ROUTES: Readonly<Record<string, Row>> = {
  "POST /api/join": {
    ask: { method: "POST", path: "/api/join", body: { code: "NOSUCH", nickname: "Eve" } },
    told: all("404 no-such-code"),
  },
  "POST /api/return": {
    ask: {
      method: "POST",
      path: "/api/return",
      body: { session: "SESSION", ask: false, page: "a-page-of-a-rights-table" },
    },
    told: { ...all("401 seat-lost"), student: 200, waiting: 200 },
  },
  "POST /api/sessions/:session/participants/:participant/seat-move": {
    ask: { method: "POST", path: `${SESSION}/participants/9/seat-move` },
    told: ofDesks("409 no-such-participant"),
  },
  "POST /api/seat-move": {
    ask: { method: "POST", path: "/api/seat-move", body: { code: "NOSUCH" } },
    told: all("404 seat-code-over"),
  },
  "GET /api/sessions/:session/rounds/:round/splits/:split": {
    ask: { path: `${SESSION}/rounds/0/splits/train` },
    told: ofDesksAndSeats(200),
  },
  "GET /api/sessions/:session/rounds/:round/sealed-splits/:split": {
    ask: { path: `${SESSION}/rounds/1/sealed-splits/train?of=circles` },
    told: ofSeats(200),
  },
  "GET /api/sessions/:session/rounds/:round/seal-key": {
    ask: { path: `${SESSION}/rounds/0/seal-key` },
    told: ofSeats(200),
  },
  "GET /api/sessions/:session/challenges": {
    ask: { path: `${SESSION}/challenges` },
    told: ofDesksAndSeats(200),
  },
  "GET /api/sessions/:session/rounds/:round/digest": {
    ask: { path: `${SESSION}/rounds/0/digest` },
    told: ofDesksAndSeats("409 round-not-over"),
  },
  "PUT /api/sessions/:session/runs/:run/checkpoint": {
    ask: { method: "PUT", path: `${SESSION}/runs/7/checkpoint?step=1` },
    told: ofSeats("409 no-such-run"),
  },
  "GET /api/sessions/:session/runs/:run/checkpoint": {
    ask: { path: `${SESSION}/runs/7/checkpoint` },
    told: ofSeats("409 no-such-run"),
  },
  "GET /api/sessions/:session/participants/:participant/runs/:run/checkpoint": {
    ask: { path: `${SESSION}/participants/0/runs/7/checkpoint` },
    told: ofDesks("409 no-such-run"),
  },
  "POST /api/sessions/:session/participants/:participant/erasure": {
    ask: { method: "POST", path: `${SESSION}/participants/0/erasure`, body: { runs: "keep" } },
    told: ofHost("409 session-going-on"),
  },
  "GET /api/sessions/:session/log": {
    ask: { path: `${SESSION}/log` },
    told: ofReaders(200),
  },
  "GET /api/sessions/:session/log/:revision/:part": {
    ask: { path: `${SESSION}/log/0/0-0` },
    told: ofReaders("409 replay-changed"),
  },
  "GET /api/sessions/:session/practice/:round/:split": {
    ask: { path: `${SESSION}/practice/0/train` },
    told: {
      ...all("404 no-such-session"),
      ...{ host: "409 session-going-on", "co-teacher": "409 session-going-on" },
    },
  },
  "GET /api/lti/login": { ask: { path: "/api/lti/login" }, told: all("303 lti-unconfigured") },
  "POST /api/lti/login": {
    ask: { method: "POST", path: "/api/lti/login", form: "iss=https%3A%2F%2Fmoodle.example" },
    told: all("303 lti-unconfigured"),
  },
  "POST /api/lti/launch": {
    ask: { method: "POST", path: "/api/lti/launch", form: "state=made-up&id_token=made.up.too" },
    told: all("303 lti-unconfigured"),
  },
  "GET /api/lti/enter": { ask: { path: "/api/lti/enter?ticket=made-up" }, told: all("303 lti-expired") },
  "POST /api/lti/choice": {
    ask: { method: "POST", path: "/api/lti/choice", form: "ticket=made-up&session=SESSION" },
    told: all("303 lti-expired"),
  },
  "GET /api/lti/keys": { ask: { path: "/api/lti/keys" }, told: all(200) },
  "GET /api/health": { ask: { path: "/api/health" }, told: all(200) },
  "GET /api/ready": { ask: { path: "/api/ready" }, told: all(200) },
  "GET /api/check": { ask: { path: "/api/check" }, told: all(200) },
  "GET /api/metrics": { ask: { path: "/api/metrics" }, told: all("404 no-such-address") },
};

beforeAll(async () => {
  database = await openMemory();
  const { db } = database;
  const [host, other, owner] = [
    await newTeacher(db),
    await newTeacher(db),
    await newTeacher(db, undefined, "owner"),
  ];
  server = await startClassServer(db);
  const plan = { rounds: [openRound("moons", null), openRound("circles", null)] };
  row = await createSession(db, { hostId: host.id, title: "Nets", plan });
  await db.insert(coTeachers).values({ sessionId: row.id, teacherId: other.id, addedAt: new Date() });
  link = (await shareSession(db, row.id, host.id, { animals: false }))?.token ?? "";
  const student = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  const desk = connect(server.url, { session: row.id, screen: "desk" }, await teacherCookie(host));
  await vi.waitUntil(() => desk.snapshots.length > 0, SOON);
  await desk.send({ type: "start-round", round: 0 });
  const lab = connect(server.url, { session: row.id, screen: "lab" }, student.cookie);
  await vi.waitUntil(() => lab.snapshots.length > 0, SOON);
  await lab.send(START_RUN);
  await desk.send({ type: "set-lobby", approval: true });
  const waiting = await join(server.url, { code: row.joinCode, nickname: "Grace" });
  for (const screen of [desk, lab]) screen.close();
  cookies = {
    host: await teacherCookie(host),
    "co-teacher": await teacherCookie(other),
    owner: await teacherCookie(owner),
    student: student.cookie,
    waiting: waiting.cookie,
    reader: "",
    practiser: "",
    nobody: "",
  };
}, 60_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

test("the table names every route under /api", () => {
  const source = readFileSync("lib/server/http/routes.ts", "utf8");
  const routes = [...source.matchAll(/method: "(\w+)",\s+path: "([^"]+)"/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  expect(Object.keys(ROUTES).toSorted()).toEqual(routes.toSorted());
});

test.each(Object.entries(ROUTES))("who may call %s", async (_, { ask, told }) => {
  const answers: Partial<Record<Role, Told>> = {};
  for (const role of ROLES) answers[role] = await answerTo(ask, role);
  expect(answers).toEqual(told);
});

test("a session that is over stays closed to everybody but those who hold its desk and whoever has a link", async () => {
  await markSessionEnded(database.db, row.id, new Date());
  practiceLink = (await sharePractice(database.db, row.id, row.hostId, {}))?.token ?? "";
  const answersTo = async (path: string) => {
    const answers: Partial<Record<Role, Told>> = {};
    for (const role of ROLES) answers[role] = await answerTo({ path: SESSION + path }, role);
    return answers;
  };
  expect(await answersTo("/log")).toEqual({ ...ofReaders(200), practiser: 200 });
  const practising = (told: Told) => ({
    ...all("404 no-such-session"),
    ...{ host: told, "co-teacher": told, practiser: told },
  });
  expect(await answersTo("/practice/0/train")).toEqual(practising(200));
  expect(await answersTo("/practice/0/validation")).toEqual(practising(200));
  // The second round was never started.
  expect(await answersTo("/practice/1/train")).toEqual(practising("404 no-such-round"));
  expect(await answersTo("/practice/0/test")).toEqual(all("400 bad-request"));
});

async function answerTo({ method = "GET", path, body, form }: Asking, role: Role): Promise<Told> {
  const withSession = (text: string) => text.replaceAll("SESSION", row.id);
  const address = new URL(withSession(path), server.url);
  if (role === "reader") address.searchParams.set("share", link);
  if (role === "practiser") address.searchParams.set("share", practiceLink);
  const type = body !== undefined ? "application/json" : form && "application/x-www-form-urlencoded";
  const response = await fetch(address, {
    method,
    redirect: "manual",
    headers: { cookie: cookies[role], ...(type && { "content-type": type }) },
    ...(form !== undefined && { body: withSession(form) }),
    ...(body !== undefined && { body: withSession(JSON.stringify(body)) }),
    ...(method === "PUT" && { body: new Float32Array(4) }),
  });
  const text = await response.text();
  if (response.ok) return response.status;
  const problem = JSON.parse(text)?.problem?.code;
  return `${response.status} ${problem}`;
}
