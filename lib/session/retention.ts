/**
 * A session is deleted this many days after it ended, or after it was last used if no round was ever started, unless its host keeps it.
 * Null: no session is deleted by itself.
 */
export type DaysKept = number | null;
/** A session in which a round was started ends by itself this many hours after its desk was last open. */
export const HOURS_UNATTENDED = 12;
/**
 * Longer than any holidays: from one lesson to the next it is sixteen weeks at most. If the clock jumps further ahead than that, it is
 * probably wrong.
 */
const DAYS_WITHOUT_DOUBT = 120;
export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What retention depends on. */
export type Use = {
  readonly endedAt: Date | null;
  readonly kept: boolean;
  /** Whether any of its rounds was ever started. */
  readonly begun: boolean;
  /** When its desk was last open or, if that is not known, when something last happened in it. */
  readonly usedAt: Date;
};

/** When a session will be deleted by itself; null while it is live or kept, or none is. */
export function deletionDate({ endedAt, kept, begun, usedAt }: Use, daysKept: DaysKept): Date | null {
  if (kept || daysKept === null) return null;
  if (endedAt) return new Date(endedAt.getTime() + daysKept * DAY_MS);
  return begun ? null : new Date(usedAt.getTime() + daysKept * DAY_MS);
}

/**
 * When a session will end by itself if its desk stays closed; null if it has ended, or if it was created ahead of its lesson and no round
 * has been started.
 */
export function endsUnattendedAt({ endedAt, begun, usedAt }: Use): Date | null {
  if (endedAt !== null || !begun) return null;
  return new Date(usedAt.getTime() + HOURS_UNATTENDED * HOUR_MS);
}

/** Whether the clock is probably wrong, so that nothing should be deleted by it. `last`: the latest time at which it was trusted. */
export function isClockInDoubt(now: Date, last: Date): boolean {
  return now.getTime() - last.getTime() > DAYS_WITHOUT_DOUBT * DAY_MS;
}
