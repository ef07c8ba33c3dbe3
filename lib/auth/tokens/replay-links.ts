import type { SessionRow } from "@/db/session/sessions";
import { isLinkOver } from "@/lib/session/link-end";
import { isSameSecret } from "./same-secret";

/** What somebody without a desk may do with a replay: watch it, or also train on the class's training and validation examples. */
export type LinkRight = "watch" | "practise";

type Links = Pick<
  SessionRow,
  "shareToken" | "shareExpiresAt" | "practiceToken" | "practiceExpiresAt" | "endedAt"
>;

/** What a link with this token opens now; null: nothing. */
export function linkRight(session: Links, token: string | null, now: Date): LinkRight | null {
  if (token === null) return null;
  const opens = (own: string | null, end: Date | null) =>
    own !== null && !isLinkOver(end, now) && isSameSecret(token, own);
  if (opens(session.shareToken, session.shareExpiresAt)) return "watch";
  const mayPractise = session.endedAt !== null && opens(session.practiceToken, session.practiceExpiresAt);
  return mayPractise ? "practise" : null;
}
