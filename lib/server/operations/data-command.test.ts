import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { verifyBackup } from "@/db/backup/backup-file";
import { listDeeds } from "@/db/school/audit";
import { type Database, openEmbedded, openPostgres } from "@/db/store/open";
import { hashPassword } from "@/lib/auth/secret";
import { newborn, openMemory } from "@/lib/testing/database/memory";
import { startPostgres } from "@/lib/testing/database/postgres";
import { lookedAt, newSchool, PASSWORD } from "@/lib/testing/database/school";
import { COMMAND_PATIENCE_MS, commandFolder } from "@/lib/testing/server/command-folder";
import { createLogger } from "../logger";
import { openOperatorDoor } from "./operator-door";

const { at, closing, run } = commandFolder("data-command");

test(
  "a running server with the embedded database hands out a backup, which a fresh folder takes in",
  async () => {
    const server = await openEmbedded(at("served"), { from: await newborn() });
    closing.push(server.close);
    closing.push(await openOperatorDoor(server.db, at("served"), createLogger("silent")));
    expect(statSync(at("served/operator-door.json")).mode & 0o777).toBe(0o600);
    const school = await newSchool(server.db, await hashPassword(PASSWORD));

    const made = await run(["backup", "class.backup"], { DATA_DIR: at("served") });
    const { rows } = await verifyBackup(at("class.backup"));
    expect(made).toEqual({
      code: 0,
      output: expect.stringContaining(`Saved ${rows} rows in ${at("class.backup")}`),
    });
    expect(readdirSync(at("served")).filter((name) => name.includes("partial"))).toEqual([]);

    const [refused, restored] = await Promise.all([
      run(["restore", "class.backup", "--replace"], { DATA_DIR: at("served") }),
      run(["restore", "class.backup"], { DATA_DIR: at("fresh") }),
    ]);
    expect(refused).toEqual({ code: 1, output: expect.stringContaining(`in use by process ${process.pid}`) });
    expect(restored).toEqual({ code: 0, output: expect.stringContaining(`Restored ${rows} rows from`) });
    const fresh = await openEmbedded(at("fresh"));
    closing.push(fresh.close);
    expect(await lookedAt(fresh.db, school)).toEqual(await lookedAt(server.db, school));
    const deedsIn = async (db: Database) =>
      (await listDeeds(db, school.teacher.id, 0)).deeds.map(({ deed }) => deed.type);
    expect([await deedsIn(server.db), await deedsIn(fresh.db)]).toEqual([
      ["backup-made"],
      ["backup-restored"],
    ]);
  },
  COMMAND_PATIENCE_MS,
);

test("half a backup that a killed server left in the data folder goes with the next start, and nothing else does", async () => {
  const server = await openMemory();
  closing.push(server.close);
  const folder = mkdtempSync(at("left-"));
  const names = ["backup-0123456789ab.partial", "backup-of-monday.partial", "auth-secret"];
  for (const name of names) writeFileSync(path.join(folder, name), "Ada");
  closing.push(await openOperatorDoor(server.db, folder, createLogger("silent")));
  expect(readdirSync(folder).sort()).toEqual([...names.slice(1), "operator-door.json"].sort());
});

test("without a token from the data folder the server hands out nothing", async () => {
  const server = await openMemory();
  closing.push(server.close);
  const folder = mkdtempSync(at("door-"));
  closing.push(await openOperatorDoor(server.db, folder, createLogger("silent")));
  const { port } = JSON.parse(readFileSync(path.join(folder, "operator-door.json"), "utf8"));
  for (const [method, headers] of [
    ["POST", {}],
    ["POST", { Authorization: "Bearer guess" }],
    ["GET", { Authorization: "Bearer " }],
  ] as const) {
    for (const place of ["", "/backup", "/teachers"]) {
      const answer = await fetch(`http://127.0.0.1:${port}${place}`, { method, headers });
      expect([answer.status, await answer.text()]).toEqual([403, ""]);
    }
  }
});

test(
  "PostgreSQL is backed up under a running server, and not restored under one",
  async () => {
    const postgres = await startPostgres();
    closing.push(postgres.stop);
    const server = await openPostgres(postgres.url);
    closing.push(server.close);
    const school = await newSchool(server.db, await hashPassword(PASSWORD));
    const settings = { DATABASE_URL: postgres.url };
    expect((await run(["backup", "pg.backup"], settings)).code).toBe(0);
    expect((await listDeeds(server.db, school.teacher.id, 0)).deeds).toMatchObject([
      { byTeacher: false, deed: { type: "backup-made" } },
    ]);
    await lookedAt(server.db, school);
    expect(await run(["restore", "pg.backup", "--replace"], settings)).toEqual({
      code: 1,
      output: expect.stringContaining("A server is using this database."),
    });
  },
  COMMAND_PATIENCE_MS,
);

test(
  "what cannot be done is said in a sentence, and leaves no file",
  async () => {
    const settings = { DATA_DIR: at("nowhere") };
    const [nothing, missing, usage] = await Promise.all([
      run(["backup", "none.backup"], settings),
      run(["restore", "missing.backup"], { DATA_DIR: at("elsewhere") }),
      run(["restore"], settings),
    ]);
    expect(nothing).toEqual({ code: 1, output: `There is no database in ${at("nowhere")}.\n` });
    expect(missing).toEqual({ code: 1, output: "There is no such file.\n" });
    expect(usage.code).toBe(1);
    expect(usage.output).toContain("npm run restore -- FILE");
    expect([existsSync(at("none.backup")), existsSync(at("elsewhere"))]).toEqual([false, false]);
  },
  COMMAND_PATIENCE_MS,
);
