import { randomInt } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { rowsOf } from "@/db/session/rows";
import { DatabaseInUse } from "./database-lock";
import { postgresSockets } from "./open";

/**
 * One server a PostgreSQL: two would each hold a class in memory and throw out the other's screens again and again. Where several
 * nodes are to share one, this is the place that decides who may have it.
 */

/** Two numbers are a lock in PostgreSQL. The first is ours; beside it 0 is the server's, and any other number one process's own mark. */
const LOCKS = 1_685_022_830;
const SERVER = 0;

/** How often the lock is looked after; it is taken again this long at most after PostgreSQL is back. */
const BEAT_MS = 2_000;
/** A connection that has been silent for so many beats is dead. */
const SILENT_BEATS = 5;
/** PostgreSQL gives up a machine that died without a word after 5 + 3 × 3 seconds, so a start waits a little longer. */
const START_PATIENCE_MS = 18_000;
const KEEPALIVES = { tcp_keepalives_idle: 5, tcp_keepalives_interval: 3, tcp_keepalives_count: 3 };

export type ServerLockOptions = {
  /** Called once when another server has taken the lock while ours was lost: this one must not go on. The reason is a sentence. */
  lost(reason: string): void;
  /** Called once, with a sentence, when somebody has the lock and it is waited for. */
  waiting?(sentence: string): void;
  readonly beatMs?: number;
  readonly patienceMs?: number;
};

/**
 * Takes PostgreSQL's lock for servers, on a connection that does nothing else, until the returned function is called or this process dies. Waits
 * for one that is just ending, or whose machine died, and then throws `DatabaseInUse` with who has it. A lock that is lost with its
 * connection (PostgreSQL was started again) is taken again; meanwhile everything goes on.
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
      // While PostgreSQL is away nobody else can have it either.
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

/** Null when this process has the lock, else who has. A connection that has it already is given it again. */
async function take(db: PostgresJsDatabase, mark: number): Promise<string | null> {
  const [tried] = rowsOf<{ ours: boolean }>(
    await db.execute(
      sql`select pg_try_advisory_lock(${LOCKS}::int, ${SERVER}::int) and pg_try_advisory_lock(${LOCKS}::int, ${mark}::int) as ours`,
    ),
  );
  if (tried?.ours) return null;
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
  // It ended between the two questions.
  if (!holder) return take(db, mark);
  // PostgreSQL has not noticed yet that an earlier connection of ours died.
  return holder.ours ? null : inWords(holder);
}

type Holder = {
  readonly name: string | null;
  readonly address: string | null;
  readonly since: string | null;
  readonly ours: boolean;
};

/** How PostgreSQL lists the connection. `npm run restore` looks for its beginning. */
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
