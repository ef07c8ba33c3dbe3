"use server";

import { z } from "zod";
import { getDatabase } from "@/db/client";
import { type ReplayShare, renewShare, revokeShare, shareSession } from "@/db/sharing";
import { currentTeacher } from "@/lib/auth/current-teacher";

const Share = z.strictObject({
  sessionId: z.string(),
  /** Whether animals stand in the place of nicknames. */
  animals: z.boolean(),
  /** Whether the link is a new one, and the old one opens nothing any more. */
  renew: z.boolean(),
});

/** Shares the replay by a link; null when the teacher who asks has no such session. */
export async function shareReplayAction(asked: z.input<typeof Share>): Promise<ReplayShare | null> {
  const teacher = await currentTeacher();
  const share = Share.safeParse(asked);
  if (!teacher || !share.success) return null;
  const { sessionId, animals, renew } = share.data;
  return (renew ? renewShare : shareSession)(await getDatabase(), sessionId, teacher.id, { animals });
}

/** The share link stops working. False when the teacher who asks is signed out. */
export async function revokeShareAction(sessionId: unknown): Promise<boolean> {
  const teacher = await currentTeacher();
  if (!teacher || typeof sessionId !== "string") return false;
  await revokeShare(await getDatabase(), sessionId, teacher.id);
  return true;
}
