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

/** What tests do with the real storage of a real browser. Everything a scenario takes and gives is plain data. */

let storage: SeatStorage | null = null;

/** Typed arrays do not cross into the test; lists of numbers do. */
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
  /** Takes a seat over as this page; gives what was kept of it. */
  async claim(session: string, seat: number, owner: string, now = 0): Promise<PlainRun[]> {
    storage = await claimSeat({ session, seat, owner, now });
    return storage.kept.map(plain);
  },
  /** What the storage should give again. */
  async example(run: RunNumber, shape: Shape, change: Partial<KeptRun>): Promise<PlainRun> {
    return plain(keptRun(run, shape, change));
  },
  /** Saves a run; why that failed, or null. */
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
  /** Puts something else in the place of a run, as an older page might have left it. */
  async spoil(session: string, seat: number, run: RunNumber): Promise<void> {
    const database = await openLabDatabase();
    await database.put("runs", { start: "an older page" } as never, [session, seat, run]);
    database.close();
  },
  /** Every key in the database, of each store. */
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
