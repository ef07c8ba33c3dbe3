import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { appendLog, readLog } from "@/db/session/log";
import { mountDisk } from "@/lib/testing/database/disk";
import { layNewborn } from "@/lib/testing/database/memory";
import { newSession } from "@/lib/testing/database/session";
import { refusesWrites } from "./client";
import { DiskFull, freeBytesOn, RESERVED_BYTES } from "./disk-room";
import { openEmbedded } from "./open";
import { whyNotStored } from "./refused-for-good";

/** A data folder whose disk can be made to look full. */
async function folderOnADisk() {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-full-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await layNewborn(folder);
  const disk = { free: 10 * RESERVED_BYTES };
  return { disk, open: () => openEmbedded(folder, { freeBytes: () => disk.free }) };
}

test("the embedded database refuses to write while its disk is full, reads on, and writes again once there is room", async () => {
  const { disk, open } = await folderOnADisk();
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
  const { disk, open } = await folderOnADisk();
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

/** Only root may mount a disk, and not everywhere. */
const mounted = (() => {
  try {
    return mountDisk(1, "ro");
  } catch {
    return null;
  }
})();
afterAll(() => mounted?.takeAway());

test.skipIf(mounted === null)("a disk that is read-only has no room, though all of it is free", () => {
  expect(() => freeBytesOn(mounted?.folder ?? "")).toThrow(/EROFS/);
});

test("the embedded database refuses to write while its disk is read-only, and reads on", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-read-only-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await layNewborn(folder);
  let isReadOnly = false;
  const { db, close } = await openEmbedded(folder, {
    freeBytes() {
      if (isReadOnly) throw Object.assign(new Error("EROFS: read-only file system"), { code: "EROFS" });
      return RESERVED_BYTES;
    },
  });
  const { id } = await newSession(db);
  expect(await refusesWrites(db)).toBe(null);
  isReadOnly = true;
  const refused = await newSession(db).catch(whyNotStored);
  expect([refused, await refusesWrites(db)]).toEqual(["storage-read-only", "storage-read-only"]);
  expect((await readLog(db, id)).map(({ seq }) => seq)).toEqual([0]);
  isReadOnly = false;
  expect(await refusesWrites(db)).toBe(null);
  await close();
});
