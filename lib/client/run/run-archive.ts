import type { KeptRun } from "@/lib/client/storage/kept-run";
import { makeRoom, ROOM, slim } from "@/lib/client/storage/make-room";
import { type SeatStorage, SeatTaken } from "@/lib/client/storage/seat-storage";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Keeping } from "@/lib/session/page-state";

/** This page's runs, in memory and, as soon as possible, in the browser's storage. Callers never wait for the storage, nor fail if it does. */
export type RunArchive = {
  /** Takes the seat over from the page before and returns the runs that it stored; none if this browser stores nothing. Never rejects. */
  open(seat: ParticipantId): Promise<readonly KeptRun[]>;
  /** Adds a new run. */
  put(run: KeptRun): void;
  get(run: RunNumber): KeptRun | undefined;
  all(): readonly KeptRun[];
  /** Changes a run; does nothing if it is not in the archive. */
  change(run: RunNumber, change: Partial<KeptRun>): void;
  forget(run: RunNumber): void;
  /** Removes everything stored for the seat, because its class is over, and resolves when that is done. Never rejects. */
  clear(): Promise<void>;
  close(): void;
};

export type RunArchivePorts = {
  claim(seat: ParticipantId): Promise<SeatStorage>;
  pause(milliseconds: number): Promise<void>;
  /** Milliseconds since any fixed moment. */
  now(): number;
  changed(keeping: Keeping): void;
  /** Another page of this browser has taken over the seat. */
  taken(): void;
};

/** Writing takes at most this share of the time … */
const SHARE_OF_TIME = 0.25;
/** … unless what is stored would get older than a few seconds. */
const LONGEST_REST_MS = 1_500;

export function createRunArchive({ claim, pause, now, changed, taken }: RunArchivePorts): RunArchive {
  const runs = new Map<RunNumber, KeptRun>();
  /** Runs whose stored row is out of date. Those that are no longer in `runs` are to be removed. */
  const dirty = new Set<RunNumber>();
  let storage: SeatStorage | null = null;
  let writing = false;
  let closed = false;

  const save = async (to: SeatStorage, run: RunNumber, bytes: number) => {
    const { dropped, slimmed } = makeRoom([...runs.values()], run, { ...ROOM, bytes });
    for (const each of dropped) runs.delete(each);
    if (dropped.length > 0) await to.remove(dropped);
    for (const each of slimmed) {
      const kept = runs.get(each);
      if (!kept) continue;
      runs.set(each, slim(kept));
      await to.save(slim(kept));
    }
    const kept = runs.get(run);
    // When storage is short, the trajectory, which is only for display, gives way to what the class has not received yet.
    if (kept) await to.save(bytes === 0 ? { ...kept, trajectory: null } : kept);
    else await to.remove([run]);
  };

  const write = async () => {
    if (writing || !storage) return;
    writing = true;
    for (const run of dirty) {
      if (closed) break;
      dirty.delete(run);
      const began = now();
      try {
        await save(storage, run, ROOM.bytes).catch((reason) => {
          if (!isQuotaExceeded(reason) || !storage) throw reason;
          return save(storage, run, 0);
        });
        changed("kept");
      } catch (reason) {
        if (closed) break;
        if (reason instanceof SeatTaken) {
          closed = true;
          taken();
        } else {
          console.warn("A run could not be kept.", reason);
          changed(isQuotaExceeded(reason) ? "full" : "missing");
        }
      }
      await pause(Math.min(LONGEST_REST_MS, (now() - began) * (1 / SHARE_OF_TIME - 1)));
    }
    writing = false;
  };

  const note = (run: RunNumber) => {
    if (closed) return;
    // Moves the run to the end of the queue, so that none waits for one that changes all the time.
    dirty.delete(run);
    dirty.add(run);
    void write();
  };

  return {
    async open(seat) {
      try {
        const opened = await claim(seat);
        if (closed) {
          opened.close();
          return [];
        }
        for (const run of opened.kept) if (!runs.has(run.start.run)) runs.set(run.start.run, run);
        storage = opened;
        changed("kept");
        void write();
        return opened.kept;
      } catch (reason) {
        console.warn("This browser keeps no runs.", reason);
        changed(isQuotaExceeded(reason) ? "full" : "missing");
        return [];
      }
    },
    put(run) {
      runs.set(run.start.run, run);
      note(run.start.run);
    },
    get: (run) => runs.get(run),
    all: () => [...runs.values()],
    change(run, change) {
      const kept = runs.get(run);
      if (!kept) return;
      runs.set(run, { ...kept, ...change });
      note(run);
    },
    forget(run) {
      if (runs.delete(run)) note(run);
    },
    async clear() {
      closed = true;
      try {
        await storage?.clear();
        storage?.close();
      } catch (reason) {
        if (!(reason instanceof SeatTaken)) console.warn("What was kept could not be removed.", reason);
      }
    },
    close() {
      closed = true;
      storage?.close();
    },
  };
}

function isQuotaExceeded(reason: unknown): boolean {
  return reason instanceof Error && reason.name === "QuotaExceededError";
}
