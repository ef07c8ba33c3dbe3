"use server";

import { z } from "zod";
import { addReplayNote, deleteReplayNote, replayNotesOf } from "@/db/session/replay/notes";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { cleanNote } from "@/lib/session/decide/decide-host";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ReplayNote } from "@/lib/session/report/replay-note";
import { refusalToStore } from "../../teach/refusal-to-store";

/** All notes after a change, or why nothing has changed. */
type Changed = { readonly notes: readonly ReplayNote[] } | ProblemCode;

const Added = z.strictObject({
  sessionId: z.uuid(),
  /** In log time. */
  at: z.number().nonnegative(),
  /** Far longer than what is accepted, which is counted in characters. */
  text: z.string().max(4_000),
  shown: z.boolean(),
});

/** Writes a note beside the replay of a session whose desk the teacher may hold. */
export async function addReplayNoteAction(asked: unknown): Promise<Changed> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const added = Added.safeParse(asked);
  if (!added.success) return "bad-request";
  const { sessionId, at, text: typed, shown } = added.data;
  const note = cleanNote(typed);
  if (!note.ok) return note.problem.code;
  const db = await getDatabase();
  const refusal = await addReplayNote(db, sessionId, teacher.id, { at, text: note.text, shown }).catch(
    refusalToStore,
  );
  return refusal ?? notesAfter(sessionId, teacher.id);
}

const Deleted = z.strictObject({ sessionId: z.uuid(), note: z.uuid() });

/** Deletes a note: the host any, other teachers their own. */
export async function deleteReplayNoteAction(asked: unknown): Promise<Changed> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const deleted = Deleted.safeParse(asked);
  if (!deleted.success) return "bad-request";
  const { sessionId, note } = deleted.data;
  const refusal = await deleteReplayNote(await getDatabase(), sessionId, teacher.id, note);
  return refusal ?? notesAfter(sessionId, teacher.id);
}

async function notesAfter(sessionId: string, teacherId: string): Promise<Changed> {
  const notes = await replayNotesOf(await getDatabase(), sessionId, teacherId);
  return notes ? { notes } : "no-such-session";
}
