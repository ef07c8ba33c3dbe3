import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "@/db/store/statements";
import { hashPassword } from "@/lib/auth/secret";
import { openMemory } from "@/lib/testing/database/memory";
import { startPostgres, type TestPostgres } from "@/lib/testing/database/postgres";
import { lookedAt, newSchool, PASSWORD, type School } from "@/lib/testing/database/school";
import { newTeacher } from "@/lib/testing/database/session";
import { type Database, type OpenDatabase, openPostgres } from "../store/open";
import { isMigrated, knownMigrations } from "../store/schema-version";
import { saveBackup, verifyBackup, writeBackup } from "./backup-file";
import { recreateTables, restoreBackup } from "./restore";
import { columnsOf, tableNames } from "./tables";

const AT = new Date("2026-03-01T10:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "downhill-backup-"));
const file = (name: string) => path.join(folder, name);
let server: TestPostgres;
const open: OpenDatabase[] = [];
const schools: { kind: string; db: Database; school: School; file: string }[] = [];
/** An embedded database and one of PostgreSQL, empty at first. */
const targets: Database[] = [];
let databases = 0;

async function freshPostgres(): Promise<{ db: Database; url: string }> {
  const admin = await openPostgres(server.url);
  open.push(admin);
  const name = `fresh_${databases++}`;
  await admin.db.execute(sql.raw(`create database ${name}`));
  const url = server.url.replace(/postgres$/, name);
  const fresh = await openPostgres(url);
  open.push(fresh);
  return { db: fresh.db, url };
}

async function freshEmbedded(): Promise<Database> {
  const fresh = await openMemory();
  open.push(fresh);
  return fresh.db;
}

beforeAll(async () => {
  server = await startPostgres();
  const passwordHash = await hashPassword(PASSWORD);
  for (const [kind, db] of [
    ["embedded", await freshEmbedded()],
    ["postgresql", (await freshPostgres()).db],
  ] as const) {
    const school = await newSchool(db, passwordHash);
    const backup = file(`${kind}.gz`);
    await saveBackup(backup, (sink) => writeBackup(db, sink, AT));
    schools.push({ kind, db, school, file: backup });
  }
  targets.push(await freshEmbedded(), (await freshPostgres()).db);
});
afterAll(async () => {
  for (const { close } of open.reverse()) await close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A backup with other lines and a matching end. */
function rewritten(name: string, from: string, change: (lines: string[]) => string[]): string {
  const lines = change(gunzipSync(readFileSync(from)).toString().trimEnd().split("\n").slice(0, -1));
  const text = lines.map((line) => `${line}\n`).join("");
  const rows = lines.filter((line) => line.startsWith("[")).length;
  const end = { rows, sha256: createHash("sha256").update(text).digest("hex") };
  writeFileSync(file(name), gzipSync(`${text}${JSON.stringify(end)}\n`));
  return file(name);
}

test("every table that the database has is in a backup but those that let somebody in, each after those that it refers to", async () => {
  for (const { db, file } of schools) {
    const tables = rowsOf<{ name: string }>(
      await db.execute(sql`select tablename::text as name from pg_tables where schemaname = 'public'`),
    );
    expect([...tableNames()].sort()).toEqual(tables.map(({ name }) => name).sort());
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
    const headers = lines.filter((line) => line.startsWith('{"table"')).map((line) => JSON.parse(line));
    const letsIn = ["sign_ins", "account_links", "seat_moves"];
    expect(headers.map(({ table }) => table)).toEqual(tableNames().filter((name) => !letsIn.includes(name)));
    for (const { table, columns } of headers)
      expect(columns).toEqual((await columnsOf(db, table)).map(({ name }) => name));
  }
  const before = (one: string, other: string) => tableNames().indexOf(one) < tableNames().indexOf(other);
  expect([before("teachers", "sessions"), before("sessions", "events"), before("sessions", "seats")]).toEqual(
    [true, true, true],
  );
});

test("a school comes back whole from either database in either: log, fold, checkpoints, seats and sign-in", async () => {
  for (const [index, { kind, db, school, file }] of schools.entries()) {
    const before = await lookedAt(db, school);
    expect(before.signIn).toMatchObject({ ok: true });
    expect(before.lessons[0].log.some(({ type }) => type === "points-reported")).toBe(true);
    for (const target of targets) {
      const { rows } = await verifyBackup(file);
      // The first time the database is empty, the second time it holds the other school.
      expect(await restoreBackup(target, file, { replace: index > 0 })).toBe(rows);
      expect(await lookedAt(target, school), kind).toEqual(before);
      expect(await isMigrated(target)).toBe(true);
    }
  }
});

test("a database that is not empty is filled only if its rows may go", async () => {
  const [{ file, school }] = schools;
  for (const target of targets) {
    const { id } = await newTeacher(target);
    const found = async () => rowsOf(await target.execute(sql`select id from teachers where id = ${id}`));
    await expect(restoreBackup(target, file, { replace: false })).rejects.toThrow(/not empty.*--replace/);
    expect(await found()).toHaveLength(1);
    await restoreBackup(target, file, { replace: true });
    expect(await found()).toEqual([]);
    expect(await lookedAt(target, school)).toMatchObject({ signIn: { ok: true } });
  }
});

test("a file that is not whole, or not ours, is refused before anything is written", async () => {
  const [{ file: whole }] = schools;
  const bytes = readFileSync(whole);
  const broken = {
    "cut.gz": bytes.subarray(0, bytes.length - 100),
    "flipped.gz": bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
    "text.gz": Buffer.from("hello"),
    "empty.gz": Buffer.alloc(0),
    "other.gz": gzipSync('{"hello":1}\n{"hello":2}\n'),
    // Packed again, so that only the checksum can tell.
    "changed.gz": gzipSync(gunzipSync(bytes).toString().replace("Lesson 0", "Lesson 9")),
    "shorter.gz": gzipSync(gunzipSync(bytes).toString().trimEnd().split("\n").slice(0, -1).join("\n")),
  };
  const [target] = targets;
  const { id } = await newTeacher(target);
  const found = async () => rowsOf(await target.execute(sql`select id::text from teachers where id = ${id}`));
  for (const [name, content] of Object.entries(broken)) {
    writeFileSync(file(name), content);
    await expect(restoreBackup(target, file(name), { replace: true }), name).rejects.toMatchObject({
      name: "BackupRefused",
    });
  }
  await expect(restoreBackup(target, file("missing.gz"), { replace: true })).rejects.toThrow("no such file");
  expect(await found()).toEqual([{ id }]);
});

test("a restoration that fails on the way leaves what was there", async () => {
  const [{ file: whole }] = schools;
  const impossible = rewritten("impossible.gz", whole, (lines) =>
    lines.map((line) => (line.includes("Lesson 1") ? line.replace(/^\["[^"]+"/, '["not an id"') : line)),
  );
  for (const target of targets) {
    const { id } = await newTeacher(target);
    await expect(restoreBackup(target, impossible, { replace: true })).rejects.toThrow();
    const found = await target.execute(sql`select id::text from teachers where id = ${id}`);
    expect(rowsOf(found)).toEqual([{ id }]);
    expect(await isMigrated(target)).toBe(true);
  }
});

test("a backup of an earlier version is restored and migrated when the database is next opened; one of a later version is refused", async () => {
  const { db: old } = await freshPostgres();
  await recreateTables(old, knownMigrations().slice(0, 2));
  await old.execute(
    sql`insert into teachers (email, name, password_hash) values ('ada@example.org', 'Ada', '')`,
  );
  await old.execute(sql`insert into sessions (host_id, title, plan, join_code, secret)
    select id, 'First', '{"rounds":[]}', 'ABCDEF', '' from teachers`);
  const earlier = file("earlier.gz");
  await saveBackup(earlier, (sink) => writeBackup(old, sink, AT));
  const { db: target, url } = await freshPostgres();
  await restoreBackup(target, earlier, { replace: false });
  expect(await isMigrated(target)).toBe(false);
  const again = await openPostgres(url);
  open.push(again);
  expect(await isMigrated(again.db)).toBe(true);
  const [session] = rowsOf(await again.db.execute(sql`select title, kept from sessions`));
  expect(session).toEqual({ title: "First", kept: false });

  const later = rewritten("later.gz", schools[1].file, ([header, ...lines]) => [
    JSON.stringify({
      ...JSON.parse(header),
      migrations: [...knownMigrations().map(({ hash }) => hash), "new"],
    }),
    ...lines,
  ]);
  await expect(restoreBackup(target, later, { replace: true })).rejects.toThrow(/another version/);
});

test("a backup is its owner's alone, and one that fails leaves neither a file nor half of one", async () => {
  const [{ db, file: whole }] = schools;
  expect(statSync(whole).mode & 0o777).toBe(0o600);
  const full = () =>
    new Writable({ write: (_, __, done) => done(new Error("No space is left on the device.")) });
  await expect(saveBackup(file("failed.gz"), () => writeBackup(db, full(), AT))).rejects.toThrow("No space");
  await expect(
    saveBackup(file("failed.gz"), async (sink) => {
      await writeBackup(db, sink, AT);
      throw new Error("too late");
    }),
  ).rejects.toThrow("too late");
  expect(readdirSync(folder).filter((name) => name.includes("failed"))).toEqual([]);
});
