import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { coTeachers, realNames, replayNotes, seatMoves, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { rowsOf } from "@/db/store/statements";
import { EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { openRound } from "@/lib/session/decide/plan";
import { CODE_ALPHABET } from "@/lib/session/names/join-code";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { keepCheckpoint } from "./checkpoints";
import { shareSession } from "./links";
import { liveSessions } from "./lists/lists";
import { appendLog, readLog } from "./log";
import { keepSessionChallenges, storedChallenge } from "./own-challenges";
import { keepSession } from "./retention";
import { hasRoundStarted, splitSeed } from "./rounds";
import { createSeat } from "./seats/seats";
import {
  createHostedSession,
  deleteSession,
  findLiveSessionByCode,
  findSession,
  MOST_LIVE_SESSIONS,
  MOST_SESSIONS_AN_HOUR,
  markSessionEnded,
} from "./sessions";

/** How many rows of each table belong to this session. */
async function mentions(db: Database, id: string): Promise<Record<string, number>> {
  const columns = rowsOf<{ table: string; column: string }>(
    await db.execute(sql`select table_name::text as table, column_name::text as column from information_schema.columns
      where table_schema = 'public' and (column_name = 'session_id' or (table_name, column_name) = ('sessions', 'id'))`),
  );
  const counted: Record<string, number> = {};
  for (const { table, column } of columns) {
    const at = sql`${sql.identifier(table)} where ${sql.identifier(column)} = ${id}::uuid`;
    const [{ count }] = rowsOf<{ count: number }>(await db.execute(sql`select count(*)::int from ${at}`));
    counted[table] = count;
  }
  return counted;
}

describeOnEachDatabase((db) => {
  test("a new session has a code of its own, the first event of its log, and shows its secret to nobody", async () => {
    const row = await newSession(db());
    expect(row.joinCode).toMatch(new RegExp(`^[${CODE_ALPHABET}]{6}$`));
    expect(Object.keys(row).sort()).toEqual(
      [
        ...["createdAt", "endedAt", "hostId", "id", "joinCode", "kept"],
        ...["plan", "practiceExpiresAt", "practiceToken"],
        ...["shareAnimals", "shareExpiresAt", "shareToken", "title"],
      ].sort(),
    );
    expect(await findSession(db(), row.id)).toEqual(row);
    expect(await findLiveSessionByCode(db(), row.joinCode)).toEqual(row);
    const created = { type: "session-created", seq: 0, at: 0, title: row.title, plan: row.plan, rules: 2 };
    expect(await readLog(db(), row.id)).toEqual([created]);
  });

  test("what is not an id finds no session", async () => {
    const { hostId } = await newSession(db());
    expect(await findSession(db(), "../etc/passwd")).toBeNull();
    expect(await deleteSession(db(), "1 or 1=1", hostId)).toBe(false);
    expect(await shareSession(db(), "", hostId, { animals: true })).toBeNull();
    expect(await keepSession(db(), "", hostId, true)).toBe(false);
  });

  test("the code of an ended session joins nothing", async () => {
    const { id, joinCode } = await newSession(db());
    const at = new Date("2026-03-01T10:00:00Z");
    await markSessionEnded(db(), id, at);
    await markSessionEnded(db(), id, new Date());
    expect(await findLiveSessionByCode(db(), joinCode)).toBeNull();
    expect((await findSession(db(), id))?.endedAt).toEqual(at);
  });

  test("of sixty sessions asked for at once a teacher gets thirty, others get theirs, and a hundred may be live", async () => {
    const [{ id: hostId }, { id: other }] = [await newTeacher(db()), await newTeacher(db())];
    const plan = { rounds: [openRound("moons", null)] };
    const make = (hostId: string) => createHostedSession(db(), { hostId, title: "Nets", plan });
    const made = await Promise.all(Array.from({ length: 60 }, () => make(hostId)));
    expect(made.filter((session) => typeof session !== "string")).toHaveLength(MOST_SESSIONS_AN_HOUR);
    expect(new Set(made.filter((session) => typeof session === "string"))).toEqual(
      new Set(["too-many-sessions"]),
    );
    expect(await make(other)).toMatchObject({ hostId: other });

    const rows = Array.from({ length: MOST_LIVE_SESSIONS - 1 }, (_, index) => ({
      ...{ hostId: other, title: "Old", plan, secret: new Uint8Array(32), createdAt: new Date(0) },
      joinCode: `LIVE${index}`,
    }));
    await db().insert(sessions).values(rows);
    expect(await make(other)).toBe("too-many-live");
    const [{ id }] = await liveSessions(db(), other);
    await markSessionEnded(db(), id, new Date());
    expect(await make(other)).toMatchObject({ hostId: other });
  });

  test("only its host deletes a session, and nothing of it is left in any table", async () => {
    const { id, hostId } = await newSession(db());
    await createSeat(db(), id, 0);
    await keepSessionChallenges(db(), id, [storedChallenge(ownWords(OWN_LIST))]);
    const points = { ...EMPTY_CURVE, step: [] };
    await appendLog(db(), id, [
      { type: "participant-joined", seq: 1, at: 1, participant: 0, nickname: "Ada", admitted: true },
      { type: "points-reported", seq: 2, at: 2, participant: 0, run: 0, from: 0, to: 0, points },
    ]);
    await keepCheckpoint(db(), id, {
      participant: 0,
      round: 0,
      run: 0,
      step: 1,
      weights: new Float32Array(2),
    });
    const { id: other } = await newTeacher(db());
    const soon = new Date(Date.now() + 60_000);
    await db().insert(coTeachers).values({ sessionId: id, teacherId: other, addedAt: new Date() });
    await db()
      .insert(seatMoves)
      .values({ sessionId: id, participant: 0, codeHash: new Uint8Array(32), expiresAt: soon });
    await db().insert(realNames).values({ sessionId: id, teacherId: hostId, participant: 0, name: "Ada" });
    await db()
      .insert(replayNotes)
      .values({ sessionId: id, teacherId: hostId, at: 1, text: "Look", shown: true });
    const before = await mentions(db(), id);
    expect(Object.values(before).every((rows) => rows > 0)).toBe(true);
    expect(await deleteSession(db(), id, other)).toBe(false);
    expect(await mentions(db(), id)).toEqual(before);
    expect(await deleteSession(db(), id, hostId)).toBe(true);
    expect(await mentions(db(), id)).toEqual(
      Object.fromEntries(Object.keys(before).map((table) => [table, 0])),
    );
  });

  test("every split of every round of every session has a seed of its own, always the same", async () => {
    const [one, other] = [await newSession(db()), await newSession(db())];
    const seeds = async () =>
      Promise.all(
        [one, other].flatMap(({ id }) =>
          [0, 1].flatMap((round) =>
            (["train", "validation", "test"] as const).map((split) => splitSeed(db(), id, round, split)),
          ),
        ),
      );
    const drawn = await seeds();
    expect(new Set(drawn.map(String)).size).toBe(12);
    // 128 bits are more than anyone can try; each has twice as many.
    expect(drawn.map((seed) => seed instanceof Uint8Array && seed.length)).toEqual(Array(12).fill(32));
    expect(await seeds()).toEqual(drawn);
    expect(await splitSeed(db(), "00000000-0000-4000-8000-000000000000", 0, "train")).toBeNull();
  });

  test("a session from before there were keys keeps the seeds that it had, through the update and for ever", async () => {
    const { id } = await newSession(db());
    const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
    // As the migration leaves it.
    await db().update(sessions).set({ secret, examples: 1 }).where(eq(sessions.id, id));
    const names = ["train", "validation", "test"] as const;
    expect(await Promise.all(names.map((name) => splitSeed(db(), id, 3, name)))).toEqual([
      1_806_411_117, 3_019_673_893, 2_566_414_677,
    ]);
  });

  test("a round has started when the log says so", async () => {
    const { id } = await newSession(db());
    expect(await hasRoundStarted(db(), id, 1)).toBe(false);
    await appendLog(db(), id, [
      { type: "round-started", seq: 1, at: 1, round: 1, seed: 4_294_967_295, deadline: 600_001 },
    ]);
    expect([await hasRoundStarted(db(), id, 0), await hasRoundStarted(db(), id, 1)]).toEqual([false, true]);
  });
});
