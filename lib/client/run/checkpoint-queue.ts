import type { Checkpoint } from "@/lib/protocol/checkpoint";
import { mayNeverPass, type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import type { RunNumber } from "@/lib/session/log/events";

/** A checkpoint to upload, and the validation score of its run. */
type Upload = Checkpoint & { readonly score: number };

/** Checkpoints waiting for the referee. They are uploaded one at a time, the best first. */
export type CheckpointQueue = {
  add(upload: Upload): void;
  /** Drops a run's checkpoint, which is no longer needed. */
  forget(run: RunNumber): void;
  close(): void;
};

export type CheckpointQueuePorts = {
  /** Uploads a checkpoint. Null when it was scored, else why not. */
  put(checkpoint: Checkpoint, signal: AbortSignal): Promise<ProblemCode | null>;
  pause(milliseconds: number): Promise<void>;
  /** A random number from 0 to 1, so that pages that were refused at the same moment do not all retry at the same moment. */
  chance(): number;
  /** A run's checkpoint was scored, or never will be. `why`: the server's reason, if it gave one. */
  settled(run: RunNumber, scored: boolean, why: ProblemCode | null): void;
};

/** Beyond this number the weakest are dropped: only a student's best run ranks. */
const MOST_WAITING = 4;
const FIRST_RETRY_MS = 500;
/** Even with the random spread, less than the half minute that the class gives a connected page to begin an upload. */
const LAST_RETRY_MS = 15_000;
/** After this many failures a checkpoint is given up. Refusals that only mean "wait" are retried for as long as the page is open. */
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
