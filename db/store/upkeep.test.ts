import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, expect, test } from "vitest";
import { changeEmail, changeName, changeRole, removeAccount } from "@/db/school/accounts";
import { deletePlan, savePlan } from "@/db/school/plans";
import { appendLog, readLog } from "@/db/session/log";
import { createSession, deleteSession, markSessionEnded, type SessionRow } from "@/db/session/sessions";
import { openRound } from "@/lib/session/decide/plan";
import type { EventBody } from "@/lib/session/log/events";
import { newborn } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { noteErased } from "./housekeeping";
import { type Database, openEmbedded } from "./open";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-upkeep-"));
  folders.push(folder);
  return folder;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
  );
}

/** Which files contain which of these words, in UTF-8 or in UTF-16 of either byte order. */
function found(folder: string, words: readonly string[]): string[] {
  return filesIn(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    const stands = (word: string) => {
      const wide = Buffer.from(word, "utf16le");
      return [Buffer.from(word), wide, Buffer.from(wide).swap16()].some((needle) => bytes.includes(needle));
    };
    return words.filter(stands).map((word) => `${word} in ${path.relative(folder, file)}`);
  });
}

function bytesIn(folder: string): number {
  return filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Incompressible text, so that it is stored readably. */
function noise(length: number): string {
  return Array.from({ length }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("");
}

/** A class in which every typed text contains the same mark. The note is so long that it is stored outside its row. */
async function typedClass(db: Database, hostId: string): Promise<{ row: SessionRow; marks: string[] }> {
  const mark = noise(12);
  const round = { ...openRound("moons", null), aim: `Task ${mark}` };
  const row = await createSession(db, { hostId, title: `Title ${mark}`, plan: { rounds: [round] } });
  const bodies: EventBody[] = [
    { type: "participant-joined", participant: 0, nickname: `Ada ${mark}`, admitted: true },
    { type: "participant-renamed", participant: 0, nickname: `Bob ${mark}` },
    { type: "teams-changed", teams: [{ name: `Team ${mark}`, members: [0] }] },
    { type: "note-added", text: `Note ${mark} ${noise(3_900)}`, shown: false },
  ];
  await appendLog(
    db,
    row.id,
    bodies.map((body, index) => ({ ...body, seq: index + 1, at: index })),
  );
  return { row, marks: [mark, row.joinCode] };
}

const always = () => true;

test("what was erased stands in no file of the data folder once it is scrubbed, and what was not is still there", async () => {
  const folder = newFolder();
  const open = await openEmbedded(folder, { from: await newborn() });
  const teacher = await newTeacher(open.db);
  const gone = await typedClass(open.db, teacher.id);
  const stays = await typedClass(open.db, teacher.id);
  const plan = { rounds: [{ ...openRound("moons", null), aim: `Task ${gone.marks[0]}` }] };
  const kept = await savePlan(open.db, { teacherId: teacher.id, name: "Nets", plan });
  await open.db.execute("checkpoint");
  expect(await deleteSession(open.db, gone.row.id, teacher.id)).toBe(true);
  expect(await deletePlan(open.db, kept?.id ?? "", teacher.id)).toBe(true);
  // As left by a server that was killed while it rewrote a table.
  const tables = path.join(folder, "pg/base/5");
  for (const name of ["99999", "99999.1", "99999_vm"])
    writeFileSync(path.join(tables, name), gone.marks.join(" "));
  expect(found(folder, gone.marks)).not.toEqual([]);

  expect(await open.upkeep.scrub(always)).toBe("scrubbed");
  expect(await open.upkeep.scrub(always)).toBe("clean already");
  expect(await readLog(open.db, stays.row.id)).toHaveLength(5);
  expect(existsSync(path.join(tables, "PG_VERSION"))).toBe(true);
  await open.close();
  expect(found(folder, gone.marks)).toEqual([]);
  expect(found(folder, stays.marks.slice(0, 1)).length).toBeGreaterThan(0);
});

test("a removed account, its earlier name and e-mail and its classes stand in no file once it is scrubbed", async () => {
  const folder = newFolder();
  const open = await openEmbedded(folder, { from: await newborn() });
  const [teacher, stays] = [await newTeacher(open.db), await newTeacher(open.db)];
  await changeRole(open.db, stays.id, "owner", null);
  const { row, marks } = await typedClass(open.db, teacher.id);
  await markSessionEnded(open.db, row.id, new Date());
  const [name, email] = [noise(12), `${noise(12)}@example.org`];
  await changeName(open.db, teacher.id, name);
  await changeEmail(open.db, teacher.id, email);
  await open.db.execute("checkpoint");
  const words = [...marks, name, email, teacher.email];
  expect(new Set(found(folder, words).map((place) => place.split(" ")[0]))).toEqual(new Set(words));
  expect(await removeAccount(open.db, teacher.id, { by: stays.id, heir: null })).toMatchObject({
    sessions: 1,
  });
  expect(await open.upkeep.scrub(always)).toBe("scrubbed");
  await open.close();
  expect(found(folder, words)).toEqual([]);
  expect(found(folder, [stays.email]).length).toBeGreaterThan(0);
});

test("what an earlier version kept of its write-ahead log is gone after a scrub, too, and the folder is smaller", async () => {
  const folder = newFolder();
  const word = `note${noise(9)}`;
  const old = await PGlite.create(path.join(folder, "pg"), { loadDataDir: await newborn() });
  await old.exec("create table diary (line text)");
  for (let page = 0; page < 30; page++)
    await old.query(
      "insert into diary select $1 || md5(random()::text) || repeat(md5(random()::text), 40) from generate_series(1, 1000)",
      [word],
    );
  await old.exec("drop table diary");
  await old.close();
  const before = bytesIn(folder);
  expect(found(folder, [word])).not.toEqual([]);

  const open = await openEmbedded(folder);
  expect(await open.upkeep.scrub(always)).toBe("scrubbed");
  expect(found(folder, [word])).toEqual([]);
  await open.close();
  expect(bytesIn(folder)).toBeLessThan(before);
});

test("a scrub that is put off, or that finds too little room, leaves everything as it is and is still owed", async () => {
  const folder = newFolder();
  let free = Number.POSITIVE_INFINITY;
  const open = await openEmbedded(folder, { freeBytes: () => free, from: await newborn() });
  await noteErased(open.db);
  const asked: number[] = [];
  expect(await open.upkeep.scrub((bytes) => asked.push(bytes) < 3)).toBe("put off");
  expect(asked).toEqual([...asked].sort((one, other) => one - other));
  free = 64 * 1024 ** 2 + 1;
  expect(await open.upkeep.scrub(always)).toBe("no room");
  free = Number.POSITIVE_INFINITY;
  // Erased while the scrub is under way, perhaps in a table that it has been through.
  expect(await open.upkeep.scrub(() => void noteErased(open.db) === undefined)).toBe("scrubbed");
  expect(await open.upkeep.scrub(always)).toBe("scrubbed");
  expect(await open.upkeep.scrub(always)).toBe("clean already");
  await open.close();
});
