import type { SavedShare, ShareActions } from "@/components/desk/sharing/use-replay-share";
import type { SessionRow } from "@/db/session/sessions";
import {
  revokePracticeAction,
  revokeShareAction,
  sharePracticeAction,
  shareReplayAction,
} from "./teach/[sessionId]/actions";

type Shared = Pick<
  SessionRow,
  "shareToken" | "shareExpiresAt" | "shareAnimals" | "practiceToken" | "practiceExpiresAt"
>;

/** How a session is shared, for those who may hold its desk. */
export function savedShare(session: Shared): SavedShare {
  return {
    token: session.shareToken,
    expiresAt: session.shareExpiresAt,
    animals: session.shareAnimals,
    practice: { token: session.practiceToken, expiresAt: session.practiceExpiresAt },
  };
}

export const SHARE_ACTIONS: ShareActions = {
  share: shareReplayAction,
  revoke: revokeShareAction,
  sharePractice: sharePracticeAction,
  revokePractice: revokePracticeAction,
};
