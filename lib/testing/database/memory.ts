import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type OpenDatabase, openEmbedded } from "@/db/store/open";

/**
 * The embedded database in memory, gone when closed. It starts as a copy of an empty one, because initialising one takes seconds;
 * migrations are applied to each. Tests about creating a database open one themselves.
 */
export async function openMemory(): Promise<OpenDatabase> {
  return openEmbedded(null, { from: await newborn() });
}

let read: Promise<Blob> | null = null;

/** A dump of an empty database, made once for each version of the library. */
export function newborn(): Promise<Blob> {
  read ??= (async () => {
    const file = path.resolve("node_modules/.cache", `downhill-newborn-${libraryVersion()}.tar`);
    if (!existsSync(file)) await makeNewborn(file);
    return new Blob([readFileSync(file)]);
  })();
  return read;
}

async function makeNewborn(file: string): Promise<void> {
  const made = await PGlite.create();
  const dump = await made.dumpDataDir("none");
  await made.close();
  mkdirSync(path.dirname(file), { recursive: true });
  // Several test files may create it at the same time, so it appears only when complete.
  const partial = `${file}.${randomUUID()}`;
  writeFileSync(partial, new Uint8Array(await dump.arrayBuffer()));
  renameSync(partial, file);
}

function libraryVersion(): string {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return JSON.parse(readFileSync(path.join(path.dirname(entry), "../package.json"), "utf8")).version;
}
