import { afterAll, beforeAll, expect, test } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { checkpointPath, keptCheckpointPath, ownCheckpointPath } from "@/lib/protocol/checkpoint";
import { erasurePath } from "@/lib/protocol/erasure";
import { RETURN_PATH } from "@/lib/protocol/return";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { splitPath } from "@/lib/protocol/split";
import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import { openRound } from "@/lib/session/decide/plan";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { startClassServer, type TestServer } from "@/lib/testing/server/server";

const JSON_TYPE = { "Content-Type": "application/json" };

let database: OpenDatabase;
let server: TestServer;
let row: SessionRow;
const pages: string[] = [];

beforeAll(async () => {
  database = await openMemory();
  const { id: hostId } = await newTeacher(database.db);
  row = await createSession(database.db, {
    hostId,
    title: "Nets",
    plan: { rounds: [openRound("moons", null)] },
  });
  server = await startClassServer(database.db, {
    pages: ({ url }, response) => {
      pages.push(url ?? "");
      response.end();
    },
  });
});
afterAll(async () => {
  await server?.close(0);
  await database?.close();
});

async function ask(method: string, path: string, init: RequestInit = {}) {
  const response = await fetch(server.url + path, { method, ...init });
  const text = await response.text();
  return { status: response.status, allow: response.headers.get("allow"), body: text && JSON.parse(text) };
}
const refusal = (status: number, code: ProblemCode, allow: string | null = null) => ({
  ...{ status, allow, body: { ok: false, problem: problem(code) } },
});

test.each([
  "/api",
  "/api/",
  "/api/nothing/here",
  "/api/join/",
  "/api/join/extra",
  "/api/__proto__",
  "/api/%E0%A4%A",
  "/api/auth",
  "/api/sessions//log",
])("at %s there is nothing, which programs are told whatever they ask, and no page is made", async (path) => {
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    expect({ method, ...(await ask(method, path)) }).toEqual({ method, ...refusal(404, "no-such-address") });
  expect(pages).toEqual([]);
});

test("sign-in is left to the pages", async () => {
  await ask("GET", "/api/auth/session");
  expect(pages.splice(0)).toEqual(["/api/auth/session"]);
});

test("a method that an address does not take is refused, with those that it takes", async () => {
  const run = ownCheckpointPath(row.id, 0);
  for (const [method, path, allow] of [
    ["GET", "/api/join", "POST"],
    ["DELETE", RETURN_PATH, "POST"],
    ["POST", "/api/health", "GET, HEAD"],
    ["PATCH", run, "PUT, GET, HEAD"],
    ["PUT", splitPath(row.id, 0, "train"), "GET, HEAD"],
  ])
    expect(await ask(method, path)).toEqual(refusal(405, "bad-request", allow));
});

test("whoever asks for the head of an answer gets that", async () => {
  const head = await fetch(`${server.url}/api/health`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([
    ...[200, "application/json; charset=utf-8", ""],
  ]);
});

test.each(["/api/join", RETURN_PATH])(
  "to %s a body is sent as JSON, of a few kilobytes, by a page of ours",
  async (path) => {
    const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
      ask("POST", path, { body, headers });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])
      expect(await post("{}", { "Content-Type": type })).toEqual(refusal(415, "bad-request"));
    expect(await post(`"${"x".repeat(5_000)}"`)).toEqual(refusal(413, "bad-request"));
    expect(await post("{", { "Content-Type": "Application/JSON; charset=utf-8" })).toEqual(
      refusal(400, "bad-request"),
    );
    expect(await post("{}", { ...JSON_TYPE, origin: "https://evil.example" })).toEqual(
      refusal(400, "bad-request"),
    );
  },
);

test("a path whose parts cannot be what they stand for is refused before anyone is looked up", async () => {
  const of = `/api/sessions/${row.id}`;
  for (const path of [
    splitPath("__proto__", 0, "train"),
    splitPath(row.id, -1, "train"),
    splitPath(row.id, 99, "train"),
    `${of}/rounds/0/splits/test`,
    `${of}/rounds/1e0/digest`,
    `${of}/rounds/+1/digest`,
    `${of}/runs/10000/checkpoint`,
    `${of}/participants/x/runs/0/checkpoint`,
    `${of}/log/0/31`,
    `${of}/log/0/1-2-3`,
    `${of}/log/0/31-999999999999`,
  ])
    expect({ path, ...(await ask("GET", path)) }).toEqual({ path, ...refusal(400, "bad-request") });
});

test("of whatever a page asks for, nobody gets what is not everybody's", async () => {
  const body = { body: "{}", headers: JSON_TYPE };
  const part = { first: 1, last: 2 };
  const asked: [string, string, ReturnType<typeof refusal>, RequestInit?][] = [
    ["POST", "/api/join", refusal(400, "bad-request"), body],
    ["POST", RETURN_PATH, refusal(400, "bad-request"), body],
    ["GET", splitPath(row.id, 0, "train"), refusal(401, "seat-lost")],
    ["GET", roundDigestPath(row.id, 0), refusal(401, "seat-lost")],
    ["PUT", checkpointPath(row.id, 0, 1), refusal(401, "seat-lost")],
    ["GET", ownCheckpointPath(row.id, 0), refusal(401, "seat-lost")],
    ["GET", keptCheckpointPath(row.id, 0, 0), refusal(401, "not-signed-in")],
    ["POST", erasurePath(row.id, 0), refusal(401, "not-signed-in"), body],
    ["GET", logPath(row.id, null, "en"), refusal(404, "no-such-session")],
    ["GET", logPartPath(row.id, null, 0, part), refusal(404, "no-such-session")],
    ["GET", "/api/metrics", refusal(404, "no-such-address")],
  ];
  for (const [method, path, expected, init] of asked)
    expect({ path, ...(await ask(method, path, init)) }).toEqual({ path, ...expected });
  expect(pages).toEqual([]);
});
