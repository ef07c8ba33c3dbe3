import { randomInt } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { DatabaseInUse } from "./database-lock";
import { postgresSockets } from "./open";
import { onlyRow, rowsOf } from "./statements";

/**
 * One server per PostgreSQL database: two would each hold a class in memory and disconnect the other's screens again and again. If
 * several nodes are ever to share one, this is the place that decides who may use it.
 */

/** An advisory lock in PostgreSQL is a pair of numbers. The first is ours; the second is 0 for the server's lock, any other for the mark of one process. */
const LOCKS = 1_685_022_830;
const SERVER = 0;

/** How often the lock is checked; after PostgreSQL is back, it is taken again within this time. */
const BEAT_MS = 2_000;
/** A connection that has been silent for this many beats is dead. */
const SILENT_BEATS = 5;
/** PostgreSQL gives up on a machine that died silently after 5 + 3 × 3 seconds (see `KEEPALIVES`), so a start waits a little longer. */
const START_PATIENCE_MS = 18_000;
const KEEPALIVES = { tcp_keepalives_idle: 5, tcp_keepalives_interval: 3, tcp_keepalives_count: 3 };

export type ServerLockOptions = {
  /** Called once when another server has taken the lock while ours was lost: this one must stop. The reason is a sentence. */
  lost(reason: string): void;
  /** Called once, with a sentence, when another server has the lock and this one begins to wait. */
  waiting?(sentence: string): void;
  readonly beatMs?: number;
  readonly patienceMs?: number;
};

/**
 * Takes the server lock of a PostgreSQL database, on a connection of its own, until the returned function is called or this process
 * dies. Waits a while for a server that is just stopping, or whose machine died, and then throws `DatabaseInUse` with who has the lock. A
 * lock that is lost with its connection (PostgreSQL was restarted) is taken again; the server keeps working meanwhile.
 */
export async function lockServer(
  url: string,
  { lost, waiting = () => {}, beatMs = BEAT_MS, patienceMs = START_PATIENCE_MS }: ServerLockOptions,
): Promise<() => Promise<void>> {
  const [{ default: postgres }, { drizzle }] = await Promise.all([
    import("postgres"),
    import("drizzle-orm/postgres-js"),
  ]);
  const client = postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    socket: postgresSockets(SILENT_BEATS * beatMs),
    // A lock lives as long as its connection, which is never to be exchanged for a younger one.
    max_lifetime: null,
    connection: { application_name: ownName(), ...KEEPALIVES },
  } as Parameters<typeof postgres>[1]);
  const db = drizzle(client);
  const mark = randomInt(1, 2 ** 31 - 1);

  const deadline = Date.now() + patienceMs;
  for (let isToldOf = false; ; isToldOf = true) {
    const holder = await take(db, mark).catch(async (error) => {
      await client.end({ timeout: 0 });
      throw error;
    });
    if (holder === null) break;
    if (Date.now() >= deadline) {
      await client.end({ timeout: 0 });
      throw new DatabaseInUse(
        `This PostgreSQL database is in use by ${holder}. Only one server can use it at a time: stop that server, or set DATABASE_URL to another database for a second one.`,
      );
    }
    if (!isToldOf)
      waiting(
        `This PostgreSQL database is in use by ${holder}. Waiting ${patienceMs / 1000} s for it to end.`,
      );
    await pause(Math.min(500, Math.max(1, deadline - Date.now())), undefined, { ref: false });
  }

  let ended = false;
  const beat = async () => {
    while (!ended) {
      await pause(beatMs, undefined, { ref: false });
      // While PostgreSQL is unreachable nobody else can take the lock either.
      const holder = ended ? null : await take(db, mark).catch(() => null);
      if (holder === null) continue;
      ended = true;
      lost(
        `The connection to PostgreSQL was lost, and since then ${holder} has taken the database. This server ends.`,
      );
    }
  };
  void beat();
  return async () => {
    ended = true;
    await client.end({ timeout: 1 });
  };
}

/** Tries to take the lock, or takes it again. Resolves to null when this process has it, else to who has. */
async function take(db: PostgresJsDatabase, mark: number): Promise<string | null> {
  const { ours } = onlyRow(
    rowsOf<{ ours: boolean }>(
      await db.execute(
        sql`select pg_try_advisory_lock(${LOCKS}::int, ${SERVER}::int) and pg_try_advisory_lock(${LOCKS}::int, ${mark}::int) as ours`,
      ),
    ),
  );
  if (ours) return null;
  const held = await db.execute(sql`
    select activity.application_name as name, activity.client_addr::text as address, to_char(activity.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as since,
      exists (
        select from pg_locks as marked
        where marked.pid = held.pid and marked.database = held.database and marked.locktype = 'advisory'
          and marked.classid = ${LOCKS}::int::oid and marked.objid = ${mark}::int::oid
      ) as ours
    from pg_locks as held left join pg_stat_activity as activity using (pid)
    where held.locktype = 'advisory' and held.granted and held.classid = ${LOCKS}::int::oid and held.objid = ${SERVER}::int::oid
      and held.database = (select oid from pg_database where datname = current_database())`);
  const [holder] = rowsOf<Holder>(held);
  // The holder ended between the two queries.
  if (!holder) return take(db, mark);
  // PostgreSQL may not have noticed yet that an earlier connection of ours died.
  return holder.ours ? null : inWords(holder);
}

type Holder = {
  readonly name: string | null;
  readonly address: string | null;
  readonly since: string | null;
  readonly ours: boolean;
};

/** The connection's name in PostgreSQL. `npm run restore` looks for its beginning. */
function ownName(): string {
  // PostgreSQL cuts names off after 63 bytes.
  return `downhill server ${process.pid} ${hostname().replace(/[^\x21-\x7e]/g, "?")}`.slice(0, 63);
}

function inWords({ name, address, since }: Holder): string {
  const [, pid, host] = /^downhill server (\d+) (.*)$/.exec(name ?? "") ?? [];
  const who = pid ? `the Downhill server with process number ${pid} on ${host}` : "another Downhill server";
  const from = address ? ` (${address.replace(/\/\d+$/, "")})` : "";
  return `${who}${from}${since ? `, since ${since} UTC` : ""}`;
}
