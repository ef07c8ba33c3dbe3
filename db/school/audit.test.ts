import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { deeds } from "@/db/schema";
import { revokeShare, shareSession } from "@/db/session/links";
import { deleteSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { rowsOf } from "@/db/store/statements";
import type { Deed } from "@/lib/session/decide/deeds";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { DEEDS_A_PAGE, deleteOldDeeds, listDeeds, recordDeed, recorded, recordReading } from "./audit";

const DAY_MS = 86_400_000;

async function deedsOf(db: Database, teacherId: string) {
  return (await listDeeds(db, teacherId, 0)).deeds.map(({ deed, title }) => ({ deed, title }));
}

describeOnEachDatabase((db) => {
  test("what a teacher did outlives the session it was done to, without its title, and is shown to nobody else", async () => {
    const { id: session, hostId, title } = await newSession(db());
    const { id: stranger } = await newTeacher(db());
    const shared: Deed = { type: "session-shared", session, animals: true };
    await recorded(
      db(),
      hostId,
      (transaction) => shareSession(transaction, session, hostId, { animals: true }),
      (link) => link && shared,
    );
    expect(await deedsOf(db(), hostId)).toEqual([{ deed: shared, title }]);
    const deleted: Deed = { type: "session-deleted", session };
    await recorded(
      db(),
      hostId,
      (transaction) => deleteSession(transaction, session, hostId),
      (found) => (found ? deleted : null),
    );
    expect(await deedsOf(db(), hostId)).toEqual([
      { deed: deleted, title: null },
      { deed: shared, title: null },
    ]);
    expect(await deedsOf(db(), stranger)).toEqual([]);
    const stored = rowsOf(await db().execute(sql`select deed::text from deeds where teacher_id = ${hostId}`));
    expect(JSON.stringify(stored)).not.toContain(title);
  });

  test("what came to nothing is not recorded, and what cannot be recorded does not happen", async () => {
    const { id: session, hostId } = await newSession(db());
    const revoke = (deed: Deed) =>
      recorded(
        db(),
        hostId,
        (transaction) => revokeShare(transaction, session, hostId),
        (revoked) => (revoked ? deed : null),
      );
    expect(await revoke({ type: "link-revoked", session })).toBe(false);
    expect(await deedsOf(db(), hostId)).toEqual([]);
    await shareSession(db(), session, hostId, { animals: false });
    const unreadable = { type: "link-revoked", session, at: 10n } as unknown as Deed;
    await expect(revoke(unreadable)).rejects.toThrow();
    expect(await revokeShare(db(), session, hostId)).toBe(true);
  });

  test("reading a replay is recorded once an hour, each session for itself", async () => {
    const { id: one, hostId } = await newSession(db());
    const { id: other } = await newSession(db());
    for (const session of [one, one, other, one]) await recordReading(db(), hostId, session);
    expect((await deedsOf(db(), hostId)).map(({ deed }) => deed)).toEqual([
      { type: "log-read", session: other },
      { type: "log-read", session: one },
    ]);
    await db().execute(sql`update deeds set at = at - interval '61 minutes' where teacher_id = ${hostId}`);
    await recordReading(db(), hostId, one);
    expect(await deedsOf(db(), hostId)).toHaveLength(3);
  });

  test("the record comes in pages, with what was done to the whole server, and is kept for a year", async () => {
    const teacherId = randomUUID();
    const now = new Date("2026-09-01T08:00:00Z");
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    const signedOut: Deed = { type: "signed-out" };
    await db()
      .insert(deeds)
      .values(
        Array.from({ length: DEEDS_A_PAGE + 2 }, (_, index) => ({
          ...{ teacherId, deed: signedOut, at: ago(index + 335) },
        })),
      );
    await recordDeed(db(), null, { type: "backup-made" });
    const [first, second] = [await listDeeds(db(), teacherId, 0), await listDeeds(db(), teacherId, 1)];
    expect([first.deeds.length, first.more, second.deeds.length, second.more]).toEqual([
      ...[DEEDS_A_PAGE, true],
      ...[3, false],
    ]);
    expect(first.deeds[0]).toMatchObject({ byTeacher: false, deed: { type: "backup-made" } });
    await deleteOldDeeds(db(), now);
    const left = [
      ...(await listDeeds(db(), teacherId, 0)).deeds,
      ...(await listDeeds(db(), teacherId, 1)).deeds,
    ];
    expect(left.filter(({ byTeacher }) => byTeacher).map(({ at }) => at)).toEqual(
      Array.from({ length: 31 }, (_, index) => ago(index + 335)),
    );
  });
});
