import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { coTeachers, sessions, teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { Use } from "@/lib/session/retention";
import { useColumns } from "../retention";
import { type SessionRow, sessionColumns } from "../rows";
import { MOST_LIVE_SESSIONS } from "../sessions";
import { type Counted, countInLogs, NOTHING_COUNTED } from "./counted";

/*
 * A teacher's list has the sessions whose desk they may hold: their own, and those of colleagues who have added them. The two are looked up
 * one after the other, because no index finds "one or the other".
 */

export const SESSIONS_A_PAGE = 20;
/** Words of a search beyond these are ignored. */
const MOST_WORDS = 8;

type Listed = {
  readonly classLabel: string | null;
  /** Whose session it is; null: the teacher's own. */
  readonly hostName: string | null;
};

/** A session that is live. */
export type LiveSession = SessionRow & Use & Listed & Omit<Counted, "rounds">;

/** A session that has ended. `rounds`: how many were started. */
export type PastSession = Omit<SessionRow, "plan" | "endedAt" | "hostId"> &
  Listed &
  Counted & {
    readonly endedAt: Date;
    readonly archived: boolean;
    /** Who came first overall; null while that has not been worked out. */
    readonly winners: readonly string[] | null;
  };

/** Which of the past sessions to list. `page`: from 0. */
export type PastWanted = {
  /** With all of these words, in any order, in title, class, join code or nicknames of winners. Empty: all. */
  readonly search: string;
  /** Null: of any class, or none. */
  readonly classLabel: string | null;
  /** Those that were put away, instead of the others. */
  readonly archived: boolean;
  readonly page: number;
};

/** All live sessions of a teacher's list, the newest first. */
export async function liveSessions(db: Database, teacherId: string): Promise<LiveSession[]> {
  const columns = { ...sessionColumns, ...useColumns, classLabel: sessions.classLabel };
  const isLive = isNull(sessions.endedAt);
  const own = await db
    .select(columns)
    .from(sessions)
    .where(and(eq(sessions.hostId, teacherId), isLive))
    .orderBy(...NEWEST)
    .limit(MOST_LIVE_SESSIONS);
  const shared = await db
    .select({ ...columns, hostName: teachers.name })
    .from(coTeachers)
    .innerJoin(sessions, eq(sessions.id, coTeachers.sessionId))
    .innerJoin(teachers, eq(teachers.id, sessions.hostId))
    .where(and(eq(coTeachers.teacherId, teacherId), isLive))
    .orderBy(...NEWEST)
    .limit(MOST_LIVE_SESSIONS);
  const all = [...own.map((row) => ({ ...row, hostName: null })), ...shared].sort(byAge);
  const counted = await countInLogs(
    db,
    all.map(({ id }) => id),
  );
  return all.map((row) => {
    const { students, runs } = counted.get(row.id) ?? NOTHING_COUNTED;
    return { ...row, students, runs };
  });
}

/** A page of the past sessions of a teacher's list, the newest first. `more`: whether there are older ones. */
export async function pastSessions(
  db: Database,
  teacherId: string,
  wanted: PastWanted,
): Promise<{ readonly past: readonly PastSession[]; readonly more: boolean }> {
  const end = (wanted.page + 1) * SESSIONS_A_PAGE + 1;
  const own = await ownPast(db, teacherId, wanted, end);
  const shared = await sharedPast(db, teacherId, wanted, end);
  const all = [...own.map((row) => ({ ...row, hostName: null })), ...shared].sort(byAge);
  const first = wanted.page * SESSIONS_A_PAGE;
  const page = all.slice(first, first + SESSIONS_A_PAGE);
  const counted = await countInLogs(
    db,
    page.flatMap(({ id, outcome }) => (outcome ? [] : [id])),
  );
  return {
    past: page.map(({ outcome, archivedAt, endedAt, ...row }) => ({
      ...row,
      endedAt: endedAt!,
      archived: archivedAt !== null,
      ...(outcome ?? { ...(counted.get(row.id) ?? NOTHING_COUNTED), winners: null }),
    })),
    more: all.length > first + SESSIONS_A_PAGE,
  };
}

/** Without the plan, which is large. */
const { plan: _plan, hostId: _hostId, ...rowColumns } = sessionColumns;
const pastColumns = {
  ...rowColumns,
  classLabel: sessions.classLabel,
  archivedAt: sessions.archivedAt,
  outcome: sessions.outcome,
};

function ownPast(db: Database, teacherId: string, wanted: PastWanted, limit: number) {
  return db
    .select(pastColumns)
    .from(sessions)
    .where(and(eq(sessions.hostId, teacherId), ...isWanted(wanted)))
    .orderBy(...NEWEST)
    .limit(limit);
}

function sharedPast(db: Database, teacherId: string, wanted: PastWanted, limit: number) {
  return db
    .select({ ...pastColumns, hostName: teachers.name })
    .from(coTeachers)
    .innerJoin(sessions, eq(sessions.id, coTeachers.sessionId))
    .innerJoin(teachers, eq(teachers.id, sessions.hostId))
    .where(and(eq(coTeachers.teacherId, teacherId), ...isWanted(wanted)))
    .orderBy(...NEWEST)
    .limit(limit);
}

const NEWEST = [desc(sessions.createdAt), desc(sessions.id)];

function byAge(
  one: Pick<SessionRow, "id" | "createdAt">,
  other: Pick<SessionRow, "id" | "createdAt">,
): number {
  return other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1);
}

