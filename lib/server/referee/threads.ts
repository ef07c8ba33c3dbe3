import { Worker } from "node:worker_threads";
import { createFairTurns, type Turn } from "./fair-turns";

/** Work for a thread. `patience`: how long it may take, in milliseconds. */
export type Job<Task> = Turn & {
  readonly task: Task;
  readonly patience: number;
  /** Aborted when the answer is no longer wanted: the job leaves the queue, or its thread is ended. */
  readonly signal?: AbortSignal;
  /** Called when a thread starts on it. */
  readonly begun?: () => void;
};

/** Threads that each do one job at a time, and never two for the same seat. */
export type Threads<Task> = {
  /** Rejects when the thread fails (with `TooLong` when the job takes too long) or has died twice of it; with the signal's reason when that is aborted. */
  ask<Answer>(job: Job<Task>): Promise<Answer>;
  /** Starts the threads before they are needed. */
  begin(): void;
  /** How many jobs have no answer yet. */
  unanswered(): number;
  close(): Promise<void>;
};

/** What a thread replies to a task. */
export type Said = { readonly answer: unknown } | { readonly failed: string };

/** A job took longer than its patience. */
export class TooLong extends Error {
  override name = "TooLong";
}

type Asked<Task> = Job<Task> & { deaths: number; answer(answer: unknown): void; fail(error: unknown): void };
type Place<Task> = { worker: Worker | null; asked: Asked<Task> | null; timer?: NodeJS.Timeout };

/** A thread may die because another program uses up the machine's memory; if it dies twice of one task, the task is to blame. */
const MOST_DEATHS = 2;

/** `file`: what a thread runs; it replies to each message with a `Said`. Threads start when they are first needed. */
export function createThreads<Task>(file: URL, count: number): Threads<Task> {
  const places: Place<Task>[] = Array.from({ length: count }, () => ({ worker: null, asked: null }));
  const turns = createFairTurns<Asked<Task>>();
  let closed = false;

  const free = (place: Place<Task>): Asked<Task> | null => {
    const { asked } = place;
    clearTimeout(place.timer);
    place.asked = null;
    return asked;
  };

  const end = (place: Place<Task>): Asked<Task> | null => {
    void place.worker?.terminate();
    place.worker = null;
    return free(place);
  };

  /** Ends a thread; its job fails, or is queued again. */
  const lose = (place: Place<Task>, error: Error) => {
    const asked = end(place);
    if (!asked) return;
    asked.deaths++;
    if (closed || error instanceof TooLong || asked.deaths >= MOST_DEATHS) asked.fail(error);
    else turns.add(asked);
    hand();
  };

  const giveUp = (asked: Asked<Task>) => {
    const place = places.find((other) => other.asked === asked);
    if (!place && !turns.remove(asked)) return;
    asked.fail(asked.signal?.reason);
    if (!place) return;
    end(place);
    hand();
  };

  const begin = (place: Place<Task>): Worker => {
    // Without the options of this process, such as a debugger's port.
    const worker = new Worker(file, { execArgv: [] });
    worker.unref();
    const mine = () => place.worker === worker;
    worker.on("message", (said: Said) => {
      if (!mine()) return;
      const asked = free(place);
      if ("failed" in said) asked?.fail(new Error(said.failed));
      else asked?.answer(said.answer);
      hand();
    });
    worker.on("error", (error) => mine() && lose(place, error as Error));
    worker.on("exit", () => mine() && lose(place, new Error("The referee's thread has ended.")));
    return worker;
  };

  const busy = () => places.flatMap(({ asked }) => (asked ? [asked.of] : []));

  /** Gives each idle thread the next job. */
  const hand = () => {
    if (closed) return;
    for (const place of places) {
      const asked = place.asked ? null : turns.next(busy());
      if (!asked) continue;
      place.asked = asked;
      place.worker ??= begin(place);
      place.timer = setTimeout(() => lose(place, new TooLong("It took too long.")), asked.patience);
      place.timer.unref();
      place.worker.postMessage(asked.task);
      asked.begun?.();
    }
  };

  return {
    ask<Answer>(job: Job<Task>): Promise<Answer> {
      return new Promise<Answer>((answer, fail) => {
        if (closed) return fail(new Error("The referee has gone."));
        if (job.signal?.aborted) return fail(job.signal.reason);
        const asked: Asked<Task> = { ...job, deaths: 0, answer: answer as (answer: unknown) => void, fail };
        job.signal?.addEventListener("abort", () => giveUp(asked), { once: true });
        turns.add(asked);
        hand();
      });
    },
    begin() {
      if (closed) return;
      for (const place of places) place.worker ??= begin(place);
    },
    unanswered: () => turns.waiting().length + busy().length,
    async close() {
      closed = true;
      for (const asked of [...turns.waiting()]) {
        turns.remove(asked);
        asked.fail(new Error("The referee has gone."));
      }
      const ending = places.map(({ worker }) => worker?.terminate());
      for (const place of places) lose(place, new Error("The referee has gone."));
      await Promise.all(ending);
    },
  };
}
