"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { recorded } from "@/db/school/audit";
import { keepSession } from "@/db/session/retention";
import { createHostedSession, deleteSession, findSession } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { believeClock } from "@/db/store/housekeeping";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { createSetUp, type SetUp } from "@/lib/auth/set-up";
import { signIns } from "@/lib/auth/sign-ins";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { DAY_MS } from "@/lib/session/retention";
import { ownOf, plannedSession } from "./planned-session";
import { refusalToStore } from "./refusal-to-store";
import { visitorAddress } from "./visitor-address";

/** Creates a session and redirects to its desk; otherwise returns why not. */
export async function createSessionAction(typed: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const session = await plannedSession(typed, ownOf(teacher.id));
  if (session === null) return "bad-request";
  const made = await createHostedSession(await getDatabase(), { hostId: teacher.id, ...session }).catch(
    refusalToStore,
  );
  if (typeof made === "string") return made;
  redirect(`/teach/${made.id}`);
}

/** Deletes an ended session with everything in it. A live one, or another teacher's, is left alone. */
export async function deleteSessionAction(typed: unknown): Promise<void> {
  const teacher = await currentTeacher();
  const id = z.uuid().safeParse(typed);
  if (teacher && id.success) await deleteEnded(id.data, teacher.id);
  revalidatePath("/teach");
}

/** Sets whether a session is kept beyond the usual time. Another teacher's is left alone. */
export async function keepSessionAction(id: unknown, kept: unknown): Promise<void> {
  const teacher = await currentTeacher();
  const wanted = z.tuple([z.uuid(), z.boolean()]).safeParse([id, kept]);
  if (teacher && wanted.success) await keep(teacher.id, ...wanted.data);
  revalidatePath("/teach");
}

async function keep(hostId: string, session: string, kept: boolean): Promise<void> {
  await recorded(
    await getDatabase(),
    hostId,
    (db) => keepSession(db, session, hostId, kept),
    (found) => (found ? { type: "session-kept", session, kept } : null),
  );
}

/** Confirms that the server's clock, which is far ahead of when the server last ran, is right. `shown`: the date that the teacher saw. */
export async function confirmClockAction(shown: unknown): Promise<void> {
  const teacher = await currentTeacher();
  const date = z.iso.datetime().safeParse(shown);
  const now = new Date();
  // A page that was opened before the clock changed confirms nothing.
  if (teacher && date.success && Math.abs(now.getTime() - Date.parse(date.data)) < DAY_MS)
    await believeClock(await getDatabase(), now);
  revalidatePath("/teach");
}

async function deleteEnded(id: string, hostId: string): Promise<void> {
  await recorded(
    await getDatabase(),
    hostId,
    async (db) => {
      const session = await findSession(db, id);
      return session?.endedAt ? deleteSession(db, id, hostId) : false;
    },
    (deleted) => (deleted ? { type: "session-deleted", session: id } : null),
  );
}

/** Signs the teacher out in every browser, including this one. Returns null, or why not. */
export async function signOutEverywhereAction(): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  await signIns().endAll(await getDatabase(), teacher.id);
  return null;
}

const setUp = createSetUp();

/** Creates the first teacher's account, without signing in. Returns null, or everything that is wrong. */
export async function setUpAction(typed: unknown): Promise<Extract<SetUp, { ok: false }> | null> {
  const outcome = await setUp(await getDatabase(), typed, await visitorAddress());
  return outcome.ok ? null : outcome;
}
