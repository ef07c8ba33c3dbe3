import type { KeptRun } from "@/lib/client/storage/kept-run";
import {
  claimSeat,
  forgetSession,
  openLabDatabase,
  type SeatStorage,
  STORES,
} from "@/lib/client/storage/seat-storage";
import type { RunNumber } from "@/lib/session/log/events";
import { keptRun } from "./kept-run";

/** What tests do with the real storage of a real browser. Scenarios take and return plain data. */

let storage: SeatStorage | null = null;

/** Playwright does not pass typed arrays to the test, but it passes arrays of numbers. */
function plain(run: KeptRun) {
  const list = (values: Float32Array) => [...values];
  const { state, bests } = run;
  return {
    ...run,
    bests: bests.map(({ step, weights }) => ({ step, weights: list(weights) })),
    state: state && {
      step: state.step,
      weights: list(state.weights),
      firstMemory: list(state.firstMemory),
      secondMemory: list(state.secondMemory),
    },
  };
}
export type PlainRun = ReturnType<typeof plain>;

type Shape = Parameters<typeof keptRun>[1];

export const scenarios = {
  /** Takes a seat over as this page; returns its stored runs. */
  async claim(session: string, seat: number, owner: string, now = 0): Promise<PlainRun[]> {
    storage = await claimSeat({ session, seat, owner, now });
    return storage.kept.map(plain);
  },
  /** A run as the storage should return it. */
  async example(run: RunNumber, shape: Shape, change: Partial<KeptRun>): Promise<PlainRun> {
    return plain(keptRun(run, shape, change));
  },
  /** Saves a run. Returns the name of the error, or null. */
  async save(run: RunNumber, shape: Shape, change: Partial<KeptRun> = {}): Promise<string | null> {
    return storage!.save(keptRun(run, shape, change)).then(
      () => null,
      (error: Error) => error.name,
    );
  },
  async remove(runs: RunNumber[]): Promise<void> {
    await storage!.remove(runs);
  },
  async clear(): Promise<void> {
    await storage!.clear();
  },
  async forget(session: string): Promise<void> {
    await forgetSession(session);
  },
  /** Replaces a run with something invalid, as an older page might have left it. */
  async spoil(session: string, seat: number, run: RunNumber): Promise<void> {
    const database = await openLabDatabase();
    await database.put("runs", { start: "an older page" } as never, [session, seat, run]);
    database.close();
  },
  /** All keys in the database, by store. */
  async keys(): Promise<Record<string, string[]>> {
    const database = await openLabDatabase();
    const entries = await Promise.all(
      STORES.map(async (name) => [name, (await database.getAllKeys(name)).map(String)] as const),
    );
    database.close();
    return Object.fromEntries(entries);
  },
};
(globalThis as { scenarios?: typeof scenarios }).scenarios = scenarios;
