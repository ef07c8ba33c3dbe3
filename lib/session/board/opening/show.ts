import type { Millis } from "@/lib/session/log/events";
import { SHOW_STEPS, type ShowStep } from "@/lib/session/log/opening";
import type { Session } from "@/lib/session/log/session";

type ScoredStep = Exclude<ShowStep, "places">;

/** Before a step's first bar moves, for its name to be read; after its last one, for the picture to be taken in. */
const LEAD_MS: Record<ScoredStep, Millis> = { train: 900, validation: 900, test: 1_200 };
const SETTLE_MS: Record<ScoredStep, Millis> = { train: 900, validation: 900, test: 1_600 };
/** One student moves after the other: in a small class slowly enough to follow each, in a large one in this time for all of them. */
const SLOWEST_MS: Record<ScoredStep, Millis> = { train: 280, validation: 280, test: 400 };
const ALL_MS: Record<ScoredStep, Millis> = { train: 3_000, validation: 3_000, test: 6_000 };
/** The first places on the test come last, and wait for each other. */
const AWAITED = 3;
const AWAITED_MS: Millis = 1_000;
/** Long enough to see the order before once more. */
const HOLD_MS: Millis = 1_200;
/** How long rows slide to their places; slow enough for a whole class to follow. */
export const SLIDE_MS: Millis = 1_600;

/** When a step begins, and when each of its bars begins to move, in the order in which they do, since the test was opened. */
type StepTimes = { readonly begins: Millis; readonly moves: readonly Millis[] };

/**
 * How an opened test is shown at a moment: the step, how many students have moved in it, from the last place up, and whether the rows of the
 * table have gone to their places. The bars of earlier steps have all moved.
 */
export type ShowMoment = { readonly step: ShowStep; readonly moved: number; readonly placed: boolean };

/** A show that is over: what everybody sees who comes later. */
export const SHOWN: ShowMoment = { step: "places", moved: 0, placed: true };

/** When what happens in the show of a test with this many results, since it was opened. Under 25 s for any class. */
export function showTimes(results: number): Record<ShowStep, StepTimes> & { readonly ends: Millis } {
  let time = 0;
  const timesOf = (step: ScoredStep): StepTimes => {
    const begins = time;
    const awaited = step === "test" ? Math.min(AWAITED, results) : 0;
    const others = results - awaited;
    const pace = Math.min(SLOWEST_MS[step], ALL_MS[step] / Math.max(1, others));
    const first = begins + LEAD_MS[step];
    const moves = Array.from({ length: results }, (_, index) =>
      Math.round(first + Math.min(index, others) * pace + Math.max(0, index - others) * AWAITED_MS),
    );
    time = Math.round(first + others * pace + awaited * AWAITED_MS + SETTLE_MS[step]);
    return { begins, moves };
  };
  const [train, validation, test] = [timesOf("train"), timesOf("validation"), timesOf("test")];
  const places = { begins: time, moves: [] };
  return { train, validation, test, places, ends: results === 0 ? 0 : time + HOLD_MS + SLIDE_MS };
}

/** The moment of a show so long after it began. */
export function momentAt(results: number, time: Millis, times = showTimes(results)): ShowMoment {
  if (time >= times.ends) return SHOWN;
  const step = SHOW_STEPS.findLast((one) => times[one].begins <= time) ?? "train";
  const moved = times[step].moves.filter((at) => at <= time).length;
  return { step, moved, placed: step === "places" && time >= times.places.begins + HOLD_MS };
}

/**
 * How a round's opened test is shown at this time, by the server's clock; null while it is sealed. A function of the log and the time alone, so that
 * the projector, a projector that is reloaded, labs and the replay agree.
 */
export function showOf(session: Pick<Session, "rounds">, round: number, now: Millis): ShowMoment | null {
  const played = session.rounds[round];
  if (played?.state !== "closed" || played.test === null) return null;
  if (!played.opening) return SHOWN;
  const { at, step } = played.opening;
  const times = showTimes(played.test.length);
  return momentAt(played.test.length, times[step].begins + Math.max(0, now - at), times);
}

/** Whether a round's test is open and has not been shown to its end. */
export function isBeingShown(session: Pick<Session, "rounds">, round: number, now: Millis): boolean {
  const moment = showOf(session, round, now);
  return moment !== null && !moment.placed;
}

/** The step that follows; null after the last. */
export function stepAfter(step: ShowStep): ShowStep | null {
  return SHOW_STEPS[SHOW_STEPS.indexOf(step) + 1] ?? null;
}

/** Whether a student has moved in a step. `fromLast`: how many move before them in it. */
export function hasMoved(moment: ShowMoment, step: ShowStep, fromLast: number): boolean {
  const [now, asked] = [SHOW_STEPS.indexOf(moment.step), SHOW_STEPS.indexOf(step)];
  return asked < now || (asked === now && fromLast < moment.moved);
}
