import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sessions, teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import type { Outcome } from "@/lib/session/log/outcome";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { addCoTeacher, handOver } from "../co-teachers";
import { appendLog, readLog } from "../log";
import { createSession } from "../sessions";
import { archiveSession, labelSession, renameClass, renameSession } from "./filing";
import { listFilters, liveSessions, type PastWanted, pastSessions, SESSIONS_A_PAGE } from "./lists";

const ALL: PastWanted = { search: "", classLabel: null, archived: false, page: 0 };
const plan = { rounds: [openRound("moons", null)] };

const device = { backend: "tfjs-cpu", name: "" };
const network = { layers: [] };
const hyperparameters = {
  learningRate: 0.1,
  optimiser: "sgd",
  batchSize: 8,
  epochs: 5,
  weightDecay: 0,
} as const;

/** A session that has ended. Later ones are newer. */
async function ended(
  db: Database,
  hostId: string,
  title: string,
  { outcome = null as Outcome | null, classLabel = null as string | null, joinCode = "AAAAAA" } = {},
): Promise<string> {
  const at = new Date(Date.UTC(2026, 0, 1) + 60_000 * made++);
  const [{ id }] = await db
    .insert(sessions)
    .values({
      ...{ hostId, title, plan, joinCode, classLabel, outcome, secret: new Uint8Array(32) },
      ...{ createdAt: at, endedAt: at },
    })
    .returning({ id: sessions.id });
  return id;
}
let made = 0;

async function titles(db: Database, teacherId: string, wanted: Partial<PastWanted> = {}): Promise<string[]> {
  return (await pastSessions(db, teacherId, { ...ALL, ...wanted })).past.map(({ title }) => title);
}

function won(...winners: string[]): Outcome {
  return { rounds: 5, students: 24, runs: 131, winners };
}

