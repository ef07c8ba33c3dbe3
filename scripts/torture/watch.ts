import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "@/bench/statistics";
import type { ClassApart } from "@/lib/testing/server/apart";

/** How a class fared while something was broken. */
export type Watched = {
  /** Points that reached the desk. */
  readonly points: number;
  /** The longest time without a new event at the desk, in milliseconds. */
  readonly longestSilenceMs: number;
  /** Answers that said "stored". */
  readonly answers: number;
  /** The most events that the desk had got but that were not stored yet. */
  readonly mostUnsaved: number;
};

/** The 95th percentile of the time until a report was stored, in milliseconds. `since`: how many reports of each page to skip. */
export function slowReports({ pages }: ClassApart, since: readonly number[]): number {
  const delays = pages.flatMap((page, index) => page.delays.slice(since[index]));
  return percentile(delays, 95);
}

/** A class in which people train has stood still if its desk gets no event for this long. */
export const STANDSTILL_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** Watches a class for some time, in milliseconds. `looked`: called at every look. */
export async function watchClass(
  { desk, pages }: ClassApart,
  milliseconds: number,
  looked: () => void = () => {},
): Promise<Watched> {
  const points = () =>
    desk
      .session()
      .participants.reduce((sum, { runs }) => sum + runs.reduce((of, run) => of + run.reported, 0), 0);
  const answers = () => pages.reduce((sum, page) => sum + page.stored(), 0);
  const before = { points: points(), answers: answers() };
  const end = performance.now() + milliseconds;
  let heard = { seq: desk.session().seq, at: performance.now() };
  let longestSilenceMs = 0;
  let mostUnsaved = 0;
  while (performance.now() < end) {
    await pause(LOOK_EVERY_MS);
    const { seq } = desk.session();
    longestSilenceMs = Math.max(longestSilenceMs, performance.now() - heard.at);
    if (seq !== heard.seq) heard = { seq, at: performance.now() };
    mostUnsaved = Math.max(mostUnsaved, seq - (desk.frames.at(-1)?.storedUpTo ?? seq));
    looked();
  }
  return {
    points: points() - before.points,
    answers: answers() - before.answers,
    longestSilenceMs: Math.round(longestSilenceMs),
    mostUnsaved,
  };
}
