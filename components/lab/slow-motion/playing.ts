/** How fast slow motion goes by itself: so many steps a second, or as many as there are. */
export const PLAY_PACES = [1, 10, "all"] as const;
export type PlayPace = (typeof PLAY_PACES)[number];

/** Milliseconds between two pictures. At one step a second each of the four stages is seen for a moment. */
export function frameMs(pace: PlayPace): number {
  return pace === 1 ? 250 : 100;
}

/** Traces come about this often when all steps are taken. */
const ALL_MS = 200;
/** A run is no longer than some hundred thousand steps. */
const MOST_SKIPPED = 100_000;

/** How many steps to skip next, when the last `skipped` took so long; never many more than were just tried. */
export function nextSkip(skipped: number, tookMs: number): number {
  const fitting = Math.floor(((skipped + 1) * ALL_MS) / Math.max(1, tookMs));
  return Math.max(0, Math.min(fitting, 4 * (skipped + 1), MOST_SKIPPED));
}