function isWanted({ search, classLabel, archived }: PastWanted): (SQL | undefined)[] {
  return [
    isNotNull(sessions.endedAt),
    archived ? isNotNull(sessions.archivedAt) : isNull(sessions.archivedAt),
    classLabel === null ? undefined : eq(sessions.classLabel, classLabel),
    ...wordsOf(search).map(says),
  ];
}

function wordsOf(search: string): string[] {
  return search
    .normalize("NFC")
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
}

/** That this word is somewhere in what a row of the list shows. `word`: in lower case. */
function says(word: string): SQL {
  const has = (text: SQL) => sql`strpos(lower(${text}), ${word}) > 0`;
  const own = sql`concat_ws(' ', ${sessions.title}, ${sessions.classLabel}, ${sessions.joinCode})`;
  const winner = sql`exists (select 1 from json_array_elements_text(${sessions.outcome} -> 'winners') as winner (nickname)
    where ${has(sql`winner.nickname`)})`;
  return sql`(${has(own)} or ${winner})`;
}

/** A class in a teacher's list. `own`: whether any session of it is theirs, so that they may rename it. */
type ListedClass = { readonly label: string; readonly count: number; readonly own: boolean };

/** What a list can be filtered by. */
export type Filters = {
  readonly classes: readonly ListedClass[];
  /** How many past sessions there are that have not been put away, and that have. */
  readonly inList: number;
  readonly archived: number;
};

/** The classes of a teacher's past sessions, as people sort them ("8b" before "10a"), with how many sessions each has in the list. */
export async function listFilters(db: Database, teacherId: string): Promise<Filters> {
  const figures = {
    label: sessions.classLabel,
    inList: sql`count(*) filter (where ${sessions.archivedAt} is null)`.mapWith(Number),
    archived: sql`count(*) filter (where ${sessions.archivedAt} is not null)`.mapWith(Number),
  };
  const own = await db
    .select(figures)
    .from(sessions)
    .where(and(eq(sessions.hostId, teacherId), isNotNull(sessions.endedAt)))
    .groupBy(sessions.classLabel);
  const shared = await db
    .select(figures)
    .from(coTeachers)
    .innerJoin(sessions, eq(sessions.id, coTeachers.sessionId))
    .where(and(eq(coTeachers.teacherId, teacherId), isNotNull(sessions.endedAt)))
    .groupBy(sessions.classLabel);
  const classes = new Map<string, ListedClass>();
  for (const [rows, isOwn] of [
    [own, true],
    [shared, false],
  ] as const)
    for (const { label, inList } of rows) {
      if (label === null) continue;
      const before = classes.get(label);
      classes.set(label, { label, count: (before?.count ?? 0) + inList, own: isOwn || before?.own === true });
    }
  const all = [...own, ...shared];
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return {
    classes: [...classes.values()]
      .filter(({ count }) => count > 0)
      .sort((one, other) => compare(one.label, other.label)),
    inList: all.reduce((sum, { inList }) => sum + inList, 0),
    archived: all.reduce((sum, { archived }) => sum + archived, 0),
  };
}
