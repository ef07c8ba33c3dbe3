"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { getDatabase } from "@/db/client";
import { believeClock } from "@/db/housekeeping";
import { keepSession } from "@/db/retention";
import { createSession, deleteSession, findSession } from "@/db/sessions";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { setUp } from "@/lib/auth/set-up";
import type { ProblemCode } from "@/lib/session/problem";
import { plannedSession } from "./planned-session";

const DAY_MS = 86_400_000;

/** Makes a session and goes to its desk; else says why not. */
export async function createSessionAction(typed: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const session = plannedSession(typed);
  if (session === null) return "bad-request";
  const { title, plan } = session;
  const { id } = await createSession(await getDatabase(), { hostId: teacher.id, title, plan });
  redirect(`/teach/${id}`);
}

/** Deletes a session that has ended, with all that happened in it. One that is live, or another teacher's, stays. */
export async function deleteSessionAction(typed: unknown): Promise<void> {
  const teacher = await currentTeacher();
  const id = z.uuid().safeParse(typed);
  if (teacher && id.success) await deleteEnded(id.data, teacher.id);
  revalidatePath("/teach");
}

/** Keeps a session for longer than sessions are kept, or no longer. Another teacher's stays as it is. */
export async function keepSessionAction(id: unknown, kept: unknown): Promise<void> {
  const teacher = await currentTeacher();
  const wanted = z.tuple([z.uuid(), z.boolean()]).safeParse([id, kept]);
  if (teacher && wanted.success)
    await keepSession(await getDatabase(), wanted.data[0], teacher.id, wanted.data[1]);
  revalidatePath("/teach");
}

/** The server's clock, which is far ahead of the last time that it ran, is right after all. `shown`: the date that the teacher read. */
export async function confirmClockAction(shown: unknown): Promise<void> {
  const teacher = await currentTeacher();
  const date = z.iso.datetime().safeParse(shown);
  const now = new Date();
  // A page that has been open since the clock was another confirms nothing.
  if (teacher && date.success && Math.abs(now.getTime() - Date.parse(date.data)) < DAY_MS)
    await believeClock(await getDatabase(), now);
  revalidatePath("/teach");
}

async function deleteEnded(id: string, hostId: string): Promise<void> {
  const db = await getDatabase();
  const session = await findSession(db, id);
  if (session?.endedAt) await deleteSession(db, id, hostId);
}

/** Makes the first teacher, who then still has to sign in; else says all that is wrong. */
export async function setUpAction(typed: unknown): Promise<readonly ProblemCode[]> {
  const outcome = await setUp(typed);
  return outcome.ok ? [] : outcome.problems;
}
