"use server";

import { z } from "zod";
import { recorded } from "@/db/school/audit";
import {
  type ReplayLink,
  type ReplayShare,
  renewPractice,
  renewShare,
  revokePractice,
  revokeShare,
  sharePractice,
  shareSession,
} from "@/db/session/links";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { LINK_DAYS, linkEnd } from "@/lib/session/link-end";

const link = {
  sessionId: z.string(),
  /** Whether to replace the link by a new one, so that the old one stops working. */
  renew: z.boolean(),
  /** For how many days from now it works; null: it does not expire; absent: as it is. */
  days: z.literal(LINK_DAYS).nullable().optional(),
};
const Share = z.strictObject({
  ...link,
  /** Whether to show animal names instead of nicknames. */
  animals: z.boolean(),
});
const Practice = z.strictObject(link);

/** Shares the replay by a link; otherwise returns why not. */
export async function shareReplayAction(asked: z.input<typeof Share>): Promise<ReplayShare | ProblemCode> {
  const teacher = await currentTeacher();
  const share = Share.safeParse(asked);
  if (!teacher) return "not-signed-in";
  if (!share.success) return "bad-request";
  const { sessionId, animals, renew, days } = share.data;
  const change = renew ? renewShare : shareSession;
  const shared = await recorded(
    await getDatabase(),
    teacher.id,
    (db) => change(db, sessionId, teacher.id, { animals, ...termOf(days) }),
    (link) =>
      link && {
        ...{ type: renew ? "link-renewed" : "session-shared", session: sessionId, animals },
        ...(days !== undefined && { days }),
      },
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

/** Makes the practice link of a class that has ended, or changes it; otherwise returns why not. */
export async function sharePracticeAction(
  asked: z.input<typeof Practice>,
): Promise<ReplayLink | ProblemCode> {
  const teacher = await currentTeacher();
  const practice = Practice.safeParse(asked);
  if (!teacher) return "not-signed-in";
  if (!practice.success) return "bad-request";
  const { sessionId, renew, days } = practice.data;
  const change = renew ? renewPractice : sharePractice;
  const shared = await recorded(
    await getDatabase(),
    teacher.id,
    (db) => change(db, sessionId, teacher.id, termOf(days)),
    (link) =>
      link && {
        ...{ type: renew ? "practice-renewed" : "practice-shared", session: sessionId },
        ...(days !== undefined && { days }),
      },
  );
  return shared ?? "no-such-session";
}

/** Makes the practice link stop working. Returns null, or why not. */
export async function revokePracticeAction(sessionId: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof sessionId !== "string") return "bad-request";
  await recorded(
    await getDatabase(),
    teacher.id,
    (db) => revokePractice(db, sessionId, teacher.id),
    (revoked) => (revoked ? { type: "practice-revoked", session: sessionId } : null),
  );
  return null;
}

function termOf(days: z.output<(typeof link)["days"]>) {
  return days === undefined ? {} : { expiresAt: linkEnd(days, new Date()) };
}
