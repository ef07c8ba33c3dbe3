import { connect as connectTcp } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { readLog } from "@/db/session/log";
import { createSession, type SessionRow } from "@/db/session/sessions";
import { MAX_LAYERS } from "@/lib/learning/network/network";
import { openRound } from "@/lib/session/decide/plan";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const refusal = (code: ProblemCode) => ({ ok: false, problem: problem(code) });

const withLayers = (...layers: unknown[]) => ({ ...START_RUN, network: { layers } });

/** What no page of ours sends. JSON has neither NaN nor 1e309: they arrive as null. */
const NONSENSE: unknown[] = [
  null,
  undefined,
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  "",
  "start-round",
  "x".repeat(60_000),
  [],
  [[[[[]]]]],
  {},
  { type: null },
  { type: "no-such-command" },
  { type: "__proto__" },
  { type: "constructor" },
  { type: ["start-round"], round: 0 },
  JSON.parse('{"__proto__":{"type":"end-session"}}'),
  JSON.parse('{"type":"end-session","__proto__":{"admin":true}}'),
  { type: "join", nickname: "Eve" },
  { type: "tick" },
  { type: "presence", connected: [0], disconnected: [] },
  { type: "start-round", round: -1 },
  { type: "start-round", round: Number.NaN },
  { type: "start-round", round: "0" },
  { type: "end-session", session: "another" },
  { ...START_RUN, participant: 1 },
  {
    ...START_RUN,
    hyperparameters: {
      learningRate: Number.POSITIVE_INFINITY,
      optimiser: "adam",
      batchSize: 1,
      epochs: 1,
      weightDecay: 0,
    },
  },
  withLayers(...Array(MAX_LAYERS + 1).fill({ kind: "dense", units: 1, activation: "tanh" })),
  withLayers({ kind: "dropout", rate: Number.NaN }),
  withLayers({ kind: "max-pool", size: 2, stride: 0 }),
  withLayers({ kind: "conv2d", filters: 8, kernel: 1e9, stride: 1, padding: "same", activation: "relu" }),
  withLayers({ kind: "attention", heads: 8 }),
  { ...START_RUN, device: { backend: "x".repeat(5_000), name: "" } },
  { ...report(0, 0, 4), run: 1.5 },
  { ...report(0, 0, 4), from: -1 },
  { ...report(0, 0, 4), points: null },
  { ...report(0, 0, 4), points: { ...report(0, 0, 4).points, step: [1, 2, 2, 3] } },
  { ...report(0, 0, 4), points: { ...report(0, 0, 4).points, trainLoss: [1, Number.NaN, 2, 3] } },
  { ...report(0, 0, 4), points: { ...report(0, 0, 4).points, trainLoss: [1] } },
  report(0, 0, 201),
  Buffer.from([1, 2, 3]),
];

/** In shares that a seat may send at once, and a few messages more. */
function shared(messages: readonly unknown[]): unknown[][] {
  const AT_ONCE = 14;
  return Array.from({ length: Math.ceil(messages.length / AT_ONCE) }, (_, share) =>
    messages.slice(share * AT_ONCE, (share + 1) * AT_ONCE),
  );
}

const BAD_POSITIONS: unknown[] = [
  null,
  [],
  {},
  { epoch: 1, seq: 0 },
  { epoch: "x", seq: -2 },
  { epoch: "x", seq: Number.NaN },
  { epoch: "x".repeat(65), seq: 0 },
];

