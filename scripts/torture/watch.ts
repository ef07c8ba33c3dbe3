import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "@/bench/statistics";
import type { ClassApart } from "@/lib/testing/server/apart";

/** How a class went while something was broken. */
export type Watched = {
  /** Points that reached the desk. */
  readonly points: number;
  /** The longest that the desk heard of no new event, in milliseconds. */
  readonly longestSilenceMs: number;
  /** Answers that said "stored". */
  readonly answers: number;
  /** The most events that the desk saw and that were not stored yet. */
  readonly mostUnsaved: number;
};

/** Under which 95 of 100 reports were answered as stored, of those that pages made from `since` on. `since`: how many each page had made. */
export function slowReports({ pages }: ClassApart, since: readonly number[]): number {
  const delays = pages.flatMap((page, index) => page.delays.slice(since[index]));
  return percentile(delays, 95);
}

/** A class in which people train has stood still when its desk hears of nothing for so long. */
export const STANDSTILL_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** Looks on for so long. `looked`: at every look. */
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
