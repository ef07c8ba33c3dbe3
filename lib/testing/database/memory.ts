import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { type OpenDatabase, openEmbedded } from "@/db/store/open";
import { madeOnce } from "./made-once";

/**
 * The embedded database in memory, gone when closed. It starts as a copy of an empty one, because initialising and migrating one takes
 * seconds. Tests about creating a database open one themselves.
 */
export async function openMemory(): Promise<OpenDatabase> {
  return openEmbedded(null, { from: await newborn() });
}

let read: Promise<Blob> | null = null;

/** A dump of an empty, migrated database, made once for each version of the library and of the migrations. */
export function newborn(): Promise<Blob> {
  read ??= (async () => {
    return new DumpAtHand(readFileSync(await madeOnce(`${newbornName()}.tar`, makeNewborn)));
  })();
  return read;
}

/** Puts an empty, migrated database into a data folder, so that the server started on it need not initialise one. */
export async function layNewborn(dataDir: string): Promise<void> {
  const made = await madeOnce(newbornName(), async (folder) => {
    const client = await PGlite.create(folder, { loadDataDir: await newborn() });
    await client.close();
  });
  await cp(made, path.join(dataDir, "pg"), { recursive: true });
}

/** A dump whose bytes are there already: Node's `Blob` takes a second to collect this many. */
class DumpAtHand extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super([]);
    this.#bytes = bytes;
  }

  override get size(): number {
    return this.#bytes.byteLength;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }
}

const MIGRATIONS = path.resolve("db/migrations");

async function makeNewborn(file: string): Promise<void> {
  const made = await PGlite.create();
  await migrate(drizzle(made), { migrationsFolder: MIGRATIONS });
  const dump = await made.dumpDataDir("none");
  await made.close();
  writeFileSync(file, new Uint8Array(await dump.arrayBuffer()));
}

/** Says what it was made from. */
function newbornName(): string {
  const hash = createHash("sha256");
  const names = readdirSync(MIGRATIONS, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((name) => /\.(sql|json)$/.test(name)).sort())
    hash.update(readFileSync(path.join(MIGRATIONS, name)));
  return `newborn-${libraryVersion()}-${hash.digest("hex").slice(0, 16)}`;
}

function libraryVersion(): string {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return JSON.parse(readFileSync(path.join(path.dirname(entry), "../package.json"), "utf8")).version;
}
