import { recordDeed, recorded } from "@/db/school/audit";
import { beginSignIn, endAllSignIns, endSignIn } from "@/db/school/sign-ins";
import type { Database } from "@/db/store/client";
import { onePerProcess } from "./one-per-process";

/**
 * Begins and ends sign-ins in this process. The database holds which ones are valid; this notifies open desks and projectors at once,
 * and remembers ends that could not be stored.
 */
export type SignIns = {
  /** Resolves to the id that the browser's cookie carries. */
  begin(db: Database, teacherId: string, device: "known" | "new"): Promise<string>;
  /** Takes effect in this process at once, even while the database is unreachable; it is then stored later. */
  end(db: Database, id: string): Promise<void>;
  /** Ends all sign-ins of a teacher. Throws when that cannot be stored, since only the database knows them all. */
  endAll(db: Database, teacherId: string): Promise<void>;
  /** For sign-ins that were ended in the database together with something else, such as their account. */
  ended(ids: readonly string[]): void;
  hasEnded(id: string): boolean;
  /** Calls `listener` whenever sign-ins end. Returns a function that stops that. */
  onEnded(listener: (ids: readonly string[]) => void): () => void;
  /** Retries to store ends that could not be stored. */
  storeEnds(db: Database): Promise<void>;
};

/** How long a browser that signs out waits for the database. */
const PATIENCE_MS = 1_500;
/** Ended sign-ins that are remembered: only those of connected screens are ever looked up. */
const MOST_REMEMBERED = 10_000;

function createSignIns(): SignIns {
  const ended = new Set<string>();
  const unstored = new Set<string>();
  const listeners = new Set<(ids: readonly string[]) => void>();
  const tell = (ids: readonly string[]) => {
    for (const id of ids) ended.add(id);
    for (const oldest of ended) {
      if (ended.size <= MOST_REMEMBERED) break;
      ended.delete(oldest);
    }
    for (const listener of listeners) listener(ids);
  };
  const store = async (db: Database, id: string) => {
    const teacherId = await endSignIn(db, id);
    unstored.delete(id);
    if (teacherId !== null) await recordDeed(db, teacherId, { type: "signed-out" });
  };
  return {
    begin: (db, teacherId, device) =>
      recorded(
        db,
        teacherId,
        (transaction) => beginSignIn(transaction, teacherId),
        () => ({ type: "signed-in", device }),
      ),
    async end(db, id) {
      unstored.add(id);
      tell([id]);
      await Promise.race([
        store(db, id).catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref()),
      ]);
    },
    async endAll(db, teacherId) {
      const ids = await recorded(
        db,
        teacherId,
        (transaction) => endAllSignIns(transaction, teacherId),
        ({ length }) => ({ type: "signed-out-everywhere", browsers: length }),
      );
      tell(ids);
    },
    ended: tell,
    hasEnded: (id) => ended.has(id),
    onEnded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async storeEnds(db) {
      for (const id of unstored) await store(db, id);
    },
  };
}

export const signIns = onePerProcess("sign-ins", () => createSignIns());
