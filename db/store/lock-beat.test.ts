import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseInUse, lockFolder } from "./database-lock";

const BEAT = { beatMs: 50 };

/** Locks on one folder, as two containers that share a volume would take them: neither sees the other's socket. */
function sharedVolume() {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-volume-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const losses: string[] = [];
  const lock = (place: string) => lockFolder(folder, { place, ...BEAT, lost: () => void losses.push(place) });
  return { folder, lock, losses };
}

test("a server in another container is refused while the first one lives, and let in once it has ended", async () => {
  const { folder, lock, losses } = sharedVolume();
  const release = await lock("one");
  await expect(lock("other")).rejects.toThrow(DatabaseInUse);
  await expect(lock("other")).rejects.toThrow("in another container");
  await release();
  expect(readdirSync(folder)).toEqual(["server.pid"]);
  await (await lock("other"))();
  expect(losses).toEqual([]);
});

test("of two containers that start at once on an empty volume one is let in", async () => {
  const { lock } = sharedVolume();
  const outcomes = await Promise.allSettled([lock("one"), lock("other")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a folder whose server died is free again: at once where it would be seen, after some missed beats elsewhere", async () => {
  const { folder, lock, losses } = sharedVolume();
  await lock("one");
  // As a death would leave it: the file stays and nobody touches it.
  const abandoned = mkdtempSync(path.join(tmpdir(), "downhill-abandoned-"));
  onTestFinished(() => rmSync(abandoned, { recursive: true, force: true }));
  copyFileSync(path.join(folder, "server.beat"), path.join(abandoned, "server.beat"));
  const began = performance.now();
  const release = await lockFolder(abandoned, { place: "one", ...BEAT });
  const quick = performance.now() - began;
  await release();
  copyFileSync(path.join(folder, "server.beat"), path.join(abandoned, "server.beat"));
  await (await lockFolder(abandoned, { place: "other", ...BEAT }))();
  expect(performance.now() - began - quick).toBeGreaterThan(6 * BEAT.beatMs);
  expect(losses).toEqual([]);
});

test("a server whose folder was taken while it was frozen is told, so that it ends", async () => {
  const { folder, lock, losses } = sharedVolume();
  await lock("one");
  writeFileSync(path.join(folder, "server.beat"), "other\nsomebody else\n");
  await expect.poll(() => losses).toEqual(["one"]);
});
