import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { deeds, sessions } from "@/db/schema";
import { mayHoldDesk } from "@/db/session/desks";
import type { Database } from "@/db/store/open";
import { DAYS_DEEDS_KEPT, type Deed } from "@/lib/session/decide/deeds";
import { DAY_MS } from "@/lib/session/retention";

/** Something that was done. `byTeacher`: false for what was done from the server's command line. */
export type RecordedDeed = {
  readonly id: string;
  readonly at: Date;
  readonly byTeacher: boolean;
  readonly deed: Deed;
  /** The title of the session it was done to; null: none, a deleted one, or one that this teacher may no longer open. */
  readonly title: string | null;
  /** Whether it was done to a session that this teacher may no longer open. */
  readonly isOthers: boolean;
};

export const DEEDS_A_PAGE = 30;

/** Reading a replay takes many requests, and it may be opened again and again: it is recorded at most once an hour. */
const READING_MS = 3_600_000;

/** `teacherId` null: done from the server's command line. */
export async function recordDeed(db: Database, teacherId: string | null, deed: Deed): Promise<void> {
  await db.insert(deeds).values({ at: new Date(), teacherId, deed });
}

/** Does something and records it, in one transaction. `deedOf`: what to record for a result; null: nothing was done. */
export function recorded<Result>(
  db: Database,
  teacherId: string,
  act: (transaction: Database) => Promise<Result>,
  deedOf: (result: Result) => Deed | null,
): Promise<Result> {
  return db.transaction(async (transaction) => {
    const result = await act(transaction as unknown as Database);
    const deed = deedOf(result);
    if (deed) await recordDeed(transaction as unknown as Database, teacherId, deed);
    return result;
  });
}

/** Records that the host reads the log of a session. A failed write, as on a full disk, keeps nobody from reading. */
export async function recordReading(db: Database, teacherId: string, sessionId: string): Promise<void> {
  const deed: Deed = { type: "log-read", session: sessionId };
  const now = new Date();
  const [known] = await db
    .select({ id: deeds.id })
    .from(deeds)
    .where(
      and(
        eq(deeds.teacherId, teacherId),
        sql`${deeds.at} > ${new Date(now.getTime() - READING_MS).toISOString()}`,
        sql`${deeds.deed}::text = ${JSON.stringify(deed)}`,
      ),
    )
    .limit(1);
  if (!known)
    await db
      .insert(deeds)
      .values({ at: now, teacherId, deed })
      .catch(() => {});
}

/** What a teacher did, and what was done to the whole server, newest first. `page`: from 0. `more`: whether there is an older page. */
export async function listDeeds(
  db: Database,
  teacherId: string,
  page: number,
): Promise<{ readonly deeds: readonly RecordedDeed[]; readonly more: boolean }> {
  const rows = await db
    .select({
      ...{ id: deeds.id, at: deeds.at, by: deeds.teacherId, deed: deeds.deed, title: sessions.title },
      mayOpen: sql<boolean>`${mayHoldDesk(db, teacherId)}`,
    })
    .from(deeds)
    .leftJoin(sessions, sql`${sessions.id} = (${deeds.deed} ->> 'session')::uuid`)
    .where(or(eq(deeds.teacherId, teacherId), isNull(deeds.teacherId)))
    .orderBy(desc(deeds.at), desc(deeds.id))
    .offset(page * DEEDS_A_PAGE)
    .limit(DEEDS_A_PAGE + 1);
  return {
    deeds: rows.slice(0, DEEDS_A_PAGE).map(({ by, title, mayOpen, ...row }) => ({
      ...{ ...row, byTeacher: by !== null },
      ...{ title: mayOpen ? title : null, isOthers: title !== null && !mayOpen },
    })),
    more: rows.length > DEEDS_A_PAGE,
  };
}

/** Deletes records older than `DAYS_DEEDS_KEPT`. */
export async function deleteOldDeeds(db: Database, now: Date): Promise<void> {
  await db.delete(deeds).where(lt(deeds.at, new Date(now.getTime() - DAYS_DEEDS_KEPT * DAY_MS)));
}
