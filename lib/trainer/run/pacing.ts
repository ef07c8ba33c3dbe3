import type { Pace } from "@/lib/learning/training/training";

/** A watched run takes about this long, where the machine is fast enough … */
const WATCHED_RUN_MS = 8_000;
/** … and one of few steps less: nobody waits longer than this for one step. */
const LONGEST_STEP_MS = 200;
/** A run that is held back moves this often at most: as often as a screen shows it. */
const TICK_MS = 16;
/** Time that passed unused, as when a computer slept, is made up for no further than this. */
const MAX_ARREARS_MS = 200;
/** A run that is held looks this often whether it may go on: nobody sees the difference, and a battery does. */
const HELD_TICK_MS = 100;

/** When a run's next steps may happen. It never decides what they compute. */
export type Pacing = {
  /** Steps that may be taken now; Infinity when nothing holds them back. */
  allowance(now: number): number;
  /** Steps were taken. */
  spend(steps: number): void;
  /** Milliseconds until it is worth asking again; never so long that a new pace would be noticed late. */
  readonly wait: number;
  setPace(pace: Pace): void;
  /** Held, no step is taken at any pace; the time until it goes on is not made up for. */
  hold(held: boolean): void;
};

export function createPacing(totalSteps: number, first: Pace): Pacing {
  let pace = first;
  let stepMs = stepTime(first, totalSteps);
  let credit = 1;
  let since: number | null = null;
  let held = false;
  return {
    get wait() {
      return held ? HELD_TICK_MS : TICK_MS;
    },
    allowance(now) {
      const passed = since === null ? 0 : now - since;
      since = now;
      if (held) return 0;
      if (pace === "fast") return Number.POSITIVE_INFINITY;
      credit = Math.min(credit + passed / stepMs, Math.max(1, MAX_ARREARS_MS / stepMs));
      return Math.floor(credit);
    },
    spend(steps) {
      credit = Math.max(0, credit - steps);
    },
    setPace(next) {
      if (next === pace) return;
      pace = next;
      stepMs = stepTime(next, totalSteps);
      // What was saved up at one pace is not spent at another; the next step shows at once that the pace was heard.
      credit = 1;
    },
    hold(next) {
      held = next;
    },
  };
}

/** Milliseconds a step may take. */
function stepTime(pace: Pace, totalSteps: number): number {
  if (pace === "fast") return 0;
  if (pace === "watch") return Math.min(WATCHED_RUN_MS / totalSteps, LONGEST_STEP_MS);
  return 1000 / pace;
}