describeOnEachDatabase((db) => {
  let server: TestServer;
  let hostId: string;
  let hostCookie: string;
  const open: TestScreen[] = [];
  const newClass = () =>
    createSession(db(), { hostId, title: "Nets", plan: { rounds: [openRound("moons", null)] } });
  const screen = (...args: Parameters<typeof connect>) => {
    open.push(connect(...args));
    return open[open.length - 1];
  };
  const student = async (row: SessionRow, nickname: string) => {
    const { cookie } = await join(server.url, { code: row.joinCode, nickname });
    return screen(server.url, { session: row.id, screen: "lab" }, cookie);
  };

  beforeAll(async () => {
    const teacher = await newTeacher(db());
    hostId = teacher.id;
    hostCookie = await teacherCookie(teacher);
    server = await startClassServer(db());
    return () => server.close();
  });
  afterEach(() => {
    for (const { close } of open.splice(0)) close();
  });

  /** The answer to a message, once the budget allows one. */
  const answered = async (one: TestScreen, event: string, message: unknown) => {
    for (;;) {
      const reply = await one.ask(event, message);
      if (reply.ok || reply.problem.code !== "too-fast") return { event, message, reply };
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };
  const expectRefused = async (one: TestScreen, event: string, messages: readonly unknown[]) => {
    for (const message of messages)
      expect(await answered(one, event, message)).toEqual({ event, message, reply: refusal("bad-request") });
  };

  test("whatever a student or a host sends under any event is refused with a sentence, and the class goes on", async () => {
    const end = [{ type: "end-session" }];
    const events = ["snapshot", "frame", "__proto__", "constructor", "toString", "x".repeat(1_000)];
    const shares: readonly (readonly [event: string, messages: readonly unknown[]])[][] = [
      ...shared(NONSENSE).map((share) => [["command", share] as const]),
      [...events.map((event) => [event, end] as const), ["resync", BAD_POSITIONS]],
    ];
    // Each in a class of its own: a seat may not send all of it at once.
    await Promise.all(
      shares.map(async (share) => {
        const row = await newClass();
        const host = screen(server.url, { session: row.id, screen: "desk" }, hostCookie);
        const ada = await student(row, "Ada");
        await expect.poll(() => host.session().participants[0]?.connected, SOON).toBe(true);
        await expect.poll(async () => (await readLog(db(), row.id)).length, SOON).toBe(3);
        const before = await readLog(db(), row.id);
        for (const [event, messages] of share)
          await Promise.all([ada, host].map((one) => expectRefused(one, event, messages)));
        expect(await readLog(db(), row.id)).toEqual(before);
        expect({}).not.toHaveProperty("admin");
        const done = { reply: { ok: true } };
        expect(await answered(host, "command", { type: "start-round", round: 0 })).toMatchObject(done);
        expect(await answered(ada, "command", START_RUN)).toMatchObject(done);
      }),
    );
  }, 90_000);

  test("messages without an answer expected, or with several, do no harm", async () => {
    const row = await newClass();
    const ada = await student(row, "Ada");
    await expect.poll(() => ada.snapshots.length, SOON).toBe(1);
    ada.socket.emit("command");
    ada.socket.emit("command", null, null, [], {});
    ada.socket.emit("resync", { epoch: "x", seq: 1 }, "not a function");
    expect(await ada.send({ type: "end-run", run: 0, reason: "finished" })).toEqual(refusal("no-such-run"));
  });

  test("a socket that floods is refused, then closed; its class goes on", async () => {
    const row = await newClass();
    const [ada, bob] = [await student(row, "Ada"), await student(row, "Bob")];
    await expect.poll(() => ada.snapshots.length, SOON).toBe(1);
    const replies = await Promise.all(
      Array.from({ length: 60 }, () =>
        ada.send({ type: "end-run", run: 0, reason: "finished" }).catch(() => null),
      ),
    );
    expect(
      replies.filter((reply) => reply && !reply.ok && reply.problem.code === "no-such-run"),
    ).toHaveLength(16);
    for (let more = 0; more < 60; more++) ada.socket.emit("command", null);
    await expect.poll(() => ada.goodbyes, SOON).toEqual([problem("too-fast")]);
    expect(await bob.send({ type: "end-run", run: 0, reason: "finished" })).toEqual(refusal("no-such-run"));
  });

  test("a handshake that says nonsense is refused with a sentence", async () => {
    const row = await newClass();
    const hellos: [unknown, string][] = [
      [{}, "bad-request"],
      [{ session: row.id, screen: "kitchen" }, "bad-request"],
      [{ session: "../../etc/passwd", screen: "lab" }, "bad-request"],
      [{ session: [row.id], screen: "lab" }, "bad-request"],
      [{ session: row.id, screen: "lab", position: { epoch: "x", seq: Number.NaN } }, "bad-request"],
      [{ session: row.id, screen: "lab", self: 0 }, "bad-request"],
      [{ session: "00000000-0000-4000-8000-000000000000", screen: "lab" }, "no-such-session"],
    ];
    for (const [hello, code] of hellos) {
      const refused = screen(server.url, hello as never, hostCookie);
      await expect.poll(() => refused.refusals, SOON).toEqual([problem(code as ProblemCode)]);
    }
  });

  test("bytes that are no message close their own socket at most", async () => {
    const row = await newClass();
    const { cookie } = await join(server.url, { code: row.joinCode, nickname: "Ada" });
    for (const bytes of [
      "x".repeat(17_000_000),
      "42[",
      '42["command"',
      "4",
      "99999",
      '42{"a":1}',
      '51-["command"]',
      "\u0000",
    ]) {
      const one = screen(server.url, { session: row.id, screen: "lab" }, cookie);
      await expect.poll(() => one.snapshots.length, SOON).toBe(1);
      const { transport } = one.socket.io.engine as unknown as { transport: { ws: WebSocket } };
      const closed = new Promise((resolve) => one.socket.once("disconnect", resolve));
      transport.ws.send(bytes);
      // Half a binary message is waited for: that one stays open.
      if (!bytes.startsWith("51-")) await closed;
      one.close();
    }
    const half = connectTcp(server.port, "127.0.0.1");
    half.write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: webso");
    half.on("error", () => {});
    half.destroy();
    const ada = screen(server.url, { session: row.id, screen: "lab" }, cookie);
    await expect.poll(() => ada.snapshots.length, SOON).toBe(1);
  });

  test("whatever is posted to join is refused with a status and a sentence", async () => {
    const row = await newClass();
    const posts: [unknown, number, ProblemCode][] = [
      ["", 400, "bad-request"],
      ["{", 400, "bad-request"],
      ["null", 400, "bad-request"],
      [[], 400, "bad-request"],
      [{ code: row.joinCode }, 400, "bad-request"],
      [{ code: row.joinCode, nickname: 7 }, 400, "bad-request"],
      [{ code: row.joinCode, nickname: "x".repeat(500) }, 400, "bad-request"],
      [{ code: row.joinCode, nickname: "x".repeat(300_000) }, 413, "bad-request"],
      [{ code: row.joinCode, nickname: "Ada", participant: 0 }, 400, "bad-request"],
      [{ code: row.joinCode, nickname: "" }, 409, "nickname-empty"],
      [{ code: row.joinCode, nickname: "\u202e\u200b\u0000" }, 409, "nickname-empty"],
      [{ code: row.joinCode, nickname: "x".repeat(25) }, 409, "nickname-too-long"],
      [{ code: "OOOOOO", nickname: "Ada" }, 404, "no-such-code"],
      [{ code: "AAAAAA", nickname: "Ada" }, 404, "no-such-code"],
    ];
    for (const [body, status, code] of posts)
      expect({ body, ...(await join(server.url, body)) }).toMatchObject({
        body,
        status,
        reply: refusal(code),
        cookie: "",
      });
    expect(await readLog(db(), row.id)).toHaveLength(1);
  });

  test("a full class says so", async () => {
    const row = await newClass();
    const small = await startClassServer(db(), { maxParticipants: 1 });
    expect((await join(small.url, { code: row.joinCode, nickname: "Ada" })).status).toBe(200);
    expect(await join(small.url, { code: row.joinCode, nickname: "Bob" })).toMatchObject({
      status: 409,
      reply: refusal("session-full"),
    });
    await small.close();
  });
});
