import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { readLog } from "@/db/session/log";
import type { OpenDatabase } from "@/db/store/open";
import { fold } from "@/lib/session/log/apply";
import { openMemory } from "@/lib/testing/database/memory";
import { layWire } from "@/lib/testing/database/wire";
import { beginClass, planClassIn } from "@/lib/testing/server/apart";
import { until } from "@/lib/testing/server/deaths";
import { audit } from "@/lib/testing/server/ledger";
import { startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

/** `npm run torture -- drops` and `silence` go on for minutes. */
const STUDENTS = { students: 4, seed: 3 };

let database: OpenDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db);
});
afterAll(async () => {
  await server?.close(1_000);
  await database?.close();
});

/** A class whose pages reach the server through a connection that can fail; its desk does not. */
async function classThroughWire() {
  const wire = await layWire(server.port);
  onTestFinished(wire.close);
  const planned = await planClassIn(database.db);
  const pagesUrl = `http://127.0.0.1:${wire.port}`;
  const { pages, desk, row, close } = await beginClass(server.url, planned, { ...STUDENTS, pagesUrl });
  onTestFinished(close);
  const deliver = async () => {
    for (const page of pages) page.rest();
    await until(() => pages.every((page) => page.isDone()));
    const log = await readLog(database.db, row.id);
    return audit(log, pages, { whole: true });
  };
  const points = () => pages.reduce((sum, { made }) => sum + made.reduce((of, run) => of + run.points, 0), 0);
  return { wire, pages, desk, row, deliver, points };
}

test("with every socket dropped again and again the log ends with every point that was made, once each", async () => {
  const { wire, deliver, points, desk, row } = await classThroughWire();
  for (let drop = 0; drop < 4; drop++) {
    await pause(700);
    wire.cut();
    await pause(400);
    wire.restore();
  }
  const { ledger, broken } = await deliver();
  expect(broken).toEqual([]);
  expect(ledger.points).toBe(points());
  expect(ledger.points).toBeGreaterThan(50);
  // A page that had nothing left to tell may come back only now: that is in the log too.
  await vi.waitFor(
    async () => expect(fold(await readLog(database.db, row.id))).toEqual(desk.session()),
    SOON,
  );
}, 60_000);

test("while every socket is open and silent training goes on, and once they speak again all of it is told, once", async () => {
  const { wire, pages, deliver, points } = await classThroughWire();
  await until(() => pages.every((page) => page.stored() > 1));
  wire.stall();
  const before = { points: points(), stored: pages.map((page) => page.stored()) };
  await pause(3_000);
  expect(points()).toBeGreaterThan(before.points);
  expect(pages.map((page) => page.stored())).toEqual(before.stored);
  wire.restore();
  const { ledger, broken } = await deliver();
  expect(broken).toEqual([]);
  expect(ledger.points).toBe(points());
}, 60_000);
