import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DiskFull, RESERVED_BYTES } from "./disk-room";
import { appendLog, readLog } from "./log";
import { openEmbedded } from "./open";
import { newSession } from "./testing-session";

/** A data folder whose disk can be said to be full. */
function folderOnADisk() {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-full-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const disk = { free: 10 * RESERVED_BYTES };
  return { disk, open: () => openEmbedded(folder, { freeBytes: () => disk.free }) };
}

test("the embedded database refuses to write while its disk is full, reads on, and writes again once there is room", async () => {
  const { disk, open } = folderOnADisk();
  const { db, close } = await open();
  const { id } = await newSession(db);
  const ended = [{ type: "session-ended", seq: 1, at: 10 }] as const;
  disk.free = RESERVED_BYTES - 1;
  await expect(appendLog(db, id, ended)).rejects.toThrow(DiskFull);
  await expect(newSession(db)).rejects.toMatchObject({ cause: expect.any(DiskFull) });
  expect((await readLog(db, id)).map(({ seq }) => seq)).toEqual([0]);
  disk.free = RESERVED_BYTES;
  await appendLog(db, id, ended);
  expect((await readLog(db, id)).map(({ seq }) => seq)).toEqual([0, 1]);
  await close();
});

test("a server does not start on a full disk, and one that ends on a full disk keeps what was stored", async () => {
  const { disk, open } = folderOnADisk();
  const first = await open();
  const { id } = await newSession(first.db);
  const log = await readLog(first.db, id);
  disk.free = 0;
  await first.close();
  await expect(open()).rejects.toThrow(DiskFull);
  disk.free = RESERVED_BYTES;
  const second = await open();
  expect(await readLog(second.db, id)).toEqual(log);
  await second.close();
});
