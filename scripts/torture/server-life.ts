import { freePort } from "@/lib/testing/database/ports";
import { beginClass, type ClassApart, planClass } from "@/lib/testing/server/apart";
import { type Ground, lookBack, type Survival, until } from "@/lib/testing/server/deaths";
import { type ServerChild, type ServerSettings, serveApart } from "@/lib/testing/server/server-child";

export type Living = { readonly server: ServerChild; readonly live: ClassApart; readonly port: number };

export type LifeOptions = {
  readonly students: number;
  readonly seed: number;
  /** Settings of the server besides those of the ground. */
  readonly settings?: ServerSettings;
  /** Node's arguments for the server; by default one without pages. */
  readonly program?: readonly string[];
  /** The address at which pages reach the server, if not directly. */
  readonly pagesUrl?: (port: number) => Promise<string>;
  /** How long delivering the rest may take. */
  readonly patienceMs?: number;
};

/** Lets a class train on a server of its own during `work`; then waits until everything is delivered, and checks the log against the pages. */
export async function duringClass<Found>(
  ground: Ground,
  { students, seed, settings, program, pagesUrl, patienceMs = 120_000 }: LifeOptions,
  work: (living: Living) => Promise<Found>,
): Promise<{ readonly found: Found; readonly survival: Survival; readonly deliveredMs: number }> {
  const planned = await planClass(ground.open);
  const port = await freePort();
  const server = serveApart(port, { ...ground.settings, ...settings }, program);
  let live: ClassApart | null = null;
  try {
    await server.listening;
    const url = `http://127.0.0.1:${port}`;
    const began = await beginClass(url, planned, { students, seed, pagesUrl: await pagesUrl?.(port) });
    live = began;
    const found = await work({ server, live: began, port });
    const healed = performance.now();
    for (const page of began.pages) page.rest();
    await until(() => began.pages.every((page) => page.isDone()), patienceMs);
    await until(() => began.desk.frames.at(-1)?.storedUpTo === began.desk.session().seq, patienceMs);
    const deliveredMs = performance.now() - healed;
    await server.terminate();
    return { found, survival: await lookBack(ground, began), deliveredMs };
  } finally {
    await server.kill();
    live?.close();
  }
}

/** The last part of a torture's line. */
export function inFigures({ ledger, answers }: Survival): string {
  const { events, runs, points } = ledger;
  return `${answers} answers; the log has ${events} events, ${runs} runs, ${points} points, each once`;
}
