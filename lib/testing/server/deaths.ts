import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { readLog } from "@/db/session/log";
import type { OpenDatabase } from "@/db/store/open";
import { createRandom } from "@/lib/learning/numbers/random";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { freePort } from "@/lib/testing/database/ports";
import { beginClass, type ClassApart, planClass } from "./apart";
import { audit, type Ledger } from "./ledger";
import { type ServerChild, type ServerSettings, serveApart } from "./server-child";

/** A database that outlives its servers: what they are told to use it, and how to look into it while none is running. */
export type Ground = {
  readonly settings: ServerSettings;
  open(): Promise<OpenDatabase>;
};

export type Deaths = {
  readonly deaths: number;
  readonly students: number;
  readonly seed: number;
  /** Ends the server; `kill -9` when not given. Throws when it did not end as it should. */
  readonly end?: (server: ServerChild) => Promise<void>;
  readonly program?: readonly string[];
  readonly tell?: (death: number) => void;
};

export type Survival = {
  readonly ledger: Ledger;
  readonly broken: readonly string[];
  /** Answers that said "stored", in all. */
  readonly answers: number;
};

/** Everyone has been answered within so long, or never will be. */
const SOON_MS = 60_000;
const LONGEST_LIFE_MS = 1_500;
/** One death in so many comes while the server starts. */
const EARLY = 5;
const START_MS = 2_500;

/**
 * A class trains while its server ends and starts again, at moments drawn from `seed`; after each end the log is held against what
 * pages were answered by then, and in the end, when all is delivered, against all that they made.
 */
export async function surviveDeaths(ground: Ground, options: Deaths): Promise<Survival> {
  const { deaths, students, seed, end = (server: ServerChild) => server.kill(), program, tell } = options;
  const random = createRandom(seed);
  const planned = await planClass(ground.open);
  const port = await freePort();
  const start = () => serveApart(port, ground.settings, program);
  let server = start();
  const broken: string[] = [];
  let began: ClassApart | null = null;
  try {
    await server.listening;
    began = await beginClass(`http://127.0.0.1:${port}`, planned, { students, seed });
    for (let death = 1; death <= deaths; death++) {
      const reached = began.pages.map((page) => page.stored());
      await until(() => began?.pages.every((page, index) => page.stored() > reached[index]) ?? false);
      await pause(LONGEST_LIFE_MS * random());
      await end(server);
      broken.push(...(await answeredAndMissing(ground, began)));
      server = start();
      if (options.end === undefined && death % EARLY === 0) {
        await pause(START_MS * random());
        await server.kill();
        server = start();
      }
      tell?.(death);
    }
    await server.listening;
    for (const page of began.pages) page.rest();
    await until(() => began?.pages.every((page) => page.isDone()) ?? false);
    await until(() => began?.desk.frames.at(-1)?.storedUpTo === began?.desk.session().seq);
    await end(server);
    const survival = await lookBack(ground, began);
    return { ...survival, broken: [...broken, ...survival.broken] };
  } finally {
    await server.kill();
    began?.close();
  }
}

/** What pages were answered and the log does not hold, right after a death: later a page that finds its points missing tells them again. */
async function answeredAndMissing(ground: Ground, { row, pages }: ClassApart): Promise<readonly string[]> {
  // Answers that were on their way.
  await pause(50);
  const then = pages.map(({ made, answered }) => ({
    made: made.map((run) => ({ ...run })),
    answered: answered.map((run) => ({ ...run })),
    refusals: [],
  }));
  return audit(await storedLog(ground, row.id), then, { whole: false }).broken;
}

async function storedLog(ground: Ground, session: string): Promise<SessionEvent[]> {
  const database = await ground.open();
  const log = await readLog(database.db, session);
  await database.close();
  return log;
}

/** What the log holds of a class whose server has ended, against its pages and its desk. */
export async function lookBack(ground: Ground, { row, pages, desk }: ClassApart): Promise<Survival> {
  const log = await storedLog(ground, row.id);
  const answers = pages.reduce((sum, page) => sum + page.stored(), 0);
  const { ledger, broken } = audit(log, pages, { whole: true });
  const { seq } = desk.session();
  const same = isDeepStrictEqual(withoutCurves(fold(log.slice(0, seq + 1))), withoutCurves(desk.session()));
  return {
    ledger,
    answers,
    broken: same ? broken : [...broken, "The desk saw another class than the log holds."],
  };
}

/** A desk that comes back to a class of many points gets its curves with fewer. */
function withoutCurves(session: Session) {
  const participants = session.participants.map(({ runs, ...participant }) => ({
    ...participant,
    runs: runs.map(({ curve: _, ...run }) => run),
  }));
  return { ...session, participants };
}

/** Throws when it has not come true in time. */
export async function until(isSo: () => boolean, withinMs = SOON_MS): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Not so within ${withinMs / 1000} s: ${isSo}`);
    await pause(20);
  }
}
