"use server";

import { z } from "zod";
import { recorded } from "@/db/school/audit";
import { type ReplayShare, renewShare, revokeShare, shareSession } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import type { ProblemCode } from "@/lib/session/decide/problem";

const Share = z.strictObject({
  sessionId: z.string(),
  /** Whether to show animal names instead of nicknames. */
  animals: z.boolean(),
  /** Whether to replace the link by a new one, so that the old one stops working. */
  renew: z.boolean(),
});

/** Shares the replay by a link; otherwise returns why not. */
export async function shareReplayAction(asked: z.input<typeof Share>): Promise<ReplayShare | ProblemCode> {
  const teacher = await currentTeacher();
  const share = Share.safeParse(asked);
  if (!teacher) return "not-signed-in";
  if (!share.success) return "bad-request";
  const { sessionId, animals, renew } = share.data;
  const change = renew ? renewShare : shareSession;
  const shared = await recorded(
    await getDatabase(),
    teacher.id,
    (db) => change(db, sessionId, teacher.id, { animals }),
    (link) => link && { type: renew ? "link-renewed" : "session-shared", session: sessionId, animals },
  );
  return shared ?? "no-such-session";
}

/** Makes the share link stop working. Returns null, or why not. */
export async function revokeShareAction(sessionId: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof sessionId !== "string") return "bad-request";
  await recorded(
    await getDatabase(),
    teacher.id,
    (db) => revokeShare(db, sessionId, teacher.id),
    (revoked) => (revoked ? { type: "link-revoked", session: sessionId } : null),
  );
  return null;
}
