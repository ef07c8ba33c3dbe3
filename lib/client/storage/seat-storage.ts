import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { WeightSnapshot } from "@/lib/learning/training/training";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import { type KeptRun, RunRow } from "./kept-run";

const NAME = "downhill-lab";
/** Raised whenever the rows change. What an older version stored is then deleted. */
const VERSION = 2;

/** What a browser stores for its seats in classes. All keys begin with the session and the seat. */
interface LabSchema extends DBSchema {
  seats: {
    key: [session: string, seat: number];
    /** `owner`: the page that may write; `at`: when it took over, in milliseconds since 1970. */
    value: { readonly owner: string; readonly at: number };
  };
  runs: { key: [session: string, seat: number, run: number]; value: RunRow };
  /** The weights of best points. */
  bests: { key: [session: string, seat: number, run: number, step: number]; value: Float32Array };
}

type LabDatabase = IDBPDatabase<LabSchema>;
export const STORES = ["seats", "runs", "bests"] as const satisfies (keyof LabSchema)[];

/** Rejects if the browser has no IndexedDB, forbids it, or cannot open it. */
export function openLabDatabase(): Promise<LabDatabase> {
  return openDB<LabSchema>(NAME, VERSION, {
    upgrade(database) {
      for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
      for (const name of STORES) database.createObjectStore(name);
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** The range of all keys that begin with these parts. An array sorts above every string and number. */
function keysUnder(...parts: readonly (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []]);
}

/** Thrown when another page of this browser has taken the seat over, so that this one may no longer write. */
export class SeatTaken extends Error {
  constructor() {
    super("Another page has taken this seat over.");
    this.name = "SeatTaken";
  }
}

/** The storage of one seat, for the page that took it over last. Every write is all or nothing, and rejects with `SeatTaken` on any other page. */
export type SeatStorage = {
  /** The runs as the page before left them, in order. */
  readonly kept: readonly KeptRun[];
  save(run: KeptRun): Promise<void>;
  remove(runs: readonly RunNumber[]): Promise<void>;
  /** Removes everything stored for the seat. */
  clear(): Promise<void>;
  close(): void;
};

export type SeatClaim = {
  readonly session: string;
  readonly seat: ParticipantId;
  /** A unique name for this page. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long to wait for the storage, in milliseconds; `PATIENCE_MS` if absent. */
  readonly patience?: number;
};

/** Storage that has not opened by then counts as missing, so that nobody waits longer to train. */
const PATIENCE_MS = 4_000;
/** How many seats are stored. Nobody really takes part in more classes at once. */
const MOST_SEATS = 3;
/** A class that this browser has not come back to within this time is taken to be over. */
const LONGEST_CLASS_MS = 24 * 60 * 60 * 1000;

/**
 * Takes a seat's storage over from whichever page had it. What is kept of classes long over goes, and so does what another seat in
 * the same class left behind: this browser has only one. Throws where the browser keeps nothing.
 */
export async function claimSeat(claim: SeatClaim): Promise<SeatStorage> {
  let late = false;
  const opening = takeOver(claim);
  opening.then((storage) => late && storage.close()).catch(() => {});
  const patience = new Promise<never>((_, reject) => {
    setTimeout(() => {
      late = true;
      reject(new Error("The browser's storage does not open."));
    }, claim.patience ?? PATIENCE_MS);
  });
  return Promise.race([opening, patience]);
}

async function takeOver({ session, seat, owner, now }: SeatClaim): Promise<SeatStorage> {
  const database = await openLabDatabase();
  await database.put("seats", { owner, at: now }, [session, seat]);
  await removeStale(database, session, seat, now);
  const kept = await readRuns(database, session, seat);
  /** By run: the steps of the best points whose weights are stored. */
  const stored = new Map(kept.map(({ start, bests }) => [start.run, new Set(bests.map(({ step }) => step))]));

  /** Runs `work` in one transaction, after checking that the seat is still this page's. */
  const change = async (work: (write: Writing) => Promise<unknown>[]) => {
    const transaction = writing(database);
    // Any failure fails the whole transaction. Only `done` says why, for example that storage is full.
    const settled = transaction.done;
    settled.catch(() => {});
    const row = await transaction.objectStore("seats").get([session, seat]);
    if (row?.owner !== owner) {
      transaction.abort();
      throw new SeatTaken();
    }
    await Promise.allSettled(work(transaction));
    await settled;
  };

  return {
    kept,
    async save(run) {
      const { run: number } = run.start;
      const before = stored.get(number) ?? new Set<number>();
      const after = new Set(run.bests.map(({ step }) => step));
      const key = (step: number) => [session, seat, number, step] as [string, number, number, number];
      await change((transaction) => {
        const bests = transaction.objectStore("bests");
        return [
          transaction.objectStore("runs").put({ ...run, bests: [...after] }, [session, seat, number]),
          ...run.bests
            .filter(({ step }) => !before.has(step))
            .map(({ step, weights }) => bests.put(weights, key(step))),
          ...[...before].filter((step) => !after.has(step)).map((step) => bests.delete(key(step))),
        ];
      });
      stored.set(number, after);
    },
    async remove(runs) {
      await change((transaction) =>
        runs.flatMap((run) => [
          transaction.objectStore("runs").delete([session, seat, run]),
          transaction.objectStore("bests").delete(keysUnder(session, seat, run)),
        ]),
      );
      for (const run of runs) stored.delete(run);
    },
    async clear() {
      await change((transaction) => removeUnder(transaction, session, seat));
      stored.clear();
    },
    close: () => database.close(),
  };
}

/** Removes everything that this browser has stored for a class, by whichever page. Never rejects. */
export async function forgetSession(session: string): Promise<void> {
  const database = await openLabDatabase().catch(() => null);
  if (!database) return;
  const transaction = writing(database);
  await Promise.all([...removeUnder(transaction, session), transaction.done]).catch((reason) =>
    console.warn("What this browser kept of the class could not be removed.", reason),
  );
  database.close();
}

type Writing = ReturnType<typeof writing>;
const writing = (database: LabDatabase) => database.transaction(STORES, "readwrite");

function removeUnder(transaction: Writing, ...parts: [session: string, seat?: number]): Promise<unknown>[] {
  const keys = keysUnder(...parts.filter((part) => part !== undefined));
  // The row of a single seat is not in the range under its own key.
  const [session, seat] = parts;
  const seats = transaction.objectStore("seats");
  return [
    seats.delete(seat === undefined ? keys : [session, seat]),
    transaction.objectStore("runs").delete(keys),
    transaction.objectStore("bests").delete(keys),
  ];
}

async function removeStale(database: LabDatabase, session: string, seat: ParticipantId, now: number) {
  const transaction = writing(database);
  const seats = transaction.objectStore("seats");
  const [keys, rows] = await Promise.all([seats.getAllKeys(), seats.getAll()]);
  const others = keys
    .map((key, index) => ({ key, at: rows[index]!.at }))
    .filter(({ key }) => key[0] !== session || key[1] !== seat)
    .sort((one, other) => other.at - one.at);
  const stale = others.filter(
    ({ key, at }, index) => key[0] === session || index >= MOST_SEATS - 1 || now - at > LONGEST_CLASS_MS,
  );
  await Promise.all([...stale.flatMap(({ key }) => removeUnder(transaction, ...key)), transaction.done]);
}

/** Skips rows that are invalid, as another version of this page may have left them. */
async function readRuns(database: LabDatabase, session: string, seat: ParticipantId): Promise<KeptRun[]> {
  const transaction = database.transaction(["runs", "bests"]);
  const keys = keysUnder(session, seat);
  const bests = transaction.objectStore("bests");
  const [rows, bestKeys, weights] = await Promise.all([
    transaction.objectStore("runs").getAll(keys),
    bests.getAllKeys(keys),
    bests.getAll(keys),
  ]);
  return rows.flatMap((row) => {
    const parsed = RunRow.safeParse(row);
    if (!parsed.success) return [];
    const { run } = parsed.data.start;
    const ofRun = bestKeys.flatMap((key, index): WeightSnapshot[] =>
      key[2] === run ? [{ step: key[3], weights: weights[index]! }] : [],
    );
    return [{ ...parsed.data, bests: ofRun }];
  });
}
