// `npm run backup` and `npm run restore`: the whole database into one file, and back. `npm run teacher`: accounts.
import { statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { saveBackup, verifyBackup, writeBackup } from "@/db/backup/backup-file";
import { BackupRefused } from "@/db/backup/format";
import { assertNoServer, openData } from "@/db/backup/open-data";
import { restoreBackup } from "@/db/backup/restore";
import { recordDeed } from "@/db/school/audit";
import { noteErased } from "@/db/store/housekeeping";
import { openEmbedded, openPostgres } from "@/db/store/open";
import { isMigrated } from "@/db/store/schema-version";
import { type Environment, environment } from "@/lib/env";
import { explain } from "./explain";
import { askAboutTeachers, fetchBackup } from "./operator-door";
import { teacherCommand } from "./teacher-command";

const USAGE = `npm run backup [-- FILE]
npm run restore -- FILE [--replace]`;

async function main(): Promise<string> {
  const settings = environment();
  const [first, ...rest] = process.argv.slice(2);
  if (first === "teacher")
    return teacherCommand(settings, rest, (request) => askAboutTeachers(settings.dataDir, request));
  const { values, positionals } = readArguments();
  const [command, named, ...more] = positionals;
  if (more.length > 0) throw new BackupRefused(USAGE);
  if (command === "backup" && !values.replace) return backUp(settings, placeOf(named ?? dated(new Date())));
  if (command === "restore" && named) return restore(settings, placeOf(named), values.replace);
  throw new BackupRefused(USAGE);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { replace: { type: "boolean", default: false } },
    });
  } catch {
    throw new BackupRefused(USAGE);
  }
}

/** Resolves a path against the folder in which npm was called. */
function placeOf(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

/** A file name such as `downhill-2026-03-01-101500.backup`, in UTC. */
function dated(now: Date): string {
  const [date, time = ""] = now.toISOString().split(/[T.]/);
  return `downhill-${date}-${time.replaceAll(":", "")}.backup`;
}

async function backUp(settings: Environment, file: string): Promise<string> {
  const { rows } = await saveBackup(file, async (sink) => {
    const open = await openData(settings, { make: false }).catch((error: Error) => {
      if (error.name === "DatabaseInUse") return null;
      throw error;
    });
    if (!open) return fetchBackup(settings.dataDir, sink);
    try {
      await writeBackup(open.db, sink, new Date());
      // A database that no server of this version has opened yet may have no table for deeds.
      if (await isMigrated(open.db)) await recordDeed(open.db, null, { type: "backup-made" });
    } finally {
      await open.close();
    }
  });
  return `Saved ${rows} rows in ${file} (${(statSync(file).size / 1e6).toFixed(1)} MB).`;
}

async function restore(settings: Environment, file: string, replace: boolean): Promise<string> {
  // Before a data folder is created for it.
  await verifyBackup(file);
  const open = await openData(settings, { make: true });
  let rows: number;
  try {
    await assertNoServer(open);
    rows = await restoreBackup(open.db, file, { replace });
  } finally {
    await open.close();
  }
  const { databaseUrl, dataDir } = settings;
  const migrated = await (databaseUrl === null ? openEmbedded(dataDir) : openPostgres(databaseUrl));
  // What was there before may have been personal, and must not stay in the files.
  await noteErased(migrated.db);
  await migrated.upkeep.scrub(() => true);
  await recordDeed(migrated.db, null, { type: "backup-restored" }).finally(migrated.close);
  return `Restored ${rows} rows from ${file}.`;
}

main().then(
  (done) => process.stdout.write(`${done}\n`),
  (error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  },
);
