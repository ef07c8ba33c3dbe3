/** A session is deleted so many days after it ended, or after it was last used where no round was ever started; unless its host keeps it. */
export const DAYS_KEPT = 90;
/** A session in which a round was started ends by itself so many hours after its desk was last open. */
export const HOURS_UNATTENDED = 12;
/**
 * Nobody's holidays are as long: from one lesson to the next it is ten to sixteen weeks at most. A clock that is further on than
 * that is more likely wrong than right.
 */
const DAYS_WITHOUT_DOUBT = 120;
export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What is known of a session without its log. */
export type Use = {
  readonly endedAt: Date | null;
  readonly kept: boolean;
  /** Whether any of its rounds was ever started. */
  readonly begun: boolean;
  /** When its desk was last open, or where that is not known something last happened in it. */
  readonly usedAt: Date;
};

/** When a session will be deleted by itself; null while it is live or kept. */
export function deletionDate({ endedAt, kept, begun, usedAt }: Use): Date | null {
  if (kept) return null;
  if (endedAt) return new Date(endedAt.getTime() + DAYS_KEPT * DAY_MS);
  return begun ? null : new Date(usedAt.getTime() + DAYS_KEPT * DAY_MS);
}

/**
 * When a session that nobody ends will end by itself, if its desk stays closed; null when it will not: it has ended, or it was made ahead
 * of its lesson. A session that is meant to stay open for days says so here.
 */
export function endsUnattendedAt({ endedAt, begun, usedAt }: Use): Date | null {
  if (endedAt !== null || !begun) return null;
  return new Date(usedAt.getTime() + HOURS_UNATTENDED * HOUR_MS);
}

/** Whether the clock may well be wrong, so that nothing is to be deleted by it. `last`: the latest moment at which it was believed. */
export function isClockInDoubt(now: Date, last: Date): boolean {
  return now.getTime() - last.getTime() > DAYS_WITHOUT_DOUBT * DAY_MS;
}
