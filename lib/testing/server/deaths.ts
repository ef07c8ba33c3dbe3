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

/** A database that outlives its servers: their settings for using it, and how to open it while none is running. */
export type Ground = {
  readonly settings: ServerSettings;
  open(): Promise<OpenDatabase>;
};

export type Deaths = {
  readonly deaths: number;
  readonly students: number;
  readonly seed: number;
  /** Ends the server; `kill -9` by default. Throws when it does not end properly. */
  readonly end?: (server: ServerChild) => Promise<void>;
  readonly program?: readonly string[];
  readonly tell?: (death: number) => void;
};

export type Survival = {
  readonly ledger: Ledger;
  readonly broken: readonly string[];
  /** The total number of answers that said "stored". */
  readonly answers: number;
};

/** How long to wait for anything; what has not happened by then never will. */
const SOON_MS = 60_000;
const LONGEST_LIFE_MS = 1_500;
/** One in this many deaths happens while the server starts. */
const EARLY = 5;
const START_MS = 2_500;

/**
 * Lets a class train while its server ends and restarts at random moments drawn from `seed`. After each end the log is checked against
 * what pages had been answered by then, and finally, when everything is delivered, against everything that they made.
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

/** What pages were told was stored but is not in the log, right after a death: later, pages send missing points again. */
async function answeredAndMissing(ground: Ground, { row, pages }: ClassApart): Promise<readonly string[]> {
  // Lets answers that were on their way arrive.
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

/** Checks the log of a class whose server has ended against its pages and its desk. */
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

/** A desk that reconnects to a class with many points gets thinned curves, so they are left out. */
function withoutCurves(session: Session) {
  const participants = session.participants.map(({ runs, ...participant }) => ({
    ...participant,
    runs: runs.map(({ curve: _, ...run }) => run),
  }));
  return { ...session, participants };
}

/** Waits until a condition holds. Throws when it does not in time. */
export async function until(isSo: () => boolean, withinMs = SOON_MS): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Not so within ${withinMs / 1000} s: ${isSo}`);
    await pause(20);
  }
}
