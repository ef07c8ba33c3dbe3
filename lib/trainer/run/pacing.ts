import type { Pace } from "@/lib/learning/training/training";

/** A watched run takes about this long, if the machine is fast enough … */
const WATCHED_RUN_MS = 8_000;
/** … or less if it has few steps: no step takes longer than this. */
const LONGEST_STEP_MS = 200;
/** How often a paced run may move: as often as a screen is redrawn. */
const TICK_MS = 16;
/** At most this much unused time is made up for, as after a computer slept. */
const MAX_ARREARS_MS = 200;
/** How often a held run checks whether it may continue: rarely, to save the battery. */
const HELD_TICK_MS = 100;

/** Decides when a run's next steps may happen, never what they compute. */
export type Pacing = {
  /** Steps that may be taken now; Infinity if there is no limit. */
  allowance(now: number): number;
  /** Steps were taken. */
  spend(steps: number): void;
  /** Milliseconds until it is worth asking again; short enough that a new pace takes effect at once. */
  readonly wait: number;
  setPace(pace: Pace): void;
  /** While held, no step is taken at any pace; the time is not made up for later. */
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
      // Credit saved at one pace is not spent at another; the next step happens at once, to show that the pace has changed.
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
