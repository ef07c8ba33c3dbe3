import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { SessionRow } from "@/db/session/sessions";
import { openEmbedded } from "@/db/store/open";
import { newborn } from "@/lib/testing/database/memory";
import { freePort } from "@/lib/testing/database/ports";
import { planClass } from "@/lib/testing/server/apart";
import { BROKEN_REQUESTS } from "@/lib/testing/server/broken-requests";
import { bytes, frame, request, sendRaw, UPGRADE, upgrade } from "@/lib/testing/server/raw-requests";
import { connect, join, type TestScreen } from "@/lib/testing/server/server";
import { type ServerChild, serveApart } from "@/lib/testing/server/server-child";
import { SOON } from "@/lib/testing/soon";

/** How much memory a class of two and everything below may add. Node keeps freed memory for a while. */
const MOST_GROWTH_MB = 200;
const SEVENTEEN_MB = 17_000_000;

const folder = mkdtempSync(path.join(tmpdir(), "downhill-frames-"));
let server: ServerChild;
let port: number;
let row: SessionRow;
let desk: TestScreen;
let lab: TestScreen;
/** The cookie of a seat that sends nothing but what is below. */
let mallory: string;

beforeAll(async () => {
  const planned = await planClass(async () => openEmbedded(folder, { from: await newborn() }));
  row = planned.row;
  port = await freePort();
  server = serveApart(port, { DATA_DIR: folder, DATABASE_URL: "" });
  await server.listening;
  const url = `http://127.0.0.1:${port}`;
  const { cookie: seat } = await join(url, { code: row.joinCode, nickname: "Ada" });
  mallory = (await join(url, { code: row.joinCode, nickname: "Mallory" })).cookie;
  desk = connect(url, { session: row.id, screen: "desk" }, planned.cookie);
  lab = connect(url, { session: row.id, screen: "lab" }, seat);
  await vi.waitUntil(() => desk.session().participants[0]?.connected, SOON);
}, 60_000);

