import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readLog } from "@/db/log";
import { type OpenDatabase, openEmbedded, openPostgres } from "@/db/open";
import { createSession } from "@/db/sessions";
import { startPostgres } from "@/db/testing-postgres";
import { newTeacher } from "@/db/testing-session";
import { teacherCookie } from "@/lib/auth/testing-cookie";
import { fold } from "@/lib/session/apply";
import { openRound } from "@/lib/session/plan";
import { report, START_RUN } from "./testing-class";
import { connect, join, type TestScreen } from "./testing-server";

process.env.NEXTAUTH_SECRET ??= "a secret for tests only";

const SOON = { timeout: 30_000, interval: 50 };
const DEATHS = 4;
const STUDENTS = 3;
const STEP = 5;

/** A server of its own on this database; `port` "0": any free one. */
async function serve(settings: Record<string, string>, port: string) {
  const program = path.resolve("lib/server/testing-server-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    env: { ...process.env, ...settings, PORT: port },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const kill = () => child.kill("SIGKILL") && gone;
  onTestFinished(async () => void (await kill()));
  const printed = await new Promise<string>((resolve) =>
    child.stdout.once("data", (data) => resolve(String(data))),
  );
  return { port: printed.trim(), kill };
}

/** Reports a run step by step for as long as it may, each report until it is answered; tells how far it was answered. */
function train(student: TestScreen) {
  const progress = { answered: 0, goOn: true };
  const done = (async () => {
    while (progress.goOn && progress.answered < 600) {
      const reply = await student.send(report(0, progress.answered, STEP)).catch(() => null);
      if (reply?.ok) progress.answered += STEP;
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return { progress, done };
}

async function surviveDeaths(settings: Record<string, string>, reopen: () => Promise<OpenDatabase>) {
  const before = await reopen();
  const teacher = await newTeacher(before.db);
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(before.db, { hostId: teacher.id, title: "Nets", plan });
  await before.close();

  let server = await serve(settings, "0");
  const { port } = server;
  const url = `http://127.0.0.1:${port}`;
  const host = connect(url, { session: row.id, screen: "desk" }, await teacherCookie(teacher));
  onTestFinished(host.close);
  const students: TestScreen[] = [];
  for (let index = 0; index < STUDENTS; index++) {
    const { cookie } = await join(url, { code: row.joinCode, nickname: `Student ${index}` });
    const student = connect(url, { session: row.id, screen: "lab" }, cookie);
    onTestFinished(student.close);
    students.push(student);
  }
  expect(await host.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  for (const student of students) expect(await student.send(START_RUN)).toEqual({ ok: true });

  const trainings = students.map(train);
  for (let death = 0; death < DEATHS; death++) {
    const reached = trainings.map(({ progress }) => progress.answered);
    await expect
      .poll(() => trainings.every(({ progress }, index) => progress.answered > reached[index]), SOON)
      .toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300 * Math.random()));
    await server.kill();
    server = await serve(settings, port);
  }
  for (const { progress } of trainings) progress.goOn = false;
  await Promise.all(trainings.map(({ done }) => done));
  await server.kill();

  const after = await reopen();
  const log = await readLog(after.db, row.id);
  await after.close();
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index));
  for (const [index, { runs }] of fold(log).participants.entries()) {
    const { reported, curve } = runs[0];
    expect(reported).toBeGreaterThanOrEqual(trainings[index].progress.answered);
    expect(curve).toEqual(report(0, 0, reported).points);
  }
}

test("killed again and again under load, the server on PostgreSQL loses nothing that it answered, and keeps it once", async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.stop);
  await surviveDeaths({ DATABASE_URL: postgres.url }, () => openPostgres(postgres.url));
}, 180_000);

test("killed again and again under load, the server on the embedded database loses nothing either", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-deaths-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await surviveDeaths({ DATA_DIR: folder, DATABASE_URL: "" }, () => openEmbedded(folder));
}, 180_000);
