import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { mountDisk, type TestDisk } from "@/lib/testing/database/disk";
import type { TestPostgres } from "@/lib/testing/database/postgres";
import { type Ground, until } from "@/lib/testing/server/deaths";
import { embeddedIn, onPostgres } from "./ground";
import { seconds } from "./lost-connections";
import { duringClass, inFigures } from "./server-life";
import type { Torture, TortureOptions, TortureResult } from "./torture";
import { STANDSTILL_MS, slowReports, watchClass } from "./watch";

const STUDENTS = 12;
const FULL_MS = 20_000;
const ANSWERS_MS = 3_000;
const AFTERWARDS_MS = 5_000;

/** Does `work` on a small disk of its own. Only root may mount one. */
async function onSmallDisk<Result>(
  megabytes: number,
  work: (disk: TestDisk) => Promise<Result>,
): Promise<Result> {
  const disk = mountDisk(megabytes);
  try {
    return await work(disk);
  } finally {
    disk.takeAway();
  }
}

async function filled(
  disk: TestDisk,
  ground: Ground,
  { seed, times, tell }: TortureOptions,
  postgres: TestPostgres | null,
): Promise<TortureResult> {
  const broken: string[] = [];
  let unsaved = 0;
  let silence = 0;
  let revived = 0;
  let afterwards = 0;
  const { survival, deliveredMs } = await duringClass(
    ground,
    { students: STUDENTS, seed },
    async ({ live, server, port }) => {
      for (let time = 1; time <= times; time++) {
        await pause(4_000);
        disk.fill();
        await pause(1_000);
        const said = server.log().length;
        const watched = await watchClass(live, FULL_MS);
        const health = await fetch(`http://127.0.0.1:${port}/api/health`);
        if (health.status !== 503) broken.push(`Health said ${health.status} on a full disk.`);
        unsaved = Math.max(unsaved, watched.mostUnsaved);
        silence = Math.max(silence, watched.longestSilenceMs);
        if (!/"level":50.*not stored yet/.test(server.log().slice(said)))
          broken.push("The log does not say that nothing is stored.");
        if (watched.longestSilenceMs > STANDSTILL_MS) broken.push("The class stood still.");
        const { storedUpTo } = live.desk.frames[live.desk.frames.length - 1];
        disk.free();
        // A PostgreSQL that could not write its own log has ended itself; starting it again is its operator's part.
        if (postgres && !(await postgres.answers())) {
          await postgres.resume();
          revived++;
        }
        await until(() => (live.desk.frames.at(-1)?.storedUpTo ?? 0) > storedUpTo);
        // First come the answers to what was told while the disk was full.
        await pause(ANSWERS_MS);
        const from = live.pages.map(({ delays }) => delays.length);
        await pause(AFTERWARDS_MS);
        afterwards = Math.max(afterwards, slowReports(live, from));
        tell(`${time} times full`);
      }
    },
  );
  const restarts = postgres ? ` (PostgreSQL had to be started again ${revived} times)` : "";
  return {
    broken: [...broken, ...survival.broken],
    figures: `a disk without one free byte for ${FULL_MS / 1000} s, ${times} times, under ${STUDENTS} students: the class went on (longest silence ${seconds(silence)}), up to ${unsaved} events shown as not saved, stored once there was room${restarts}, after that 95 of 100 reports stored within ${afterwards.toFixed(0)} ms; all delivered ${seconds(deliveredMs)} after the end; ${inFigures(survival)}`,
  };
}

export const FULL_DISK_EMBEDDED: Torture = {
  promise: "The disk fills (embedded database)",
  times: 4,
  run: (options) =>
    onSmallDisk(192, (disk) => {
      const folder = path.join(disk.folder, "data");
      mkdirSync(folder);
      return filled(disk, embeddedIn(folder), options, null);
    }),
};

export const FULL_DISK_POSTGRESQL: Torture = {
  promise: "The disk fills (PostgreSQL)",
  times: 4,
  run: (options) =>
    onSmallDisk(128, (disk) =>
      onPostgres((ground, postgres) => filled(disk, ground, options, postgres), disk.folder),
    ),
};
