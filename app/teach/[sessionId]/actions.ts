"use server";

import { getDatabase } from "@/db/client";
import { revokeShare, shareSession } from "@/db/sessions";
import { currentTeacher } from "@/lib/auth/current-teacher";

/** The token of the replay's share link; null when the teacher who asks has no such session. */
export async function shareReplayAction(sessionId: unknown): Promise<string | null> {
  const teacher = await currentTeacher();
  if (!teacher || typeof sessionId !== "string") return null;
  return shareSession(await getDatabase(), sessionId, teacher.id);
}

/** The share link stops working. False when the teacher who asks is signed out. */
export async function revokeShareAction(sessionId: unknown): Promise<boolean> {
  const teacher = await currentTeacher();
  if (!teacher || typeof sessionId !== "string") return false;
  await revokeShare(await getDatabase(), sessionId, teacher.id);
  return true;
}
