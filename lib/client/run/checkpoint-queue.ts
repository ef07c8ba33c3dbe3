import type { Checkpoint } from "@/lib/client/api/checkpoints";
import { mayNeverPass, type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import type { RunNumber } from "@/lib/session/log/events";

/** A checkpoint on its way, and what its run is worth. */
type Upload = Checkpoint & { readonly score: number };

/** Checkpoints that wait for the referee: one goes up at a time, the best first. */
export type CheckpointQueue = {
  add(upload: Upload): void;
  /** It is of no use any more. */
  forget(run: RunNumber): void;
  close(): void;
};

export type CheckpointQueuePorts = {
  /** Null when it was scored, else why not. */
  put(checkpoint: Checkpoint, signal: AbortSignal): Promise<ProblemCode | null>;
  pause(milliseconds: number): Promise<void>;
  /** From 0 to 1: a class that was refused together does not come back together. */
  chance(): number;
  /** It was scored, or it never will be; `why`: as the server said, if that is why. */
  settled(run: RunNumber, scored: boolean, why: ProblemCode | null): void;
};

/** Of them, the weakest are left out: a student's runs are few at a time, and only the best one ranks. */
const MOST_WAITING = 4;
const FIRST_RETRY_MS = 500;
/** With the spread between pages, less than the half minute that the class waits for a page that is here to begin an upload. */
const LAST_RETRY_MS = 15_000;
/** A server that fails this often at one checkpoint will never take it. What only has to wait is sent for as long as the page is open. */
const MOST_FAILURES = 10;

type Waiting = { readonly upload: Upload; failures: number };

export function createCheckpointQueue({
  put,
  pause,
  chance,
  settled,
}: CheckpointQueuePorts): CheckpointQueue {
  const closing = new AbortController();
  let queue: Waiting[] = [];
  let sending = false;
  let wake = () => {};

  const remove = (run: RunNumber, scored: boolean, why: ProblemCode | null = null) => {
    const before = queue.length;
    queue = queue.filter(({ upload }) => upload.run !== run);
    if (queue.length < before) settled(run, scored, why);
  };

  const isTriedAgain = (waiting: Waiting, code: ProblemCode): boolean => {
    if (mayNeverPass(code)) waiting.failures++;
    return passesByItself(code) && waiting.failures < MOST_FAILURES;
  };

  const deliver = async () => {
    if (sending) return;
    sending = true;
    let retryMs = FIRST_RETRY_MS;
    for (let next = queue[0]; next && !closing.signal.aborted; next = queue[0]) {
      const code = await put(next.upload, closing.signal);
      if (closing.signal.aborted) break;
      if (code !== null && isTriedAgain(next, code)) {
        const woken = new Promise<void>((resume) => {
          wake = resume;
        });
        await Promise.race([pause(retryMs * (0.5 + chance())), woken]);
        retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
      } else {
        remove(next.upload.run, code === null, code);
        retryMs = FIRST_RETRY_MS;
      }
    }
    sending = false;
  };

  return {
    add(upload) {
      const place = queue.findIndex((waiting) => waiting.upload.score <= upload.score);
      queue.splice(place === -1 ? queue.length : place, 0, { upload, failures: 0 });
      for (const { upload: weakest } of queue.slice(MOST_WAITING)) remove(weakest.run, false);
      wake();
      void deliver();
    },
    forget: (run) => remove(run, false),
    close() {
      closing.abort();
      wake();
    },
  };
}
