import { mkdtempSync, rmSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { connect as connectTcp, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import { ownAuthority } from "@/lib/env/own-authority";
import { SOCKET_PATH } from "@/lib/protocol/socket";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { connect, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { type OwnCertificate, ownCertificate } from "./server-certificate";

const dataDir = mkdtempSync(path.join(tmpdir(), "downhill-https-"));
const names = { hosts: ["localhost"], addresses: ["127.0.0.1"] };
let certificate: OwnCertificate;
let ca: string;
let database: OpenDatabase;
let server: TestServer;
let row: SessionRow;

beforeAll(async () => {
  certificate = ownCertificate({ dataDir, publicUrl: null, names });
  ca = ownAuthority(dataDir).certificate;
  database = await openMemory();
  server = await startClassServer(database.db, {
    certificate,
    pages: (incoming, response) => {
      const { headers } = incoming;
      const said = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"].map((name) => headers[name]);
      response.end(JSON.stringify(said));
    },
  });
  const teacher = await newTeacher(database.db);
  row = await createSession(database.db, {
    ...{ hostId: teacher.id, title: "Nets", plan: { rounds: [openRound("moons", null)] } },
  });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Init = { method?: string; headers?: Record<string, string>; body?: string };

/** A request over HTTPS of somebody who trusts the authority. */
function ask(at: string, { method = "GET", headers = {}, body }: Init = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const sent = request(
        `${server.secureUrl}${at}`,
        { method, headers, ca, agent: false },
        async (response) => {
          const { statusCode = 0, headers } = response;
          resolve({ status: statusCode, headers, text: await text(response) });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    },
  );
}

test("whoever trusts the authority gets the same answers over HTTPS, and whoever does not gets none", async () => {
  const health = await ask("/api/health");
  expect([health.status, JSON.parse(health.text).status]).toEqual([200, "ok"]);
  await expect(fetch(`${server.secureUrl}/api/health`)).rejects.toThrow("fetch failed");
});

test("pages learn that the browser came over HTTPS, under which host, and from where", async () => {
  const { text } = await ask("/", { headers: { "x-forwarded-for": "6.6.6.6", "x-forwarded-proto": "http" } });
  expect(JSON.parse(text)).toEqual(["127.0.0.1", "https", new URL(server.secureUrl ?? "").host]);
  const plain = await fetch(server.url, { headers: { "x-forwarded-proto": "https" } });
  expect(await plain.json()).toEqual(["127.0.0.1", "http", new URL(server.url).host]);
});

test("no browser is told to stay with HTTPS: devices that do not trust the authority could not come back", async () => {
  const { headers } = await ask("/");
  expect(headers["strict-transport-security"]).toBe(undefined);
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
});

test("a seat taken at one address is good at the other, and its socket is live over either", async () => {
  const body = JSON.stringify({ code: row.joinCode, nickname: "Ada" });
  const headers = { "content-type": "application/json", cookie: `${BROWSER_PASS_COOKIE}=before` };
  const joined = await ask("/api/join", { method: "POST", headers, body });
  const [seat = ""] = [joined.headers["set-cookie"] ?? []].flat();
  expect(seat).toMatch(/^downhill-seat-[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  const [cookie = ""] = seat.split(";");
  for (const address of [server.url, server.secureUrl ?? ""])
    for (const transport of ["websocket", "polling"]) {
      const lab = connect(address, { session: row.id, screen: "lab" }, cookie, {
        transports: [transport],
        trust: ca,
      });
      await vi.waitUntil(() => lab.snapshots.length > 0, SOON);
      lab.close();
    }
  const foreign = await ask("/api/join", {
    method: "POST",
    headers: { ...headers, origin: server.url },
    body,
  });
  expect(foreign.status).toBe(400);
});

test("with an address over HTTPS set, cookies are for HTTPS alone, but at the plain port, which could not give any", async () => {
  const school = await startClassServer(database.db, { certificate, publicUrl: "https://localhost:3443" });
  const passOf = async (answer: { headers: NodeJS.Dict<string | string[]> }) =>
    String([answer.headers["set-cookie"] ?? []].flat()).includes("; Secure");
  const over = (send: typeof request, origin: string) =>
    new Promise<boolean>((resolve) =>
      send(`${origin}/`, { ca, agent: false }, (response) => {
        response.resume();
        resolve(passOf(response));
      }).end(),
    );
  expect(await over(request, school.secureUrl ?? "")).toBe(true);
  expect(await over(plainRequest as typeof request, school.url)).toBe(false);
  await school.close();
});

test("a new certificate is served from the next connection on", async () => {
  const { https } = server;
  const served = () =>
    new Promise<string>((resolve, reject) => {
      const socket = connectTls(Number(new URL(server.secureUrl ?? "").port), "127.0.0.1", { ca }, () => {
        resolve(socket.getPeerX509Certificate()?.toString() ?? "");
        socket.destroy();
      }).on("error", reject);
    });
  expect(await served()).toBe(certificate.cert);
  const next = ownCertificate({
    dataDir,
    publicUrl: null,
    names: { ...names, hosts: ["localhost", "a.local"] },
  });
  https?.setSecureContext(next);
  expect(await served()).toBe(next.cert);
});

test("plain text, noise and silence at the port for HTTPS harm nobody", async () => {
  const port = Number(new URL(server.secureUrl ?? "").port);
  const say = (what: string) =>
    new Promise<void>((resolve) => {
      const socket: Socket = connectTcp(port, "127.0.0.1", () => socket.write(what));
      socket.on("error", () => {});
      socket.on("close", () => resolve());
    });
  const silent = connectTcp(port, "127.0.0.1").on("error", () => {});
  await Promise.all([say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), say("noise, and no end of it")]);
  expect((await ask("/api/ready")).status).toBe(200);
  silent.destroy();
});

test("anybody may try a socket, which is closed soon and as soon as anything is said on it", async () => {
  const strict = await startClassServer(database.db, { heardWithinMs: 500 });
  const attempt = async (transport: string, say: string | null) => {
    const socket = io(`${strict.url}/check`, {
      ...{ path: SOCKET_PATH, transports: [transport], forceNew: true, reconnection: false },
    });
    const began = performance.now();
    const ended = new Promise((resolve) => socket.once("disconnect", resolve));
    await new Promise((resolve, reject) =>
      socket.once("connect", () => resolve(null)).once("connect_error", reject),
    );
    if (say !== null) socket.emit(say);
    await ended;
    return performance.now() - began;
  };
  expect(await attempt("websocket", null)).toBeGreaterThan(400);
  expect(await attempt("polling", null)).toBeGreaterThan(400);
  await attempt("websocket", "hello");
  await strict.close();
});

test("the server closes with connections of both kinds open", async () => {
  const closing = await startClassServer(database.db, { certificate });
  const lab = io(`${closing.secureUrl}/check`, {
    ...{ path: SOCKET_PATH, transports: ["websocket"], forceNew: true, reconnection: false, ca },
  });
  await new Promise((resolve) => lab.once("connect", () => resolve(null)));
  const kept = connectTls(Number(new URL(closing.secureUrl ?? "").port), "127.0.0.1", { ca });
  await new Promise((resolve) => kept.once("secureConnect", resolve));
  const ended = new Promise((resolve) => kept.on("error", () => {}).once("close", resolve));
  expect(await closing.close(1_000)).toBe(true);
  await ended;
  lab.close();
});
