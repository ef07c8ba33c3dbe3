import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { readLog } from "@/db/session/log";
import { startPostgres } from "@/lib/testing/database/postgres";
import { newSession } from "@/lib/testing/database/session";
import { SOON } from "@/lib/testing/soon";
import { databaseAnswers } from "./client";
import { DatabaseInUse, lockFolder } from "./database-lock";
import { openEmbedded, openPostgres } from "./open";
import { LaterDatabase } from "./schema-version";

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-data-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Another process that takes the lock on `folder` and stays. */
async function holder(folder: string) {
  const program = `
    import { lockFolder } from ${JSON.stringify(path.resolve("db/store/database-lock.ts"))};
    await lockFolder(${JSON.stringify(folder)});
    console.log("locked");
    setInterval(() => {}, 1000);`;
  const args = ["--import", "tsx", "--input-type=module", "-e", program];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return { pid: child.pid, kill: () => child.kill("SIGKILL") && exited, halt: () => child.kill("SIGSTOP") };
}

test("a data folder in use is refused with the pid of the process that has it, even of one that does not answer", async () => {
  const folder = temporaryFolder();
  const { pid, halt } = await holder(folder);
  const refusal = new RegExp(`in use by process ${pid}\\. Stop it, or set DATA_DIR`);
  await expect(openEmbedded(folder)).rejects.toThrow(refusal);
  halt();
  await expect(openEmbedded(folder)).rejects.toThrow(refusal);
});

test("the lock is free as soon as its process is killed", async () => {
  const folder = temporaryFolder();
  const { kill } = await holder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(DatabaseInUse);
  await kill();
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}.`);
  await release();
  await (await lockFolder(folder))();
});

test("the embedded database keeps its rows when it is closed and opened again", async () => {
  const folder = temporaryFolder();
  const first = await openEmbedded(folder);
  const { id } = await newSession(first.db);
  const log = await readLog(first.db, id);
  await first.close();
  const second = await openEmbedded(folder);
  expect(await readLog(second.db, id)).toEqual(log);
  await second.close();
});

test.each([
  ["the embedded database", async () => ({ open: openEmbeddedTwice(temporaryFolder()) })],
  ["PostgreSQL", async () => ({ open: openPostgresTwice(await startedPostgres()) })],
] as const)("what a later version has changed is not touched: %s", async (_, prepare) => {
  const { open } = await prepare();
  const first = await open();
  const later = sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 9e12)`;
  await first.db.execute(later);
  await first.close();
  await expect(open()).rejects.toThrow(LaterDatabase);
});

function openEmbeddedTwice(folder: string) {
  return () => openEmbedded(folder);
}

function openPostgresTwice(url: string) {
  return () => openPostgres(url);
}

async function startedPostgres(): Promise<string> {
  const server = await startPostgres();
  onTestFinished(server.stop);
  return server.url;
}

test("four servers that start at once on one PostgreSQL migrate it once", async () => {
  const server = await startPostgres();
  onTestFinished(server.stop);
  const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(server.url)));
  const [{ db }] = opened;
  const applied = await db.execute(sql`select count(*)::int as count from drizzle.__drizzle_migrations`);
  const migrations = readdirSync("db/migrations").filter((name) => name.endsWith(".sql"));
  expect([...(applied as unknown as Iterable<unknown>)]).toEqual([{ count: migrations.length }]);
  await newSession(db);
  await Promise.all(opened.map(({ close }) => close()));
});

test("a database that is gone is known within the patience, and known again when it is back", async () => {
  const server = await startPostgres();
  onTestFinished(server.stop);
  const { db, close } = await openPostgres(server.url);
  expect(await databaseAnswers(db)).toBe(true);
  await server.pause();
  expect(await databaseAnswers(db, 500)).toBe(false);
  await server.resume();
  await expect.poll(() => databaseAnswers(db, 500), SOON).toBe(true);
  await close();
});
