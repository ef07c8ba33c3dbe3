import type { Pace } from "@/lib/protocol/worker";

/** A watched run takes about this long, where the machine is fast enough … */
const WATCHED_RUN_MS = 8_000;
/** … and one of few steps less: nobody waits longer than this for one step. */
const LONGEST_STEP_MS = 200;
/** A watched run moves this often: as often as a screen shows it. */
const TICK_MS = 16;
/** Time that passed unused, as when a computer slept, is made up for no further than this. */
const MAX_ARREARS_MS = 200;

/** When a run's next steps may happen. It never decides what they compute. */
export type Pacing = {
  /** Steps that may be taken now; Infinity when nothing holds them back. */
  allowance(now: number): number;
  /** Steps were taken. */
  spend(steps: number): void;
  /** Milliseconds until it is worth asking again. */
  readonly wait: number;
  setPace(pace: Pace): void;
};

export function createPacing(totalSteps: number, first: Pace): Pacing {
  const stepMs = Math.min(WATCHED_RUN_MS / totalSteps, LONGEST_STEP_MS);
  let pace = first;
  let credit = 1;
  let since: number | null = null;
  return {
    wait: TICK_MS,
    allowance(now) {
      const passed = since === null ? 0 : now - since;
      since = now;
      credit = Math.min(credit + passed / stepMs, Math.max(1, MAX_ARREARS_MS / stepMs));
      return pace === "fast" ? Number.POSITIVE_INFINITY : Math.floor(credit);
    },
    spend(steps) {
      credit = Math.max(0, credit - steps);
    },
    setPace(next) {
      pace = next;
    },
  };
}
