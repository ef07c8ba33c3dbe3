import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/store/open";
import { rowsOf } from "@/db/store/statements";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { fillSchoolYear, SCHOOL_YEAR } from "@/lib/testing/database/school-year";
import { teachersOf } from "../co-teachers";
import { deskRole } from "../desks";
import { findSession } from "../sessions";
import { listFilters, liveSessions, type PastWanted, pastSessions, SESSIONS_A_PAGE } from "./lists";

/** A session as a plain computation knows it. */
type Known = {
  readonly id: string;
  readonly host: string;
  readonly title: string;
  readonly code: string;
  readonly label: string | null;
  readonly at: number;
  readonly ended: boolean;
  readonly archived: boolean;
  readonly winners: readonly string[] | null;
  readonly shared: readonly string[];
};

const ALL: PastWanted = { search: "", classLabel: null, archived: false, page: 0 };
/** Tables of which no list may read every row. */
const LARGE = ["sessions", "events", "seats", "co_teachers"];

/** Runs something and resolves to the plans of all statements that it made. */
async function plansOf(db: Database, work: () => Promise<unknown>): Promise<string[]> {
  const asked: { readonly text: string; readonly values: unknown[] }[] = [];
  const session = (db as unknown as { session: { logger: unknown } }).session;
  const { logger } = session;
  session.logger = { logQuery: (text: string, values: unknown[]) => void asked.push({ text, values }) };
  await work();
  session.logger = logger;
  const client = (db as unknown as { $client: Client }).$client;
  const explain = async ({ text, values }: (typeof asked)[number]) => {
    const query = `explain ${text}`;
    const found = client.unsafe ? await client.unsafe(query, values) : await client.query?.(query, values);
    return rowsOf<{ "QUERY PLAN": string }>(found)
      .map((row) => row["QUERY PLAN"])
      .join("\n");
  };
  const plans = [];
  for (const one of asked) plans.push(await explain(one));
  return plans;
}

/** The driver of either database, as far as these tests use it. */
type Client = {
  readonly unsafe?: (query: string, values: unknown[]) => Promise<unknown>;
  readonly query?: (query: string, values: unknown[]) => Promise<unknown>;
};

function claims(db: () => Database) {
  let known: Known[];
  let hosts: string[];
  beforeAll(async () => {
    await fillSchoolYear(db());
    const rows =
      await db().execute(sql`select id, host_id as host, title, join_code as code, class_label as label,
      extract(epoch from created_at)::float8 as at, ended_at is not null as ended, archived_at is not null as archived,
      (outcome -> 'winners')::text as winners,
      (select coalesce(string_agg(teacher_id::text, ' '), '') from co_teachers where session_id = sessions.id) as shared
      from sessions`);
    known = rowsOf<Omit<Known, "shared" | "winners"> & { shared: string; winners: string | null }>(rows).map(
      (row) => ({
        ...row,
        winners: row.winners === null ? null : JSON.parse(row.winners),
        shared: row.shared.split(" ").filter((id) => id !== ""),
      }),
    );
    hosts = [...new Set(known.map(({ host }) => host))].sort();
  }, 120_000);

  /** What a teacher's list has to show, the newest first. */
  const seenBy = (teacher: string) =>
    known
      .filter(({ host, shared }) => host === teacher || shared.includes(teacher))
      .sort((one, other) => other.at - one.at);
  const past = (teacher: string, { search, classLabel, archived, page }: PastWanted) => {
    const words = search.toLowerCase().split(" ");
    const all = seenBy(teacher).filter(
      (one) =>
        one.ended &&
        one.archived === archived &&
        (classLabel === null || one.label === classLabel) &&
        words.every((word) =>
          [one.title, one.label ?? "", one.code, ...(one.winners ?? [])].some((text) =>
            text.toLowerCase().includes(word),
          ),
        ),
    );
    const first = page * SESSIONS_A_PAGE;
    return { ids: all.slice(first, first + SESSIONS_A_PAGE), more: all.length > first + SESSIONS_A_PAGE };
  };

  test("of a year of a school, every list and every search has exactly what a plain computation finds", async () => {
    expect([known.length, hosts.length]).toEqual([SCHOOL_YEAR.sessions, SCHOOL_YEAR.teachers]);
    const wanted: PastWanted[] = [
      ...[0, 1, 2, 3].map((page) => ({ ...ALL, page })),
      ...["moons", "MOONS week 1", "9a", "student 9", "8b trap", "nothing of that kind"].map((search) => ({
        ...ALL,
        search,
      })),
      ...["8b", "10c", "unknown"].map((classLabel) => ({ ...ALL, classLabel })),
      { ...ALL, archived: true },
      { ...ALL, classLabel: "8b", search: "week" },
    ];
    for (const teacher of hosts.slice(0, 7)) {
      for (const one of wanted) {
        const { ids, more } = past(teacher, one);
        const listed = await pastSessions(db(), teacher, one);
        expect({
          one,
          more: listed.more,
          past: listed.past.map(({ id, title, classLabel, hostName, students, runs, winners }) => {
            return { id, title, classLabel, own: hostName === null, students, runs, winners };
          }),
        }).toEqual({
          one,
          more,
          past: ids.map(({ id, title, label, host, winners }) => ({
            ...{ id, title, classLabel: label, own: host === teacher, winners },
            ...{ students: SCHOOL_YEAR.studentsASession, runs: SCHOOL_YEAR.runsASession },
          })),
        });
      }
      const live = await liveSessions(db(), teacher);
      const seen = seenBy(teacher);
      expect(live.map(({ id }) => id)).toEqual(seen.filter(({ ended }) => !ended).map(({ id }) => id));
      const inList = seen.filter(({ ended, archived }) => ended && !archived);
      const labels = ["7d", "8b", "9a", "10c", "12f"].map((label) => {
        const some = inList.filter((one) => one.label === label);
        return { label, count: some.length, own: some.some(({ host }) => host === teacher) };
      });
      const classes = labels.filter(({ count }) => count > 0);
      const archived = seen.filter(({ ended, archived }) => ended && archived).length;
      expect(await listFilters(db(), teacher)).toEqual({ classes, inList: inList.length, archived });
    }
  }, 60_000);

  test("no list reads a whole table to find a page", async () => {
    const [teacher] = hosts;
    const shared = known.find((one) => one.shared.includes(teacher))!;
    const row = (await findSession(db(), shared.id))!;
    const lists: Record<string, () => Promise<unknown>> = {
      past: () => pastSessions(db(), teacher, { ...ALL, page: 1 }),
      search: () => pastSessions(db(), teacher, { ...ALL, search: "moons student" }),
      class: () => pastSessions(db(), teacher, { ...ALL, classLabel: "8b" }),
      archived: () => pastSessions(db(), teacher, { ...ALL, archived: true }),
      live: () => liveSessions(db(), teacher),
      filters: () => listFilters(db(), teacher),
      "co-teachers": () => teachersOf(db(), shared.id),
      "a co-teacher's right": () => deskRole(db(), row, teacher),
    };
    const whole: Record<string, string[]> = {};
    for (const [name, list] of Object.entries(lists)) {
      const plans = await plansOf(db(), list);
      expect(plans.length, name).toBeGreaterThan(0);
      whole[name] = plans.filter((plan) => LARGE.some((table) => plan.includes(`Seq Scan on ${table}`)));
    }
    expect(whole).toEqual(Object.fromEntries(Object.keys(lists).map((name) => [name, []])));
  }, 60_000);
}

describeOnEachDatabase(claims);
