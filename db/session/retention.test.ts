import { expect, test } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { deleteExpired, keepSession } from "./retention";
import { findSession, markSessionEnded } from "./sessions";

const NOW = new Date("2026-06-01T10:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describeOnEachDatabase((db) => {
  test("sessions are deleted ninety days after they ended, those that are live or kept are not", async () => {
    const ended = async (days: number) => {
      const row = await newSession(db());
      await markSessionEnded(db(), row.id, daysAgo(days));
      return row;
    };
    const [old, kept, letGo, recent, live] = [
      await ended(90.1),
      await ended(400),
      await ended(91),
      await ended(89.9),
      await newSession(db()),
    ];
    const { id: other } = await newTeacher(db());
    expect(await keepSession(db(), kept.id, kept.hostId, true)).toBe(true);
    expect(await keepSession(db(), old.id, other, true)).toBe(false);
    await keepSession(db(), letGo.id, letGo.hostId, true);
    await keepSession(db(), letGo.id, letGo.hostId, false);
    expect((await deleteExpired(db(), NOW, 90)).sort()).toEqual([old.id, letGo.id].sort());
    const left = await Promise.all([old, kept, letGo, recent, live].map(({ id }) => findSession(db(), id)));
    expect(left.map((row) => row !== null)).toEqual([false, true, false, true, true]);
    expect(await deleteExpired(db(), NOW, 90)).toEqual([]);
  });

  test("a server that keeps sessions for another time, or for ever, deletes accordingly", async () => {
    const [old, recent] = [await newSession(db()), await newSession(db())];
    await markSessionEnded(db(), old.id, daysAgo(3_000));
    await markSessionEnded(db(), recent.id, daysAgo(8));
    expect(await deleteExpired(db(), NOW, null)).toEqual([]);
    expect(await deleteExpired(db(), NOW, 3_650)).toEqual([]);
    expect(await deleteExpired(db(), NOW, 1_000)).toEqual([old.id]);
    expect(await deleteExpired(db(), NOW, 9)).not.toContain(recent.id);
    expect(await deleteExpired(db(), NOW, 7)).toContain(recent.id);
  });
});
