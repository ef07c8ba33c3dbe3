import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { loadReplay } from "@/lib/client/api/load-replay";
import { storedReplay } from "@/lib/client/api/replay-source";
import { downloadExamples } from "@/lib/client/api/splits";
import { connectSession, type SessionConnection } from "@/lib/client/connection/connection";
import { createCheckpointQueue } from "@/lib/client/run/checkpoint-queue";
import { createOutbox } from "@/lib/client/run/outbox";
import { SOCKET_PATH } from "@/lib/protocol/socket";
import { PROBLEM_CODES, type ProblemCode, passesByItself, problem } from "@/lib/session/decide/problem";
import { SOON } from "@/lib/testing/soon";

const PASSING = PROBLEM_CODES.filter((code) => passesByItself(code));

/** Codes after which a part of the page asks again. */
async function asksAgainAfter(
  asks: (code: ProblemCode) => boolean | Promise<boolean>,
): Promise<ProblemCode[]> {
  const again = await Promise.all(PROBLEM_CODES.map(asks));
  return PROBLEM_CODES.filter((_, index) => again[index]);
}

/** A server that refuses every request about a session with the code that is the session's name. */
beforeEach(() => {
  vi.stubGlobal("fetch", async (path: string) => {
    const code = /sessions\/([a-z-]+)\//.exec(path)?.[1] as ProblemCode;
    return Response.json({ ok: false, problem: problem(code) }, { status: 409 });
  });
});
afterEach(() => void vi.unstubAllGlobals());

test("the outbox asks again after exactly what passes by itself", async () => {
  const asked = await asksAgainAfter(async (code) => {
    let isRefused = false;
    const outbox = createOutbox({
      send: async () => ({ ok: false, problem: problem(code) }),
      reported: () => null,
      pause: () => new Promise(() => {}),
      delivered: () => {},
      refused: () => {
        isRefused = true;
      },
      changed: () => {},
    });
    outbox.end(0, "stopped");
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    outbox.close();
    return !isRefused;
  });
  expect(asked).toEqual(PASSING);
});

test("the queue of checkpoints asks again after exactly what passes by itself", async () => {
  const asked = await asksAgainAfter(async (code) => {
    let isSettled = false;
    const queue = createCheckpointQueue({
      put: async () => code,
      pause: () => new Promise(() => {}),
      chance: () => 0.5,
      settled: () => {
        isSettled = true;
      },
    });
    queue.add({ run: 0, step: 1, score: 50, weights: new Float32Array(1) });
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    queue.close();
    return !isSettled;
  });
  expect(asked).toEqual(PASSING);
});

test("the examples are asked for again also after what may be true only until the start of the round is stored", async () => {
  const asked = await asksAgainAfter(async (code) => {
    const leaving = new AbortController();
    const outcome = await downloadExamples({
      ...{ sessionId: code, round: 0, featureShape: [2], signal: leaving.signal, trouble: () => {} },
      pause: async () => leaving.abort(),
    });
    return outcome === null;
  });
  expect(asked).toEqual(PROBLEM_CODES.filter((code) => passesByItself(code, "news")));
  expect(asked.filter((code) => !PASSING.includes(code))).toEqual(["not-admitted", "round-not-running"]);
});

test("a replay is asked for again after exactly what passes by itself", async () => {
  const asked = await asksAgainAfter(async (code) => {
    const leaving = new AbortController();
    const ended = loadReplay(
      { source: storedReplay(code, null, "en"), taskOf: () => null },
      leaving.signal,
      () => {},
    );
    const again = await Promise.race([
      ended.then(() => false),
      new Promise<boolean>((resolve) => setTimeout(resolve, 300, true)),
    ]);
    leaving.abort();
    await ended.catch(() => {});
    return again;
  });
  expect(asked).toEqual(PASSING);
});

let http: HttpServer;
let io: Server;
beforeAll(async () => {
  http = createServer();
  io = new Server(http, { path: SOCKET_PATH });
  io.use((socket, next) => {
    const code = socket.handshake.auth.session as ProblemCode;
    next(Object.assign(new Error(code), { data: problem(code) }));
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
});
afterAll(() => void io.close());

test("a screen that is refused goes on trying after exactly what passes by itself, and after a code that it does not know", async () => {
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const open: SessionConnection[] = [];
  const answered = async (code: string) => {
    const connection = connectSession(code, "lab", url, {
      transports: ["websocket"],
      onWake: () => () => {},
    });
    open.push(connection);
    await expect.poll(() => connection.store.getState().connection, SOON).toBe("offline");
    return connection.store.getState().goodbye;
  };
  const goodbyes = await Promise.all(PROBLEM_CODES.map(answered));
  const tries = PROBLEM_CODES.filter((_, index) => goodbyes[index] === null);
  expect(await answered("a code of next year")).toBe(null);
  for (const { close } of open) close();
  expect(tries).toEqual(PASSING);
});
