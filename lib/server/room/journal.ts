import { LogConflict, SessionGone } from "@/db/session/log";
import { isRefusedForGood, whyNotStored } from "@/db/store/refused-for-good";
import type { NotStored } from "@/lib/session/decide/problem";
import type { EventType, SessionEvent } from "@/lib/session/log/events";

/** Writes a room's events to the database, in order and in groups, and keeps track of how far they are stored. It never drops one. */
export type Journal = {
  /** The log is safely stored up to this seq. */
  storedUpTo(): number;
  /** Whether so many events wait to be stored that nothing more may happen. */
  isFull(): boolean;
  /** Why the last attempt to store failed; null when it succeeded. */
  trouble(): NotStored | null;
  /** The first unstored event; null when all are stored. */
  oldest(): SessionEvent | null;
  record(events: readonly SessionEvent[]): void;
  /** Resolves to true once the log is stored up to `seq`; to false when it never will be, because the room lost its log. */
  stored(seq: number): Promise<boolean>;
};

export type JournalPorts = {
  /** Stores events, all or none; called again with the same events after a failure. */
  append(events: readonly SessionEvent[]): Promise<void>;
  /** The log was taken by another server, or deleted: this journal stores nothing more. */
  lost(why: LogConflict | SessionGone): void;
  /**
   * The database failed, for the `times`th time in a row. `refused`: the one event that it will never accept; null when the
   * failure may be temporary.
   */
  failed(error: unknown, times: number, refused: SessionEvent | null): void;
};

/** How long a lab's reports wait to be stored with others. Other events wait just long enough to be grouped. */
const REPORTS_WAIT_MS = 250;
const REPORTS: readonly EventType[] = ["points-reported", "words-written"];
const OTHER_WAIT_MS = 5;
const EVENTS_A_GROUP = 2_000;
/** More than a minute of 300 students' reports. */
const MOST_WAITING = 100_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export function createJournal(
  ports: JournalPorts,
  { storedUpTo, mostWaiting = MOST_WAITING }: { storedUpTo: number; mostWaiting?: number },
): Journal {
  let stored = storedUpTo;
  let waiting: SessionEvent[] = [];
  let asking: { readonly seq: number; answer(stored: boolean): void }[] = [];
  let timer: { readonly due: number; readonly handle: NodeJS.Timeout } | null = null;
  let writing = false;
  let isLost = false;
  let trouble: NotStored | null = null;

  const answerUpTo = () => {
    const answered = asking.filter(({ seq }) => isLost || seq <= stored);
    asking = asking.filter(({ seq }) => !isLost && seq > stored);
    for (const { answer } of answered) answer(!isLost);
  };

  const lose = (why: LogConflict | SessionGone) => {
    isLost = true;
    waiting = [];
    answerUpTo();
    ports.lost(why);
  };

  /**
   * Tries until the first of these events are stored, and resolves to how many; 0 when the log is lost. An event that the database
   * refuses for good is found by bisection: everything before it is stored, and it is retried, since somebody may repair the database.
   */
  const store = async (group: readonly SessionEvent[]): Promise<number> => {
    let count = group.length;
    for (let failures = 0; ; ) {
      try {
        await ports.append(group.slice(0, count));
        trouble = null;
        return count;
      } catch (error) {
        if (error instanceof LogConflict || error instanceof SessionGone) {
          lose(error);
          return 0;
        }
        const forGood = isRefusedForGood(error);
        if (forGood && count > 1) {
          count = Math.floor(count / 2);
          continue;
        }
        failures++;
        trouble = whyNotStored(error) ?? "not-saved";
        ports.failed(error, failures, forGood ? group[0]! : null);
        await pause(Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)));
      }
    }
  };

  const write = async () => {
    timer = null;
    if (writing) return;
    writing = true;
    // Stops when an event that came meanwhile has set a timer of its own.
    while (waiting.length > 0 && timer === null) {
      const count = await store(waiting.slice(0, EVENTS_A_GROUP));
      if (count === 0) break;
      stored = waiting[count - 1]!.seq;
      waiting = waiting.slice(count);
      answerUpTo();
      // The embedded database runs on this thread: let the live class have a turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    writing = false;
  };

  return {
    storedUpTo: () => stored,
    trouble: () => trouble,
    oldest: () => waiting[0] ?? null,
    isFull: () => waiting.length >= mostWaiting,
    record(events) {
      if (isLost || events.length === 0) return;
      waiting.push(...events);
      const wait = events.every(({ type }) => REPORTS.includes(type)) ? REPORTS_WAIT_MS : OTHER_WAIT_MS;
      const due = performance.now() + wait;
      if (timer && timer.due <= due) return;
      if (timer) clearTimeout(timer.handle);
      timer = { due, handle: setTimeout(write, wait) };
    },
    stored(seq) {
      if (isLost || seq <= stored) return Promise.resolve(!isLost);
      return new Promise((answer) => asking.push({ seq, answer }));
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
