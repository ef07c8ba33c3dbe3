import { DAY_MS } from "./retention";

/** For how many days from now a teacher can make a link to a replay work. */
export const LINK_DAYS = [7, 30] as const;
export type LinkDays = (typeof LINK_DAYS)[number];

/** From when on a link opens nothing; null: it does not expire. */
export function linkEnd(days: LinkDays | null, now: Date): Date | null {
  return days === null ? null : new Date(now.getTime() + days * DAY_MS);
}

/** `end`: from when on the link opens nothing; null: it does not expire. */
export function isLinkOver(end: Date | null, now: Date): boolean {
  return end !== null && end <= now;
}
