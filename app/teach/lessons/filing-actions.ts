"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { archiveSession, labelSession, renameClass, renameSession } from "@/db/session/lists/filing";
import { type Database, getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { readClassLabel, readTitle } from "@/lib/session/decide/filing";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { refusalToStore } from "../refusal-to-store";

/** Far longer than what is accepted, which is counted in letters. */
const Text = z.string().max(1_000);

/** Renames one of the teacher's ended sessions. Returns null, or why not. */
export async function renameSessionAction(id: unknown, typed: unknown): Promise<ProblemCode | null> {
  const wanted = z.tuple([z.uuid(), Text]).safeParse([id, typed]);
  if (!wanted.success) return "bad-request";
  const [session, text] = wanted.data;
  const read = readTitle(text);
  if (typeof read === "string") return read;
  return file((db, hostId) => renameSession(db, session, hostId, read.title));
}

/** Says which class one of the teacher's sessions was with; nothing typed: none. Returns null, or why not. */
export async function labelSessionAction(id: unknown, typed: unknown): Promise<ProblemCode | null> {
  const wanted = z.tuple([z.uuid(), Text]).safeParse([id, typed]);
  if (!wanted.success) return "bad-request";
  const [session, text] = wanted.data;
  const read = readClassLabel(text);
  if (typeof read === "string") return read;
  return file((db, hostId) => labelSession(db, session, hostId, read.label));
}

/** Renames a class: all of the teacher's own sessions with this label. Returns null, or why not. */
export async function renameClassAction(from: unknown, typed: unknown): Promise<ProblemCode | null> {
  const wanted = z.tuple([Text, Text]).safeParse([from, typed]);
  if (!wanted.success) return "bad-request";
  const [label, text] = wanted.data;
  const read = readClassLabel(text);
  if (typeof read === "string") return read;
  const { label: to } = read;
  if (to === null) return "class-empty";
  return file((db, hostId) => renameClass(db, hostId, label, to));
}

/** Puts one of the teacher's ended sessions away, or back into the list. Returns null, or why not. */
export async function archiveSessionAction(id: unknown, archived: unknown): Promise<ProblemCode | null> {
  const wanted = z.tuple([z.uuid(), z.boolean()]).safeParse([id, archived]);
  if (!wanted.success) return "bad-request";
  const [session, away] = wanted.data;
  return file((db, hostId) => archiveSession(db, session, hostId, away ? new Date() : null));
}

async function file(change: (db: Database, hostId: string) => Promise<boolean>): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const changed = await change(await getDatabase(), teacher.id).catch(refusalToStore);
  if (typeof changed === "string") return changed;
  revalidatePath("/teach");
  return changed ? null : "no-such-session";
}
