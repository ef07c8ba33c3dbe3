import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { interleaved, percentile } from "@/bench/statistics";
import { teachers } from "@/db/schema";
import { listFilters, liveSessions, pastSessions } from "@/db/session/lists/lists";
import { type Database, type OpenDatabase, openEmbedded, openPostgres } from "@/db/store/open";
import { median } from "@/lib/learning/numbers/median";
import { startPostgres } from "@/lib/testing/database/postgres";
import { fillSchoolYear, SCHOOL_YEAR } from "@/lib/testing/database/school-year";

const DATABASES = ["embedded", "postgresql"] as const;
type Name = (typeof DATABASES)[number];

/** How long a teacher waits for the database when they open their list, in a school's first year: medians over the rounds, per database. */
export type LessonsReport = {
  readonly list_p95_ms: Readonly<Record<Name, number>>;
  readonly search_p95_ms: Readonly<Record<Name, number>>;
  readonly goal_ms: number;
};

const GOAL_MS = 200;
const ROUNDS = 5;
const LISTS_A_ROUND = 100;
const SEARCHES = ["moons", "letters week 12", "student 9", "8b", "nothing of that kind"];

export async function benchLessons(log: (sentence: string) => void): Promise<LessonsReport> {
  log(`Filling two databases with ${SCHOOL_YEAR.sessions.toLocaleString("en-US")} sessions …`);
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-bench-"));
  const server = await startPostgres();
  const open: Record<Name, OpenDatabase> = {
    embedded: await openEmbedded(folder),
    postgresql: await openPostgres(server.url),
  };
  for (const name of DATABASES) await fillSchoolYear(open[name].db);
  const ids = (await open.embedded.db.select({ id: teachers.id }).from(teachers)).map(({ id }) => id);
  const measure = async (what: string, searches: readonly string[]) => {
    log(`${what} …`);
    const p95 = (name: Name) => slowest(open[name].db, ids, searches);
    for (const name of DATABASES) await p95(name);
    const rounds = await interleaved(DATABASES, ROUNDS, p95);
    return { embedded: median(rounds.embedded), postgresql: median(rounds.postgresql) };
  };
  const report = {
    list_p95_ms: await measure("Lists", [""]),
    search_p95_ms: await measure("Searches", SEARCHES),
    goal_ms: GOAL_MS,
  };
  for (const name of DATABASES) await open[name].close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return report;
}

/** The 95th percentile of what the page of all sessions takes of the database, in milliseconds. */
async function slowest(db: Database, ids: readonly string[], searches: readonly string[]): Promise<number> {
  const took: number[] = [];
  for (let list = 0; list < LISTS_A_ROUND; list++) {
    const teacher = ids[list % ids.length];
    const search = searches[list % searches.length];
    const page = search === "" ? list % 3 : 0;
    const began = performance.now();
    // As the page does.
    await Promise.all([
      liveSessions(db, teacher),
      pastSessions(db, teacher, { search, classLabel: null, archived: false, page }),
      listFilters(db, teacher),
    ]);
    took.push(performance.now() - began);
  }
  return percentile(took, 95);
}

export function readableLessons({ list_p95_ms, search_p95_ms, goal_ms }: LessonsReport): string {
  const row = (what: string, figures: Readonly<Record<Name, number>>) =>
    `| ${what} | ${DATABASES.map((name) => figures[name].toFixed(1)).join(" | ")} |`;
  return [
    `Of a year of ${SCHOOL_YEAR.teachers} teachers, 95 of 100 within so many milliseconds (goal: ${goal_ms}):`,
    "",
    "|  | embedded | PostgreSQL |",
    "| --- | ---: | ---: |",
    row("a page of the list", list_p95_ms),
    row("a search", search_p95_ms),
  ].join("\n");
}
