import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "@/db/store/open";
import { bytesOfFloats } from "@/lib/learning/numbers/float-bytes";
import { checkpointPath, MAX_CHECKPOINT_BYTES } from "@/lib/protocol/checkpoint";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, refusal, SETTINGS } from "@/lib/testing/server/refereed-class";
import { createBodyRoom } from "./bodies";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

/** A tenth of the usual times, so that the test is quick; a body that keeps the pace may take long. */
const PACE = { graceMs: 500, bytesPerSecond: 4_096, longestMs: 5_000 };
const { server, began, train, report } = refereedClasses(() => database.db, {
  pace: PACE,
  // As Next does, which reads what it is sent.
  pages: (incoming, response) =>
    void incoming
      .on("error", () => {})
      .on("end", () => response.end())
      .resume(),
});

type Sent = { status: number; reply: unknown } | "cut off";

/** Begins a request with a body of this length; returns functions to send parts of it and to read the answer. */
function begin(path: string, method: string, headers: Record<string, string | number>) {
  const sending = request(`${server().url}${path}`, { method, headers });
  const sent: Promise<Sent> = once(sending, "response").then(
    async ([response]) => {
      let text = "";
      for await (const part of response) text += part;
      return { status: response.statusCode, reply: text && JSON.parse(text) };
    },
    () => "cut off" as const,
  );
  sending.on("error", () => {});
  sending.flushHeaders();
  return { send: (part: Uint8Array | string) => sending.write(part), end: () => sending.end(), sent };
}

/** A class with a run whose weights may come. */
async function waitingForWeights() {
  const { row, students, seed } = await began(["Ada"]);
  const trained = await train(row, seed);
  await report(students[0], 0, { settings: SETTINGS, ...trained });
  const path = checkpointPath(row.id, 0, trained.step);
  const bytes = bytesOfFloats(trained.weights);
  const upload = (length: number = bytes.length) =>
    begin(path, "PUT", { cookie: students[0].cookie, "content-length": length });
  return { upload, bytes };
}

test("weights that come drop by drop are cut off with a sentence, and the same student's come right after", async () => {
  const { upload, bytes } = await waitingForWeights();
  const slow = upload(MAX_CHECKPOINT_BYTES);
  slow.send(bytes.subarray(0, 10));
  expect(await slow.sent).toEqual({ status: 408, reply: refusal("upload-too-slow") });
  const quick = upload();
  quick.send(bytes);
  quick.end();
  expect(await quick.sent).toEqual({ status: 200, reply: DONE });
});

test("a seat sends one network at a time: a page that was reloaded need not wait for what the last one began", async () => {
  const { upload, bytes } = await waitingForWeights();
  const left = upload();
  left.send(bytes.subarray(0, 10));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const next = upload();
  next.send(bytes);
  next.end();
  expect(await next.sent).toEqual({ status: 200, reply: DONE });
  expect(await left.sent).toEqual({ status: 409, reply: refusal("newer-upload") });
});

test.each([
  ["a form that stops halfway is cut off", { "content-length": 1_000 }, "cut off"],
  ["a form of three megabytes is refused", { "content-length": 3_000_000 }, 413],
  ["a form that does not say how long it is is refused", { "transfer-encoding": "chunked" }, 411],
] as const)("of what Next would read, %s", async (_, headers, expected) => {
  for (const path of ["/teach", "/api/auth/callback/credentials"]) {
    const form = begin(path, "POST", { "content-type": "text/plain", ...headers });
    form.send("half");
    const sent = await form.sent;
    expect(sent === "cut off" ? sent : sent.status).toBe(expected);
  }
});

test.each(["/api/join", "/api/return"])(
  "half a request to %s is answered, and not waited for",
  async (path) => {
    const half = begin(path, "POST", { "content-type": "application/json", "content-length": 200 });
    half.send("{");
    expect(await half.sent).toEqual({ status: 400, reply: refusal("bad-request") });
  },
);

test("bodies take no more memory than there is room, by address and in all, and give it back", () => {
  const room = createBodyRoom({ most: 100, mostFrom: 60 });
  const [one, other, third] = ["10.0.0.1", "10.0.0.1", "10.0.0.2"].map(room.enter);
  expect([one.take(50), other.take(20), other.take(10), third.take(50), third.take(40)]).toEqual([
    ...[true, false, true, false, true],
  ]);
  expect(room.held()).toBe(100);
  one.leave();
  one.leave();
  expect([other.take(50), third.take(1)]).toEqual([true, false]);
  for (const held of [other, third]) held.leave();
  expect(room.held()).toBe(0);
});
