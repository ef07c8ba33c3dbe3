import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Split } from "@/lib/learning/examples/split";
import { encodeSplit, splitPath } from "@/lib/protocol/split";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { downloadExamples } from "./splits";

const SESSION = "8a5a9d66-3a0f-4f0e-9a54-0f4c0f0f0f0f";
const train: Split = { count: 2, features: new Float32Array([1, 2, 3, 4]), labels: new Float32Array([0, 1]) };
const validation: Split = { count: 1, features: new Float32Array([5, 6]), labels: new Float32Array([1]) };

/** A server that gives these answers in order, and then the examples. */
let answers: ((ProblemCode | "hangs up" | "a page of the school's proxy") | null)[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers.shift() ?? null;
    if (answer === "hangs up") return void request.socket.destroy();
    if (answer === "a page of the school's proxy")
      return void response.writeHead(502).end("<h1>Bad gateway</h1>");
    if (answer)
      return void response.writeHead(409).end(JSON.stringify({ ok: false, problem: problem(answer) }));
    const split = request.url === splitPath(SESSION, 3, "train") ? train : validation;
    response.end(gzipSync(Buffer.from(encodeSplit(split))));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // In a browser, `fetch` accepts a path.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => real(origin + path, init));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

let pauses: number[] = [];
let troubles: (ProblemCode | null)[] = [];
beforeEach(() => {
  answers = [];
  pauses = [];
  troubles = [];
});

function download(featureShape = [2], signal = new AbortController().signal) {
  return downloadExamples({
    sessionId: SESSION,
    round: 3,
    featureShape,
    signal,
    trouble: (trouble) => troubles.push(trouble?.code ?? null),
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
}

test("both splits arrive as they were sent", async () => {
  expect(await download()).toEqual({ ok: true, value: { train, validation } });
});

test("temporary failures are retried, and reported only when they last", async () => {
  answers = [
    "round-not-running",
    "hangs up",
    "a page of the school's proxy",
    "internal",
    "not-saved",
    "too-fast",
  ];
  expect(await download()).toMatchObject({ ok: true });
  expect(pauses).toEqual([250, 500, 1_000]);
  expect(troubles).toEqual([null]);
  pauses = [];
  answers = Array.from({ length: 14 }, () => "hangs up");
  expect(await download()).toMatchObject({ ok: true });
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  expect(troubles).toEqual([null, "no-answer", "no-answer", "no-answer", "no-answer", null]);
});

test("a permanent refusal is reported at once", async () => {
  answers = ["seat-lost", "seat-lost"];
  expect(await download()).toEqual({ ok: false, problem: problem("seat-lost") });
  expect(pauses).toEqual([]);
});

test("an aborted download resolves to null", async () => {
  const given = new AbortController();
  given.abort();
  expect(await download([2], given.signal)).toBeNull();
});
