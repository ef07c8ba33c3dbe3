import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { RunRow } from "./kept-run";

const NAME = "downhill-lab";
/** Raised whenever rows change: what an older page kept is then let go. */
const VERSION = 3;

/** What a browser keeps of the seats that it has in classes. Keys begin with the session and the seat. */
export interface LabSchema extends DBSchema {
  seats: {
    key: [session: string, seat: number];
    /** `owner`: the page that may write; `at`: when it took over, in milliseconds since 1970. */
    value: { readonly owner: string; readonly at: number };
  };
  runs: { key: [session: string, seat: number, run: number]; value: RunRow };
  /** Weights of best points. */
  bests: { key: [session: string, seat: number, run: number, step: number]; value: Float32Array };
}

export type LabDatabase = IDBPDatabase<LabSchema>;
export const STORES = ["seats", "runs", "bests"] as const satisfies (keyof LabSchema)[];

/** Throws where the browser keeps nothing: it has no IndexedDB, forbids it, or cannot open it. */
export function openLabDatabase(): Promise<LabDatabase> {
  return openDB<LabSchema>(NAME, VERSION, {
    upgrade(database) {
      for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
      for (const name of STORES) database.createObjectStore(name);
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** Every key that begins with these parts. An array is above every string and number. */
export function keysUnder(...parts: readonly (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []]);
}
