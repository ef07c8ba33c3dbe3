import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { realNames, teachers } from "@/db/schema";
import { unscrubbedErasures } from "@/db/store/housekeeping";
import type { SessionEvent } from "@/lib/session/log/events";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { addCoTeacher, handOver, removeCoTeacher } from "./co-teachers";
import { eraseParticipant } from "./erasure";
import { appendLog, readLog } from "./log";
import { forgetRealNames, noteRealNames, realNamesOf } from "./real-names";
import { deleteSession, markSessionEnded } from "./sessions";

const joined = (participant: number, nickname: string): SessionEvent => ({
  ...{ type: "participant-joined", participant, nickname, admitted: true },
  ...{ seq: participant + 1, at: participant },
});

describeOnEachDatabase((db) => {
  /** A class of Otter and Lynx that is over, with a co-teacher, whose host has noted who Otter is. */
  const namedClass = async () => {
    const row = await newSession(db());
    const [co, stranger] = [await newTeacher(db()), await newTeacher(db())];
    await addCoTeacher(db(), row.id, row.hostId, co.id);
    await appendLog(db(), row.id, [joined(0, "Otter"), joined(1, "Lynx")]);
    await markSessionEnded(db(), row.id, new Date());
    const note = (teacher: string, participant: number, name: string | null) =>
      noteRealNames(db(), row.id, teacher, [{ participant, name }]);
    const listOf = (teacher: string) => realNamesOf(db(), row.id, teacher);
    expect(await note(row.hostId, 0, "نور عبد الله")).toEqual({ 0: "نور عبد الله" });
    const stored = async () =>
      (await db().select().from(realNames).where(eq(realNames.sessionId, row.id))).map(
        ({ teacherId, participant, name }) => ({ teacherId, participant, name }),
      );
    return { row, host: row.hostId, co: co.id, stranger: stranger.id, note, listOf, stored };
  };

  test("a name is noted, changed and taken away, and a list is noted at once", async () => {
    const { row, host, note, listOf } = await namedClass();
    expect(await note(host, 0, "Zoë")).toEqual({ 0: "Zoë" });
    expect(
      await noteRealNames(db(), row.id, host, [
        { participant: 1, name: 'O\'Brien, "Bo" \\' },
        { participant: 0, name: null },
      ]),
    ).toEqual({ 1: 'O\'Brien, "Bo" \\' });
    expect(await listOf(host)).toEqual({ 1: 'O\'Brien, "Bo" \\' });
  });

  test("each teacher has a list of their own, and who may not hold the desk has none and is told of no session", async () => {
    const { host, co, stranger, note, listOf } = await namedClass();
    expect(await listOf(co)).toEqual({});
    expect(await note(co, 0, "Somebody else")).toEqual({ 0: "Somebody else" });
    expect(await note(co, 1, "Grace")).toEqual({ 0: "Somebody else", 1: "Grace" });
    expect(await listOf(host)).toEqual({ 0: "نور عبد الله" });
    expect([await note(stranger, 0, "Mallory"), await listOf(stranger)]).toEqual([null, null]);
    expect(await realNamesOf(db(), "../etc", host)).toBeNull();
    expect(await noteRealNames(db(), "../etc", host, [])).toBeNull();
  });

  test("who never joined, and who was erased, gets no name", async () => {
    const { row, host, co, note, listOf, stored } = await namedClass();
    expect(await note(host, 7, "Nobody")).toEqual({ 0: "نور عبد الله" });
    await note(co, 0, "Noor");
    await note(co, 1, "Grace");
    await eraseParticipant(db(), row.id, host, { participant: 0, runs: "keep" });
    expect([await listOf(host), await listOf(co)]).toEqual([{}, { 1: "Grace" }]);
    expect(await note(host, 0, "Noor")).toEqual({});
    expect(await stored()).toEqual([{ teacherId: co, participant: 1, name: "Grace" }]);
  });

  test("the list goes with the session and with its teacher's account", async () => {
    const { row, host, co, note, stored } = await namedClass();
    await note(co, 1, "Grace");
    await db().delete(teachers).where(eq(teachers.id, co));
    expect(await stored()).toEqual([{ teacherId: host, participant: 0, name: "نور عبد الله" }]);
    await deleteSession(db(), row.id, host);
    expect(await stored()).toEqual([]);
  });

  test("a co-teacher who is removed or leaves takes the list along, for good", async () => {
    const { row, host, co, note, listOf, stored } = await namedClass();
    await note(co, 1, "Grace");
    expect(await removeCoTeacher(db(), row.id, host, co)).toBe("changed");
    expect(await listOf(co)).toBeNull();
    await addCoTeacher(db(), row.id, host, co);
    expect(await listOf(co)).toEqual({});
    await note(co, 1, "Grace");
    expect(await removeCoTeacher(db(), row.id, co, co)).toBe("changed");
    // A host cannot be removed, and keeps the list.
    expect(await removeCoTeacher(db(), row.id, host, host)).toBe("unchanged");
    expect(await stored()).toEqual([{ teacherId: host, participant: 0, name: "نور عبد الله" }]);
  });

  test("after a handover the new host has their own list; the former host's stays theirs if they stay, and goes if not", async () => {
    const { row, host, co, listOf, stored } = await namedClass();
    await handOver(db(), row.id, host, { to: co, stays: true });
    expect([await listOf(co), await listOf(host)]).toEqual([{}, { 0: "نور عبد الله" }]);
    await handOver(db(), row.id, co, { to: host, stays: true });
    await handOver(db(), row.id, host, { to: co, stays: false });
    expect([await listOf(co), await listOf(host), await stored()]).toEqual([{}, null, []]);
  });

  test("the log knows nothing of it, and whatever name is replaced or forgotten is scrubbed from the files", async () => {
    const { row, host, note } = await namedClass();
    expect(JSON.stringify(await readLog(db(), row.id))).not.toContain("نور عبد الله");
    const erasures = async () => (await unscrubbedErasures(db())) ?? 0;
    const before = await erasures();
    await note(host, 1, "Grace");
    expect(await erasures()).toBe(before);
    await note(host, 1, "Hopper");
    expect(await erasures()).toBe(before + 1);
    await db().transaction((transaction) => forgetRealNames(transaction, row.id, host));
    expect(await erasures()).toBe(before + 2);
  });
});
