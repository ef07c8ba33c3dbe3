import { and, desc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { deeds, sessions, type TeacherRole, teachers } from "@/db/schema";
import { mayHoldDesk } from "@/db/session/desks";
import type { Database } from "@/db/store/open";
import { DAYS_DEEDS_KEPT, type Deed, OWNERS_DEEDS, SERVERS_DEEDS } from "@/lib/session/decide/deeds";
import { DAY_MS } from "@/lib/session/retention";

/** Whom a record is about, by the name that they have now. `self`: whoever reads it. */
type Person = { readonly name: string; readonly self: boolean };

/** Something that was done. `byTeacher`: false for what was done from the server's command line. */
export type RecordedDeed = {
  readonly id: string;
  readonly at: Date;
  readonly byTeacher: boolean;
  /** Who did it, to whose account, and who got its sessions. Null: nobody, or somebody whose account is gone. */
  readonly by: Person | null;
  readonly about: Person | null;
  readonly heir: Person | null;
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

const [actor, subject, heir] = [
  alias(teachers, "actor"),
  alias(teachers, "subject"),
  alias(teachers, "heir"),
];

/**
 * What a teacher did, what was done to their account or to the whole server and, for an owner (`role`), to any account; newest first.
 * `page`: from 0. `more`: whether there is an older page.
 */
export async function listDeeds(
  db: Database,
  teacherId: string,
  page: number,
  role: TeacherRole = "teacher",
): Promise<{ readonly deeds: readonly RecordedDeed[]; readonly more: boolean }> {
  const field = (name: "type" | "session" | "teacher" | "heir") =>
    sql<string | null>`${deeds.deed} ->> ${sql.raw(`'${name}'`)}`;
  const rows = await db
    .select({
      id: deeds.id,
      at: deeds.at,
      byId: deeds.teacherId,
      by: actor.name,
      aboutId: field("teacher"),
      about: subject.name,
      heirId: field("heir"),
      heir: heir.name,
      deed: deeds.deed,
      title: sessions.title,
      mayOpen: sql<boolean>`${mayHoldDesk(db, teacherId)}`,
    })
    .from(deeds)
    .leftJoin(sessions, sql`${sessions.id} = (${field("session")})::uuid`)
    .leftJoin(actor, eq(actor.id, deeds.teacherId))
    .leftJoin(subject, sql`${subject.id}::text = ${field("teacher")}`)
    .leftJoin(heir, sql`${heir.id}::text = ${field("heir")}`)
    .where(
      or(
        eq(deeds.teacherId, teacherId),
        and(isNull(deeds.teacherId), inArray(field("type"), [...SERVERS_DEEDS])),
        eq(field("teacher"), teacherId),
        eq(field("heir"), teacherId),
        role === "owner" ? inArray(field("type"), [...OWNERS_DEEDS]) : undefined,
      ),
    )
    .orderBy(desc(deeds.at), desc(deeds.id))
    .offset(page * DEEDS_A_PAGE)
    .limit(DEEDS_A_PAGE + 1);
  const person = (id: string | null, name: string | null): Person | null =>
    name === null ? null : { name, self: id === teacherId };
  return {
    deeds: rows.slice(0, DEEDS_A_PAGE).map(({ id, at, deed, title, mayOpen, ...row }) => ({
      ...{ id, at, deed },
      ...{ title: mayOpen ? title : null, isOthers: title !== null && !mayOpen },
      byTeacher: row.byId !== null,
      by: person(row.byId, row.by),
      about: person(row.aboutId, row.about),
      heir: person(row.heirId, row.heir),
    })),
    more: rows.length > DEEDS_A_PAGE,
  };
}

/** Deletes records older than `DAYS_DEEDS_KEPT`. */
export async function deleteOldDeeds(db: Database, now: Date): Promise<void> {
  await db.delete(deeds).where(lt(deeds.at, new Date(now.getTime() - DAYS_DEEDS_KEPT * DAY_MS)));
}
