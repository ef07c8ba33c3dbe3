/** A session is deleted so many days after it ended, unless its host keeps it. */
export const DAYS_KEPT = 90;
const DAY_MS = 86_400_000;

/** When a session will be deleted by itself; null while it is live or kept. */
export function deletionDate({ endedAt, kept }: { endedAt: Date | null; kept: boolean }): Date | null {
  return endedAt === null || kept ? null : new Date(endedAt.getTime() + DAYS_KEPT * DAY_MS);
}