afterAll(async () => {
  desk?.close();
  lab?.close();
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

let lobbies = 0;
/** Expects that the process lives, with no more memory than before, and that its class continues over the same connections. */
async function expectUnharmed(before: number): Promise<void> {
  const set = { type: "set-lobby", locked: lobbies++ % 2 === 0, approval: false, generatedNames: false };
  expect(await desk.send(set)).toEqual({ ok: true });
  await expect.poll(() => lab.session().lobby.locked, SOON).toBe(set.locked);
  expect([desk.snapshots.length, lab.snapshots.length]).toEqual([1, 1]);
  expect(server.residentMegabytes()).toBeLessThan(before + MOST_GROWTH_MB);
  expect({}).not.toHaveProperty("polluted");
}

const WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
const long = (letter: string, length: number) => letter.repeat(length);

test("requests that no browser sends, broken heads and bodies of 17 MB are answered or cut off", async () => {
  const before = server.residentMegabytes();
  for (let from = 0; from < BROKEN_REQUESTS.length; from += 40)
    await Promise.all(BROKEN_REQUESTS.slice(from, from + 40).map((head) => sendRaw(port, [head])));
  await expectUnharmed(before);
}, 60_000);

test("a request's path that is no address is refused, and the next request on the server is not", async () => {
  for (const method of ["GET", "POST", "PUT"])
    expect(await sendRaw(port, [request(`${method} //`)])).toMatch(/^HTTP\/1\.1 400 /);
  const headers = ["Host: localhost", "Content-Type: application/json", "Content-Length: 2"];
  expect(await sendRaw(port, [request("POST /api/join", headers, "{}")])).toMatch(
    /^HTTP\/1\.1 400 .*"bad-request"/s,
  );
});

const TEXT = 0x81;
const text = (message: string) => frame(TEXT, bytes(message));
const hello = () => text(`40{"session":"${row.id}","screen":"lab","position":null}`);

/** What is said on a WebSocket of a seat, after the handshake of both protocols. */
const FRAMES: (() => Buffer[])[] = [
  ...[
    "4",
    "42",
    "42[",
    '42["command"',
    "99999",
    "",
    "\x00",
    "40",
    "41",
    "43",
    "45",
    "46",
    "2",
    "6",
    "b4AAAA",
  ].map((message) => () => [text(message)]),
  () => [text("40/admin,{}"), text('42/admin,["command",{}]')],
  () => [text('51-["command",{"_placeholder":true,"num":0}]')],
  () => [text('51-["command",{"_placeholder":true,"num":1e9}]'), frame(0x82, bytes("x"))],
  () => [text('5999999999-["command",{"_placeholder":true,"num":0}]'), frame(0x82, bytes("x"))],
  () => [text('42["__proto__",{"polluted":1}]'), text('42["constructor"]'), text("42[null]"), text("42[[]]")],
  () => [text('421e309["command",{}]'), text('42-1["command",{}]'), text('42["command",1e309]')],
  () => [text(`42["command",${long("[", 20_000)}${long("]", 20_000)}]`)],
  () => [text(`42["command","${long("x", 70_000)}"]`)],
  () => [frame(TEXT, Buffer.alloc(SEVENTEEN_MB, "x"))],
  () => [frame(TEXT, bytes("x"), 2n ** 63n - 1n)],
  () => [frame(TEXT, bytes("x"), 2n ** 40n)],
  () => [frame(TEXT, bytes("42[\xff\xfe\xc0\xaf]"))],
  () => [frame(0xf1, bytes("40"))],
  () => [frame(0x83, bytes("40")), frame(0x8f, bytes("40"))],
  () => [frame(0x89, Buffer.alloc(200)), frame(0x88, bytes("\x00")), frame(0x88, bytes("\xff\xff"))],
  () => [frame(0x01, bytes("4")), frame(0x00, bytes("2")), frame(0x01, bytes("["))],
  () => [Buffer.from([0x81, 0x02, 0x34, 0x30])],
  () => [frame(TEXT, bytes('42["command",{}]')).subarray(0, 9)],
  () => [Buffer.concat(Array.from({ length: 3_000 }, () => text('42["command",null]')))],
];

test("frames that no page sends close their own connection at most", async () => {
  const before = server.residentMegabytes();
  for (const cookie of ["", mallory]) {
    const open = upgrade(WEBSOCKET, [...UPGRADE, `Cookie: ${cookie}`]);
    for (let from = 0; from < FRAMES.length; from += 12)
      await Promise.all(
        FRAMES.slice(from, from + 12).flatMap((frames) => [
          sendRaw(port, [open, ...frames()]),
          sendRaw(port, [open, hello(), ...frames()]),
        ]),
      );
  }
  await expectUnharmed(before);
}, 60_000);

/** A valid message, randomly truncated, or with bytes changed, doubled or left out. */
const mutated = fc
  .record({
    head: fc.constantFrom(
      ...BROKEN_REQUESTS.filter(({ length }) => length < 10_000),
      upgrade(WEBSOCKET),
      request("GET /"),
    ),
    cuts: fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 }), fc.nat({ max: 3 })),
      {
        maxLength: 6,
      },
    ),
    tail: fc.uint8Array({ maxLength: 200 }),
  })
  .map(({ head, cuts, tail }) => {
    let result = Buffer.concat([head, tail]);
    for (const [where, byte, how] of cuts) {
      const at = Math.floor(where * result.length);
      if (how === 0) result = result.subarray(0, at);
      else if (how === 1) result[at] = byte;
      else if (how === 2)
        result = Buffer.concat([result.subarray(0, at), Buffer.from([byte]), result.subarray(at)]);
      else result = Buffer.concat([result, result.subarray(at)]);
    }
    return result;
  });

test("three hundred requests and frames broken at random do the class no harm", async () => {
  const before = server.residentMegabytes();
  const seed = Math.floor(1e9 * Math.random());
  const broken = fc.sample(fc.array(mutated, { minLength: 1, maxLength: 3 }), { numRuns: 300, seed });
  for (let from = 0; from < broken.length; from += 50)
    await Promise.all(
      broken.slice(from, from + 50).map((parts, index) => {
        const isFrame = index % 2 === 0;
        return sendRaw(
          port,
          isFrame ? [upgrade(WEBSOCKET), ...parts.map((part) => frame(TEXT, part))] : parts,
        );
      }),
    );
  await expectUnharmed(before).catch((error) => {
    throw new Error(`with seed ${seed}: ${error}`);
  });
}, 60_000);
