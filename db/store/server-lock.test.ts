import { spawn } from "node:child_process";
import { hostname } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startPostgres, type TestPostgres } from "@/lib/testing/database/postgres";
import { layWire } from "@/lib/testing/database/wire";
import { SOON } from "@/lib/testing/soon";
import { DatabaseInUse } from "./database-lock";
import { lockServer } from "./server-lock";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

/** Takes the lock in this process. `lost`: the reasons for which it was told to stop. */
async function holder(patienceMs: number, url = postgres.url) {
  const [lost, waited] = [[] as string[], [] as string[]];
  const release = await lockServer(url, {
    lost: (reason) => void lost.push(reason),
    waiting: (sentence) => void waited.push(sentence),
    beatMs: 100,
    patienceMs,
  });
  onTestFinished(release);
  return { lost, waited, release };
}

/** Takes the lock in another process, which stays. */
async function holderApart() {
  const program = `
    import { lockServer } from ${JSON.stringify(path.resolve("db/store/server-lock.ts"))};
    await lockServer(${JSON.stringify(postgres.url)}, { lost() {} });
    console.log("locked");
    setInterval(() => {}, 1000);`;
  const args = ["--import", "tsx", "--input-type=module", "-e", program];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return { pid: child.pid, kill: () => child.kill("SIGKILL"), halt: () => child.kill("SIGSTOP") };
}

test("a second server on one PostgreSQL is refused with who has it and what to do, even while the first does not move", async () => {
  const { pid, halt } = await holderApart();
  halt();
  const refused = await lockServer(postgres.url, { lost() {}, patienceMs: 300 }).catch((error) => error);
  expect(refused).toBeInstanceOf(DatabaseInUse);
  expect(refused.message).toMatch(
    new RegExp(
      `in use by the Downhill server with process number ${pid} on ${hostname()} \\(127\\.0\\.0\\.1\\), since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\. .*stop that server, or set DATABASE_URL`,
    ),
  );
});

test("whoever starts while a server is being killed says for whom it waits, and has the database right after", async () => {
  const { kill, pid } = await holderApart();
  const next = holder(10_000);
  setTimeout(kill, 300);
  const { waited, release } = await next;
  expect(waited).toEqual([expect.stringContaining(`process number ${pid}`)]);
  await release();
  // Given back, it is free at once.
  expect((await holder(0)).waited).toEqual([]);
});

test("a server whose PostgreSQL was started again, or whose connection died without a word, goes on and keeps others out", async () => {
  const wire = await layWire(Number(new URL(postgres.url).port));
  onTestFinished(wire.close);
  const { lost } = await holder(20_000, postgres.url.replace(/:\d+\//, `:${wire.port}/`));
  const isRefused = () =>
    lockServer(postgres.url, { lost() {}, patienceMs: 0 }).then(
      (release) => release().then(() => false),
      (error) => error instanceof DatabaseInUse,
    );
  await postgres.pause();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await postgres.resume();
  await expect.poll(isRefused, SOON).toBe(true);
  // PostgreSQL thinks that the old connection lives, and its lock with it.
  wire.forget();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(wire.connections()).toBeGreaterThan(1);
  expect([await isRefused(), lost]).toEqual([true, []]);
}, 60_000);

test("a server whose lock another one took while its connection was away is told to end, with who has it", async () => {
  const wire = await layWire(Number(new URL(postgres.url).port));
  onTestFinished(wire.close);
  const { lost } = await holder(20_000, postgres.url.replace(/:\d+\//, `:${wire.port}/`));
  wire.cut();
  const other = await holder(20_000);
  wire.restore();
  await expect
    .poll(() => lost, SOON)
    .toEqual([
      expect.stringMatching(/was lost, and since then .*process number \d+ .*has taken the database/),
    ]);
  expect(other.lost).toEqual([]);
}, 60_000);
