import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { classWords } from "@/lib/session/board/class-words";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Session } from "@/lib/session/log/session";

/** What a collage of a round is made of: surfaces, fitted curves, words, or the curves of the losses. */
type CollageKind = "plane" | "curve" | "words" | "losses";
export type CollageRound = { readonly round: number; readonly kind: CollageKind };

/** From the finest picture to the one that every round has. */
const KINDS: readonly CollageKind[] = ["plane", "curve", "words", "losses"];

/**
 * The round whose networks make the finest picture together, the last of several alike; null if nobody has trained. `challenges`: by round; null if this version does
 * not know the challenge.
 */
export function collageRound(
  session: Session,
  challenges: readonly (ChallengeInfo | null)[],
): CollageRound | null {
  for (const kind of KINDS) {
    const round = session.rounds.findLastIndex((_, round) =>
      has(session, round, challenges[round] ?? null, kind),
    );
    if (round !== -1) return { round, kind };
  }
  return null;
}

function has(session: Session, round: number, challenge: ChallengeInfo | null, kind: CollageKind): boolean {
  switch (kind) {
    case "plane":
    case "curve":
      return (
        challenge?.view === kind &&
        leaderboard(session, round).some(({ run }) => run.verdict?.agrees === true)
      );
    case "words":
      return challenge?.view === "letters" && classWords(session, round).length > 0;
    case "losses":
      return leaderboard(session, round).length > 0;
  }
}
