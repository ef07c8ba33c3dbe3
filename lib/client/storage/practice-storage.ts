import { type DBSchema, openDB } from "idb";
import { z } from "zod";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";

const NAME = "downhill-alone";
const VERSION = 1;
/** A browser that has not opened its storage by then is taken to keep nothing. */
const PATIENCE_MS = 4_000;

const Row = z.object({
  /** The best score on validation examples, as it was checked; and the best on test examples. 0–100; null while there is none. */
  best: z.number().min(0).max(100).nullable(),
  test: z.number().min(0).max(100).nullable(),
  /** Of the last run. */
  settings: SettingsSchema.nullable(),
  /** The numbers of the ghosts that were beaten. */
  beaten: z.array(z.int().min(0)),
  /** The set of examples that comes next, from 0. */
  set: z.int().min(0),
});
/** What a browser keeps of one challenge for somebody who trains alone. */
export type PracticeProgress = Omit<z.infer<typeof Row>, "settings"> & { readonly settings: Settings | null };

export const NO_PROGRESS: PracticeProgress = { best: null, test: null, settings: null, beaten: [], set: 0 };

interface PracticeSchema extends DBSchema {
  challenges: { key: string; value: PracticeProgress };
}

/** `kept`: null until the storage has been opened; false: this browser keeps nothing, and it lasts as long as the page. */
export type ProgressState = {
  readonly kept: boolean | null;
  readonly byChallenge: Readonly<Record<string, PracticeProgress>>;
};

/** What somebody who trains alone has come to. Nothing waits for the storage, nor fails if it does. */
export type ProgressKeeper = {
  readonly store: StoreApi<ProgressState>;
  of(challenge: string): PracticeProgress;
  change(challenge: string, change: (before: PracticeProgress) => PracticeProgress): void;
  /** Forgets everything, here and in the storage; resolves when that is done. */
  forget(): Promise<void>;
  close(): void;
};

export function openProgress(): ProgressKeeper {
  const store = createStore<ProgressState>(() => ({ kept: null, byChallenge: {} }));
  const opening = within(PATIENCE_MS, openDatabase());
  const of = (challenge: string) => store.getState().byChallenge[challenge] ?? NO_PROGRESS;
  const lose = (reason: unknown) => {
    console.warn("This browser keeps no progress.", reason);
    store.setState({ kept: false });
  };

  void opening
    .then(async (database) => {
      const [ids, rows] = await Promise.all([
        database.getAllKeys("challenges"),
        database.getAll("challenges"),
      ]);
      const read = ids.flatMap((id, index): [string, PracticeProgress][] => {
        // Another version of this page may have left something else.
        const row = Row.safeParse(rows[index]);
        return row.success ? [[id, row.data]] : [];
      });
      store.setState(({ byChallenge }) => ({
        kept: true,
        byChallenge: { ...Object.fromEntries(read), ...byChallenge },
      }));
    })
    .catch(lose);

  return {
    store,
    of,
    change(challenge, change) {
      const after = change(of(challenge));
      store.setState(({ byChallenge }) => ({ byChallenge: { ...byChallenge, [challenge]: after } }));
      void opening.then((database) => database.put("challenges", after, challenge)).catch(lose);
    },
    async forget() {
      store.setState({ byChallenge: {} });
      await opening.then((database) => database.clear("challenges")).catch(lose);
    },
    close() {
      void opening.then((database) => database.close()).catch(() => {});
    },
  };
}

async function openDatabase() {
  return openDB<PracticeSchema>(NAME, VERSION, {
    upgrade: (database) => void database.createObjectStore("challenges"),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  const patience = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The browser's storage does not open.")), milliseconds);
  });
  return Promise.race([work, patience]);
}
