import { mkdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";
import { lockFolder } from "./database-lock";
import { createDiskRoom, freeBytesOn, keepRoomFor } from "./disk-room";
import { assertNotLater, type Queries } from "./schema-version";
import { embeddedUpkeep, postgresUpkeep, type Upkeep } from "./upkeep";

/** The database, embedded or PostgreSQL: queries are the same for both. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export type OpenDatabase = {
  readonly db: Database;
  readonly kind: "embedded" | "postgresql";
  readonly upkeep: Upkeep;
  close(): Promise<void>;
};

/**
 * Start parameters of the embedded database besides the library's own. Unneeded segments of the write-ahead log are removed, not
 * recycled: they would still contain deleted data.
 */
export const EMBEDDED_SETTINGS = ["-c", "wal_recycle=off"];

/** The `application_name` of a server's connections to PostgreSQL. */
export const APPLICATION_NAME = "downhill";

/** Any number that no other program on the same PostgreSQL uses for an advisory lock. */
const MIGRATION_LOCK = 3_655_447_510;

const migrations = { migrationsFolder: path.resolve(process.cwd(), "db/migrations") };

/**
 * Opens the embedded database in `folder` (created if missing) and migrates it. Throws `DatabaseInUse` while another process has it
 * open, and `DiskFull` while there is too little room. `folder` null: in memory, gone when closed. `freeBytes`: free space on the
 * folder's disk. `from`: a dump to start from where there is no database yet.
 */
export async function openEmbedded(
  folder: string | null,
  { freeBytes = freeBytesOn as (folder: string) => number, from = undefined as Blob | undefined } = {},
): Promise<OpenDatabase> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("drizzle-orm/pglite"),
    import("drizzle-orm/pglite/migrator"),
  ]);
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const room = createDiskRoom(() => (folder === null ? Number.POSITIVE_INFINITY : freeBytes(folder)));
  room.assert();
  const release = folder === null ? async () => {} : await lockFolder(folder);
  try {
    const data = folder === null ? null : path.join(folder, "pg");
    const client = await PGlite.create(data ?? undefined, {
      loadDataDir: from,
      startParams: [...PGlite.defaultStartParams, ...EMBEDDED_SETTINGS],
    });
    keepRoomFor(client, room);
    const db = drizzle(client, { schema }) as unknown as Database;
    await assertNotLater(db);
    await migrate(db as unknown as Parameters<typeof migrate>[0], migrations);
    const upkeep = embeddedUpkeep(db, data, () =>
      folder === null ? Number.POSITIVE_INFINITY : freeBytes(folder),
    );
    const close = async () => {
      // Closing writes to the disk. Without it the folder is as after a crash, which the database survives.
      if (room.has()) await client.close();
      await release();
    };
    return { db, kind: "embedded", upkeep, close };
  } catch (error) {
    await release();
    throw error;
  }
}

/** How long PostgreSQL may be silent; none of our statements takes nearly as long. */
const SILENCE_MS = 30_000;
const MOST_CONNECTIONS = 10;
/** The wait between two attempts to connect, in seconds. The library's own grows to twenty, so that a class would come back long before its database. */
const reconnectAfter = () => 0.25 + Math.random() / 2;

/** Opens the PostgreSQL at `url` and migrates it, one process at a time. Throws when it cannot be reached. */
export async function openPostgres(url: string, { silenceMs = SILENCE_MS } = {}): Promise<OpenDatabase> {
  const [{ default: postgres }, { drizzle }, { migrate }] = await Promise.all([
    import("postgres"),
    import("drizzle-orm/postgres-js"),
    import("drizzle-orm/postgres-js/migrator"),
  ]);
  const settings = { connect_timeout: 5, onnotice: () => {} };
  const migrator = postgres(url, { ...settings, max: 1 });
  try {
    const one = drizzle(migrator);
    await one.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await assertNotLater(one as unknown as Queries);
    await migrate(one, migrations);
  } finally {
    await migrator.end();
  }
  const client = postgres(url, {
    ...settings,
    max: MOST_CONNECTIONS,
    socket: postgresSockets(silenceMs),
    backoff: reconnectAfter,
    idle_timeout: silenceMs / 2_000,
    // A transaction whose connection died must not keep its session's row locked.
    connection: { application_name: APPLICATION_NAME, idle_in_transaction_session_timeout: silenceMs },
  } as Parameters<typeof postgres>[1]);
  const db = drizzle(client, { schema }) as unknown as Database;
  return {
    db,
    kind: "postgresql",
    upkeep: postgresUpkeep(db),
    close: () => client.end({ timeout: 5 }),
  };
}

/** Where postgres.js wants to connect to: parallel lists of hosts and ports, or the path of a socket. */
type Where = {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
};

/**
 * Opens connections to PostgreSQL that do not hang: one that has been silent for between one and two times `silenceMs` is closed,
 * and its queries fail. The pool has to close idle connections sooner. Without this a query on a connection that died silently (a
 * firewall forgot it, the database moved to another machine) fails only after a quarter of an hour. With several hosts, each is
 * tried in turn.
 */
export function postgresSockets(silenceMs: number): (where: Where) => Socket {
  let opened = 0;
  return ({ host, port, path }) => {
    const turn = opened++ % host.length;
    const socket = path ? connect(path) : connect(port[turn]!, host[turn]);
    let bytes = -1;
    // Not the socket's own `setTimeout`: its listener does not survive the upgrade to TLS.
    const watch = setInterval(() => {
      if (socket.destroyed) return clearInterval(watch);
      const passed = socket.bytesRead + socket.bytesWritten;
      if (passed === bytes)
        socket.destroy(
          Object.assign(new Error("PostgreSQL has been silent for too long."), { code: "ETIMEDOUT" }),
        );
      bytes = passed;
    }, silenceMs).unref();
    // The certificate is checked against this name.
    return Object.assign(socket, { host: host[turn] });
  };
}
