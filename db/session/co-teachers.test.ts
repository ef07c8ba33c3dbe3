import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sessions, teachers } from "@/db/schema";
import { openRound } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { addCoTeacher, allColleagues, handOver, removeCoTeacher, teachersOf } from "./co-teachers";
import { deskRole } from "./desks";
import { eraseParticipant } from "./erasure";
import { renewShare, revokeShare, shareSession } from "./links";
import { appendLog } from "./log";
import { keepSession } from "./retention";
import { createSession, deleteSession, findSession, MOST_LIVE_SESSIONS, markSessionEnded } from "./sessions";

describeOnEachDatabase((db) => {
  /** A class with a host, a co-teacher and a stranger. */
  const newClass = async () => {
    const row = await newSession(db());
    const [co, stranger] = [await newTeacher(db()), await newTeacher(db())];
    expect(await addCoTeacher(db(), row.id, row.hostId, co.id)).toBe("changed");
    const role = (id: string) => deskRole(db(), row, id);
    return { row, co, stranger, role };
  };

  test("a host adds and removes colleagues; nobody else does, and no one who has no account, twice, or themselves", async () => {
    const { row, co, stranger, role } = await newClass();
    const { id, hostId } = row;
    expect([await role(hostId), await role(co.id), await role(stranger.id)]).toEqual([
      ...["host", "co-teacher", null],
    ]);
    expect({
      again: await addCoTeacher(db(), id, hostId, co.id),
      host: await addCoTeacher(db(), id, hostId, hostId),
      nobody: await addCoTeacher(db(), id, hostId, randomUUID()),
      noId: await addCoTeacher(db(), id, hostId, "ada@school.example"),
      byCo: await addCoTeacher(db(), id, co.id, stranger.id),
      byThemselves: await addCoTeacher(db(), id, stranger.id, stranger.id),
      noSession: await addCoTeacher(db(), randomUUID(), hostId, co.id),
    }).toEqual({
      ...{ again: "unchanged", host: "no-such-colleague", nobody: "no-such-colleague" },
      ...{ noId: "no-such-colleague", byCo: "no-such-session" },
      ...{ byThemselves: "no-such-session", noSession: "no-such-session" },
    });
    const [{ name, email }] = await db().select().from(teachers).where(eq(teachers.id, co.id));
    expect((await teachersOf(db(), id))?.coTeachers).toEqual([{ id: co.id, name, email }]);
    expect((await allColleagues(db())).map((one) => one.id)).toEqual(
      expect.arrayContaining([hostId, co.id, stranger.id]),
    );
    expect(await removeCoTeacher(db(), id, stranger.id, co.id)).toBe("no-such-session");
    expect(await removeCoTeacher(db(), id, hostId, co.id)).toBe("changed");
    expect([await role(co.id), await removeCoTeacher(db(), id, hostId, co.id)]).toEqual([null, "unchanged"]);
    expect(await teachersOf(db(), "../etc")).toBeNull();
  });

  test("a co-teacher leaves by themselves and removes nobody else", async () => {
    const { row, co, stranger, role } = await newClass();
    await addCoTeacher(db(), row.id, row.hostId, stranger.id);
    expect(await removeCoTeacher(db(), row.id, co.id, stranger.id)).toBe("no-such-session");
    expect(await removeCoTeacher(db(), row.id, co.id, co.id)).toBe("changed");
    expect([await role(co.id), await role(stranger.id)]).toEqual([null, "co-teacher"]);
  });

  test("a co-teacher shares a class; only its host keeps it, erases a student from it or deletes it", async () => {
    const { row, co, stranger } = await newClass();
    const { id, hostId } = row;
    await appendLog(db(), id, [
      { type: "participant-joined", seq: 1, at: 1, participant: 0, nickname: "Ada", admitted: true },
      { type: "session-ended", seq: 2, at: 2 },
    ]);
    await markSessionEnded(db(), id, new Date());
    const rights = async (teacher: string) => ({
      share: (await shareSession(db(), id, teacher, { animals: true })) !== null,
      renew: (await renewShare(db(), id, teacher, { animals: false })) !== null,
      revoke: await revokeShare(db(), id, teacher),
      keep: await keepSession(db(), id, teacher, true),
      erase: await eraseParticipant(db(), id, teacher, { participant: 0, runs: "keep" }),
      delete: await deleteSession(db(), id, teacher),
    });
    const none = { share: false, renew: false, revoke: false, keep: false, erase: false, delete: false };
    expect(await rights(stranger.id)).toEqual(none);
    expect(await rights(co.id)).toEqual({ ...none, share: true, renew: true, revoke: true });
    expect(await rights(hostId)).toEqual({
      ...{ share: true, renew: true, revoke: true, keep: true, erase: true, delete: true },
    });
  });

  test("a host hands over to a co-teacher, and stays as one or not", async () => {
    const { row, co, stranger } = await newClass();
    const { id, hostId } = row;
    const held = async () => {
      const now = await findSession(db(), id);
      return now && Promise.all([hostId, co.id, stranger.id].map((teacher) => deskRole(db(), now, teacher)));
    };
    expect({
      toStranger: await handOver(db(), id, hostId, { to: stranger.id, stays: true }),
      toSelf: await handOver(db(), id, hostId, { to: hostId, stays: true }),
      toNobody: await handOver(db(), id, hostId, { to: "somebody", stays: true }),
      byCo: await handOver(db(), id, co.id, { to: co.id, stays: true }),
    }).toEqual({
      ...{ toStranger: "no-such-colleague", toSelf: "no-such-colleague", toNobody: "no-such-colleague" },
      byCo: "no-such-session",
    });
    expect(await held()).toEqual(["host", "co-teacher", null]);
    expect(await handOver(db(), id, hostId, { to: co.id, stays: true })).toBe("changed");
    expect(await held()).toEqual(["co-teacher", "host", null]);
    expect(await handOver(db(), id, co.id, { to: hostId, stays: false })).toBe("changed");
    expect(await held()).toEqual(["host", null, null]);
  });

  test("a class goes to nobody who has as many live ones as they may", async () => {
    const { row, co } = await newClass();
    const plan = { rounds: [openRound("moons", null)] };
    const rows = Array.from({ length: MOST_LIVE_SESSIONS }, (_, index) => ({
      ...{
        hostId: co.id,
        title: "Old",
        plan,
        secret: new Uint8Array(32),
        joinCode: `HAS${index}${randomUUID()}`,
      },
    }));
    await db().insert(sessions).values(rows);
    const give = () => handOver(db(), row.id, row.hostId, { to: co.id, stays: false });
    expect(await give()).toBe("colleague-too-many-live");
    expect(await deskRole(db(), row, co.id)).toBe("co-teacher");
    await markSessionEnded(db(), row.id, new Date());
    expect(await give()).toBe("changed");
  });

  test("whoever loses the account loses the desk, and a deleted class has no co-teachers", async () => {
    const { row, co } = await newClass();
    await db().delete(teachers).where(eq(teachers.id, co.id));
    expect((await teachersOf(db(), row.id))?.coTeachers).toEqual([]);
    const other = await newTeacher(db());
    const plan = { rounds: [openRound("moons", null)] };
    const made = await createSession(db(), { hostId: row.hostId, title: "Nets", plan });
    await addCoTeacher(db(), made.id, row.hostId, other.id);
    await deleteSession(db(), made.id, row.hostId);
    expect([await teachersOf(db(), made.id), await deskRole(db(), made, other.id)]).toEqual([null, null]);
  });
});
