import { Worker } from "node:worker_threads";

/** Work for a thread: `cost` in any unit, to tell cheap from dear; `patience` in milliseconds. */
export type Job<Task> = { readonly task: Task; readonly cost: number; readonly patience: number };

/** Threads that each do one thing at a time. */
export type Threads<Task> = {
  /** Rejected when the thread cannot do it (`TooLong` when its patience is over), or died of it twice. */
  ask<Answer>(job: Job<Task>): Promise<Answer>;
  /** Begins them before they are needed. */
  begin(): void;
  /** What was asked and is not answered yet. */
  unanswered(): number;
  close(): Promise<void>;
};

/** What a thread says of the task it was handed. */
export type Said = { readonly answer: unknown } | { readonly failed: string };

/** It took longer than it may. */
export class TooLong extends Error {
  override name = "TooLong";
}

type Asked<Task> = Job<Task> & { deaths: number; answer(answer: unknown): void; fail(error: Error): void };
type Place<Task> = { worker: Worker | null; asked: Asked<Task> | null; timer?: NodeJS.Timeout };

/** A thread may die of what another program did to this machine's memory; of the same task twice it dies of the task. */
const MOST_DEATHS = 2;

/** `file`: what a thread runs, which answers each message with what it has `Said`. Threads begin when they are first needed. */
export function createThreads<Task>(file: URL, count: number): Threads<Task> {
  const places: Place<Task>[] = Array.from({ length: count }, () => ({ worker: null, asked: null }));
  let waiting: Asked<Task>[] = [];
  let closed = false;

  const free = (place: Place<Task>): Asked<Task> | null => {
    const { asked } = place;
    clearTimeout(place.timer);
    place.asked = null;
    return asked;
  };

  /** Whoever waits for a thread that is gone is told, or asks the next one. */
  const lose = (place: Place<Task>, error: Error) => {
    void place.worker?.terminate();
    place.worker = null;
    const asked = free(place);
    if (!asked) return;
    asked.deaths++;
    if (closed || error instanceof TooLong || asked.deaths >= MOST_DEATHS) asked.fail(error);
    else waiting.push(asked);
    hand();
  };

  const begin = (place: Place<Task>): Worker => {
    // Not with the options of this process, such as a debugger's port.
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

  /** Hands the cheapest of what waits to each thread that is idle: one large network keeps no class waiting for its small ones. */
  const hand = () => {
    for (const place of places) {
      if (place.asked || waiting.length === 0) continue;
      const asked = waiting.reduce((cheap, other) => (other.cost < cheap.cost ? other : cheap));
      waiting = waiting.filter((other) => other !== asked);
      place.asked = asked;
      place.worker ??= begin(place);
      place.timer = setTimeout(() => lose(place, new TooLong("It took too long.")), asked.patience);
      place.timer.unref();
      place.worker.postMessage(asked.task);
    }
  };

  return {
    ask<Answer>(job: Job<Task>): Promise<Answer> {
      return new Promise<Answer>((answer, fail) => {
        if (closed) return fail(new Error("The referee has gone."));
        waiting.push({ ...job, deaths: 0, answer: answer as (answer: unknown) => void, fail });
        hand();
      });
    },
    begin() {
      if (closed) return;
      for (const place of places) place.worker ??= begin(place);
    },
    unanswered: () => waiting.length + places.filter(({ asked }) => asked !== null).length,
    async close() {
      closed = true;
      for (const { fail } of waiting) fail(new Error("The referee has gone."));
      waiting = [];
      const ending = places.map(({ worker }) => worker?.terminate());
      for (const place of places) lose(place, new Error("The referee has gone."));
      await Promise.all(ending);
    },
  };
}
