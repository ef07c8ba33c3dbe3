import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { replayNotes } from "@/db/schema";
import { addCoTeacher } from "@/db/session/co-teachers";
import { eraseParticipant } from "@/db/session/erasure";
import { appendLog, readLog } from "@/db/session/log";
import { deleteSession, markSessionEnded } from "@/db/session/sessions";
import type { SessionEvent } from "@/lib/session/log/events";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { addReplayNote, deleteReplayNote, MOST_REPLAY_NOTES, replayNotesOf, shownReplayNotes } from "./notes";

const joined = (participant: number, nickname: string): SessionEvent => ({
  ...{ type: "participant-joined", participant, nickname, admitted: true },
  ...{ seq: participant + 1, at: participant },
});

describeOnEachDatabase((db) => {
  /** A class of Zebedee and Lynx that is over, with a co-teacher; its host has written two notes, one of them for the class. */
  const annotated = async () => {
    const { id, hostId: host } = await newSession(db());
    const [{ id: co }, { id: stranger }] = [await newTeacher(db()), await newTeacher(db())];
    await addCoTeacher(db(), id, host, co);
    await appendLog(db(), id, [joined(0, "Zebedee"), joined(1, "Lynx")]);
    await markSessionEnded(db(), id, new Date());
    const add = (teacher: string, at: number, text: string, shown: boolean) =>
      addReplayNote(db(), id, teacher, { at, text, shown });
    expect(await add(host, 2_000, "Here Zebedee gave up", false)).toBeNull();
    expect(await add(host, 1_000.5, "Watch Zebedee now", true)).toBeNull();
    const read = async (teacher: string) =>
      (await replayNotesOf(db(), id, teacher))?.map(({ id: _, ...note }) => note) ?? null;
    const shared = async (animals: "en" | null) =>
      (await shownReplayNotes(db(), id, animals)).map(({ id: _, ...note }) => note);
    return { id, host, co, stranger, add, read, shared };
  };
  const written = { deletable: true, author: { name: "Ada", self: true } };

  test("who holds the desk reads all notes in the order of their moments, deletes their own, and the host any", async () => {
    const { id, host, co, add, read } = await annotated();
    expect(await add(co, 1_500, "I see it too", false)).toBeNull();
    const all = [
      { at: 1_000.5, text: "Watch Zebedee now", shown: true },
      { at: 1_500, text: "I see it too", shown: false },
      { at: 2_000, text: "Here Zebedee gave up", shown: false },
    ];
    const others = { deletable: false, author: { name: "Ada", self: false } };
    expect(await read(co)).toEqual([
      ...[
        { ...all[0], ...others },
        { ...all[1], ...written },
        { ...all[2], ...others },
      ],
    ]);
    const [first, second] = (await replayNotesOf(db(), id, host)) ?? [];
    expect(second).toMatchObject({ deletable: true, author: { self: false } });
    expect(await deleteReplayNote(db(), id, co, first!.id)).toBeNull();
    expect(await read(host)).toHaveLength(3);
    expect(await deleteReplayNote(db(), id, host, second!.id)).toBeNull();
    expect(await deleteReplayNote(db(), id, host, second!.id)).toBeNull();
    expect(await read(co)).toEqual([
      ...[
        { ...all[0], ...others },
        { ...all[2], ...others },
      ],
    ]);
  });

  test("whoever has the link reads the notes for the class, without author, and with the names that the link shows", async () => {
    const { shared } = await annotated();
    const note = { at: 1_000.5, shown: true, author: null, deletable: false };
    expect(await shared(null)).toEqual([{ ...note, text: "Watch Zebedee now" }]);
    const [animal] = await shared("en");
    expect(animal?.text).toMatch(/^Watch \p{L}+ now$/u);
    expect(animal?.text).not.toContain("Zebedee");
  });

  test("strangers neither read nor write nor delete, and are told of no session", async () => {
    const { id, host, stranger, add, read } = await annotated();
    const [first] = (await replayNotesOf(db(), id, host)) ?? [];
    expect([
      await read(stranger),
      await add(stranger, 0, "Hello", true),
      await deleteReplayNote(db(), id, stranger, first!.id),
      await replayNotesOf(db(), "no id", host),
      await addReplayNote(db(), "no id", host, { at: 0, text: "Hello", shown: true }),
    ]).toEqual([null, "no-such-session", "no-such-session", null, "no-such-session"]);
    expect(await read(host)).toHaveLength(2);
  });

  test("a replay keeps so many notes and no more", async () => {
    const { id, host, add } = await annotated();
    const more = Array.from({ length: MOST_REPLAY_NOTES - 2 }, (_, at) => ({
      ...{ sessionId: id, teacherId: host, at, text: "Look", shown: false },
    }));
    await db().insert(replayNotes).values(more);
    expect(await add(host, 0, "One more", false)).toBe("too-many-notes");
  });

  test("erasing a student empties the notes that mention them, and the log stays as it was without them", async () => {
    const { id, host, add, read } = await annotated();
    await add(host, 3_000, "Lynx goes on", false);
    const before = await readLog(db(), id);
    expect(before.some(({ type }) => type === "note-added")).toBe(false);
    await eraseParticipant(db(), id, host, { participant: 0, runs: "keep" });
    expect((await read(host))?.map(({ text }) => text)).toEqual(["…", "…", "Lynx goes on"]);
    expect((await readLog(db(), id)).map(({ seq }) => seq)).toEqual(before.map(({ seq }) => seq));
  });

  test("the notes go with their session", async () => {
    const { id, host } = await annotated();
    await deleteSession(db(), id, host);
    expect(await db().select().from(replayNotes).where(eq(replayNotes.sessionId, id))).toEqual([]);
  });
});