describeOnEachDatabase((db) => {
  test("a host's list has the host's sessions, the newest first, with who joined and what ran", async () => {
    const { id: hostId } = await newTeacher(db());
    const first = await createSession(db(), { hostId, title: "first", plan });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await createSession(db(), { hostId, title: "second", plan });
    await newSession(db());
    await appendLog(db(), first.id, [
      { type: "participant-joined", seq: 1, at: 1, participant: 0, nickname: "Ada", admitted: true },
      { type: "participant-joined", seq: 2, at: 2, participant: 1, nickname: "Bob", admitted: true },
      { type: "participant-removed", seq: 3, at: 3, participant: 1 },
      {
        type: "run-started",
        seq: 4,
        at: 4,
        participant: 0,
        run: 0,
        round: 0,
        network,
        hyperparameters,
        device,
      },
    ]);
    const own = { classLabel: null, hostName: null };
    expect(await liveSessions(db(), hostId)).toEqual([
      { ...second, ...own, students: 0, runs: 0, begun: false, usedAt: second.createdAt },
      { ...first, ...own, students: 1, runs: 1, begun: false, usedAt: expect.any(Date) },
    ]);
    expect(await pastSessions(db(), hostId, ALL)).toEqual({ past: [], more: false });
  });

  test("past sessions come in pages, the newest first, and what is live is not among them", async () => {
    const { id: hostId } = await newTeacher(db());
    const { id: live } = await createSession(db(), { hostId, title: "Live", plan });
    const at = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index));
    const rows = Array.from({ length: 2 * SESSIONS_A_PAGE + 5 }, (_, index) => ({
      ...{ hostId, title: `Lesson ${index}`, plan, joinCode: "AAAAAA", secret: new Uint8Array(32) },
      ...{ createdAt: at(index), endedAt: at(index + 1) },
    }));
    await db().insert(sessions).values(rows);
    const titles = rows.map(({ title }) => title).reverse();
    const pages = await Promise.all([0, 1, 2, 3].map((page) => pastSessions(db(), hostId, { ...ALL, page })));
    expect(pages.map(({ past }) => past.map(({ title }) => title))).toEqual([
      titles.slice(0, SESSIONS_A_PAGE),
      titles.slice(SESSIONS_A_PAGE, 2 * SESSIONS_A_PAGE),
      titles.slice(2 * SESSIONS_A_PAGE),
      [],
    ]);
    expect(pages.map(({ more }) => more)).toEqual([true, true, false, false]);
    expect((await liveSessions(db(), hostId)).map(({ id }) => id)).toEqual([live]);
  });

  test("a search finds every word somewhere in title, class, code or winners, whatever its case, and nothing is a wildcard", async () => {
    const { id: host } = await newTeacher(db());
    await ended(db(), host, "Äpfel und Monde", { classLabel: "8b", joinCode: "K7MPQ4" });
    await ended(db(), host, "Two moons", { classLabel: "9a", outcome: won("Zoë", "Curious Otter") });
    await ended(db(), host, "100% of _everything_ \\ 'quoted'", { classLabel: "الصف الثامن" });
    const finds = async (search: string) => (await titles(db(), host, { search })).length;
    const wanted: [string, number][] = [
      ["", 3],
      ...([
        ["äpfel", 1],
        ["ÄPFEL", 1],
        ["mon", 1],
        ["MO", 2],
        ["8b", 1],
        ["k7mpq4", 1],
      ] as [string, number][]),
      ...([
        ["zoë", 1],
        ["otter  9A", 1],
        ["otter 8b", 0],
        ["الثامن", 1],
        ["moons two", 1],
      ] as [string, number][]),
      ...([
        ["%", 1],
        ["_", 1],
        ["\\", 1],
        ["'", 1],
        ["%o", 0],
        ["%%", 0],
        ['","', 0],
        ["zoë,", 0],
      ] as [string, number][]),
      ["Two moons 9a Curious", 1],
    ];
    expect(await Promise.all(wanted.map(async ([search]) => [search, await finds(search)]))).toEqual(wanted);
    const { id: other } = await newTeacher(db());
    expect(await titles(db(), other, { search: "moons" })).toEqual([]);
  });

  test("a row shows what came of its session, and where that has not been worked out, what its log counts", async () => {
    const { id: host } = await newTeacher(db());
    await ended(db(), host, "Known", { outcome: won("Ada") });
    const row = await createSession(db(), { hostId: host, title: "Counted", plan });
    await appendLog(db(), row.id, [
      { type: "participant-joined", seq: 1, at: 1, participant: 0, nickname: "Ada", admitted: true },
      { type: "round-started", seq: 2, at: 2, round: 0, seed: 1, deadline: null },
      { type: "session-ended", seq: 3, at: 3 },
    ]);
    await db().update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, row.id));
    const { past } = await pastSessions(db(), host, ALL);
    expect(
      past.map(({ title, rounds, students, runs, winners }) => ({ title, rounds, students, runs, winners })),
    ).toEqual([
      { title: "Counted", rounds: 1, students: 1, runs: 0, winners: null },
      { title: "Known", rounds: 5, students: 24, runs: 131, winners: ["Ada"] },
    ]);
  });

  test("a class has a list of its own, classes are sorted as people count, and renaming one changes all of its host's sessions and nobody else's", async () => {
    const [{ id: host }, { id: other }] = [await newTeacher(db()), await newTeacher(db())];
    const one = await ended(db(), host, "one", { classLabel: "8b" });
    await ended(db(), host, "two", { classLabel: "10a" });
    await ended(db(), host, "three", { classLabel: "8b" });
    await ended(db(), host, "four");
    await ended(db(), other, "of another", { classLabel: "8b" });
    expect(await titles(db(), host, { classLabel: "8b" })).toEqual(["three", "one"]);
    const own = true;
    expect(await listFilters(db(), host)).toEqual({
      classes: [
        { label: "8b", count: 2, own },
        { label: "10a", count: 1, own },
      ],
      ...{ inList: 4, archived: 0 },
    });
    expect(await renameClass(db(), host, "8b", "9b")).toBe(true);
    expect(await renameClass(db(), host, "8b", "9b")).toBe(false);
    expect(await titles(db(), host, { classLabel: "9b" })).toEqual(["three", "one"]);
    expect(await titles(db(), other, { classLabel: "8b" })).toEqual(["of another"]);
    // Two classes of one name are one.
    await renameClass(db(), host, "10a", "9b");
    expect((await listFilters(db(), host)).classes).toEqual([{ label: "9b", count: 3, own }]);
    expect([
      await labelSession(db(), one, other, "mine"),
      await labelSession(db(), "8b", host, "mine"),
      await labelSession(db(), one, host, null),
    ]).toEqual([false, false, true]);
    expect(await titles(db(), host, { classLabel: "9b" })).toEqual(["three", "two"]);
  });

  test("only its host puts an ended session away and takes it back, and what is away is in no other list", async () => {
    const [{ id: host }, { id: other }] = [await newTeacher(db()), await newTeacher(db())];
    const id = await ended(db(), host, "away", { classLabel: "8b" });
    await ended(db(), host, "here", { classLabel: "8b" });
    const live = await createSession(db(), { hostId: host, title: "live", plan });
    expect([
      await archiveSession(db(), id, other, new Date()),
      await archiveSession(db(), live.id, host, new Date()),
      await archiveSession(db(), "away", host, new Date()),
      await archiveSession(db(), id, host, new Date()),
    ]).toEqual([false, false, false, true]);
    expect(await titles(db(), host)).toEqual(["here"]);
    expect(await titles(db(), host, { search: "away" })).toEqual([]);
    expect(await titles(db(), host, { archived: true })).toEqual(["away"]);
    expect(await listFilters(db(), host)).toEqual({
      classes: [{ label: "8b", count: 1, own: true }],
      ...{ inList: 1, archived: 1 },
    });
    await archiveSession(db(), id, host, null);
    expect(await titles(db(), host)).toEqual(["here", "away"]);
  });

  test("only its host renames an ended session, and its log says the new title, too", async () => {
    const row = await newSession(db());
    const { id: other } = await newTeacher(db());
    const rename = (hostId: string, title: string) => renameSession(db(), row.id, hostId, title);
    expect(await rename(row.hostId, "Too early")).toBe(false);
    await db().update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, row.id));
    expect(await rename(other, "Not mine")).toBe(false);
    expect(await renameSession(db(), "title", row.hostId, "Not an id")).toBe(false);
    expect(await titles(db(), row.hostId)).toEqual([row.title]);
    const before = await readLog(db(), row.id);
    expect(await rename(row.hostId, "Nets, 8b")).toBe(true);
    expect(await titles(db(), row.hostId)).toEqual(["Nets, 8b"]);
    expect(await readLog(db(), row.id)).toEqual([{ ...before[0], title: "Nets, 8b" }]);
  });

  test("a co-teacher's list has the shared sessions among their own, with the host's name, and lets them rename no class of others", async () => {
    const [host, co] = [await newTeacher(db()), await newTeacher(db())];
    await db().update(teachers).set({ name: "Grace Hopper" }).where(eq(teachers.id, host.id));
    const shared = await ended(db(), host.id, "shared", { classLabel: "8b" });
    await ended(db(), host.id, "not shared", { classLabel: "8b" });
    await ended(db(), co.id, "own", { classLabel: "9a" });
    const live = await createSession(db(), { hostId: host.id, title: "live", plan });
    for (const id of [shared, live.id]) await addCoTeacher(db(), id, host.id, co.id);
    const { past } = await pastSessions(db(), co.id, ALL);
    expect(past.map(({ title, hostName }) => [title, hostName])).toEqual([
      ["own", null],
      ["shared", "Grace Hopper"],
    ]);
    expect((await liveSessions(db(), co.id)).map(({ title, hostName }) => [title, hostName])).toEqual([
      ["live", "Grace Hopper"],
    ]);
    expect((await listFilters(db(), co.id)).classes).toEqual([
      { label: "8b", count: 1, own: false },
      { label: "9a", count: 1, own: true },
    ]);
    expect([
      await renameClass(db(), co.id, "8b", "stolen"),
      await labelSession(db(), shared, co.id, "stolen"),
      await renameSession(db(), shared, co.id, "stolen"),
      await archiveSession(db(), shared, co.id, new Date()),
    ]).toEqual([false, false, false, false]);
    expect(await titles(db(), co.id, { classLabel: "8b" })).toEqual(["shared"]);

    // Its class goes with it.
    expect(await handOver(db(), shared, host.id, { to: co.id, stays: false })).toBe("changed");
    expect(await titles(db(), host.id)).toEqual(["not shared"]);
    expect((await listFilters(db(), co.id)).classes).toEqual([
      { label: "8b", count: 1, own: true },
      { label: "9a", count: 1, own: true },
    ]);
  });
});
