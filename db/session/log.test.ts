import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sessions } from "@/db/schema";
import type { SessionEvent } from "@/lib/session/log/events";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { arbitraryStretch } from "@/lib/testing/database/events";
import { manyReports } from "@/lib/testing/database/reports";
import { newSession } from "@/lib/testing/database/session";
import { appendLog, LogConflict, readLog, SessionGone } from "./log";
import { deleteSession } from "./sessions";

const ended = (seq: number): SessionEvent => ({ type: "session-ended", seq, at: 10 * seq });

describeOnEachDatabase((db) => {
  test("the log reads back exactly as it was appended, in any number of stretches", async () => {
    const stretches = fc
      .array(fc.constant(null), { minLength: 1, maxLength: 4 })
      .chain((parts) =>
        parts.reduce<fc.Arbitrary<SessionEvent[][]>>(
          (before, _) =>
            before.chain((done) =>
              arbitraryStretch(1 + done.flat().length).map((stretch) => [...done, stretch]),
            ),
          fc.constant([]),
        ),
      );
    const property = fc.asyncProperty(stretches, async (parts) => {
      const { id, title, plan } = await newSession(db());
      for (const stretch of parts) await appendLog(db(), id, stretch);
      const created = { type: "session-created", seq: 0, at: 0, title, plan, rules: 2 };
      expect(await readLog(db(), id)).toEqual([created, ...parts.flat()]);
    });
    await fc.assert(property, { numRuns: 25 });
  });

  test("rows larger than what is read of them at once come back whole, and so does what follows them", async () => {
    const { id } = await newSession(db());
    const hand = { type: "hand-raised" as const, participant: 0 };
    const stretches = manyReports({ from: 1, rows: 4, reportsARow: 20, pointsAReport: 300 }).map(
      (reports, row): SessionEvent[] => [
        { ...hand, seq: 1 + 21 * row, at: reports[0].at },
        ...reports.map((report, index) => ({ ...report, seq: 2 + 21 * row + index })),
      ],
    );
    for (const stretch of stretches) await appendLog(db(), id, stretch);
    expect((await readLog(db(), id)).slice(1)).toEqual(stretches.flat());
  });

  test("the log can be read from any seq on", async () => {
    const { id } = await newSession(db());
    const [stretch] = fc.sample(arbitraryStretch(1), { numRuns: 1, seed: 7 });
    await appendLog(db(), id, stretch);
    for (const from of [1, 2, stretch.length])
      expect(await readLog(db(), id, from)).toEqual(stretch.slice(from - 1));
  });

  test("a stretch appended again, whole, is stored once", async () => {
    const { id } = await newSession(db());
    const [stretch] = fc.sample(arbitraryStretch(1), { numRuns: 1, seed: 11 });
    await appendLog(db(), id, stretch);
    await appendLog(db(), id, stretch);
    expect((await readLog(db(), id)).slice(1)).toEqual(stretch);
  });

  test("of a stretch whose beginning is stored the rest is stored, once", async () => {
    const { id } = await newSession(db());
    const [stretch] = fc.sample(arbitraryStretch(1), { numRuns: 1, seed: 11 });
    const half = Math.ceil(stretch.length / 2);
    await appendLog(db(), id, stretch.slice(0, half));
    await appendLog(db(), id, stretch);
    expect((await readLog(db(), id)).slice(1)).toEqual(stretch);
    const other: SessionEvent = { ...stretch[0], at: stretch[0].at + 1 };
    await expect(
      appendLog(db(), id, [other, ...stretch.slice(1), ended(1 + stretch.length)]),
    ).rejects.toThrow(LogConflict);
  });

  test("of two writers at the same place one is told of the conflict, and nothing of its stretch is stored", async () => {
    const { id } = await newSession(db());
    const mine: SessionEvent = {
      type: "participant-joined",
      participant: 0,
      nickname: "Ada",
      admitted: true,
      seq: 1,
      at: 5,
    };
    const outcomes = await Promise.allSettled([
      appendLog(db(), id, [mine]),
      appendLog(db(), id, [ended(1), ended(2)]),
    ]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toEqual([expect.any(LogConflict)]);
    expect([[mine], [ended(1), ended(2)]]).toContainEqual((await readLog(db(), id)).slice(1));
  });

  test("a stretch beyond the end, which would leave a gap, is a conflict", async () => {
    const { id } = await newSession(db());
    await expect(appendLog(db(), id, [ended(2)])).rejects.toThrow(LogConflict);
    await expect(appendLog(db(), id, [ended(1), ended(3)])).rejects.toThrow(RangeError);
  });

  test("a deleted session has no log, and a late stretch is told that it is gone", async () => {
    const { id, hostId } = await newSession(db());
    expect(await deleteSession(db(), id, hostId)).toBe(true);
    expect(await readLog(db(), id)).toEqual([]);
    await expect(appendLog(db(), id, [ended(1)])).rejects.toThrow(SessionGone);
    expect(await db().select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id))).toEqual([]);
  });

  test("names with characters that a database dislikes do not stop the log", async () => {
    const { id } = await newSession(db());
    const nickname = "\u0000 \ud800 \u202e \\u0000 '; drop table events; --";
    const joined: SessionEvent = {
      type: "participant-joined",
      participant: 0,
      nickname,
      admitted: true,
      seq: 1,
      at: 1,
    };
    await appendLog(db(), id, [joined]);
    expect(await readLog(db(), id, 1)).toEqual([joined]);
  });
});
