import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { Takeaway } from "@/lib/session/insights/takeaways";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import type { Session } from "@/lib/session/log/session";
import { type ClassCompute, classCompute } from "./class-compute";
import { type RateScatter, rateScatter, type SizeScatter, sizeScatter } from "./class-scatter";

/**
 * What a closed round showed, for whoever does not have the runs that it was made of: whose runs they were is said by seat alone, so
 * that names stay with the screen that shows them.
 */
export type RoundDigest = {
  readonly round: number;
  readonly takeaways: readonly Takeaway[];
  readonly rates: RateScatter;
  /** Null where the challenge is not known to this version. */
  readonly sizes: SizeScatter | null;
  /** Over all rounds that are over. */
  readonly compute: ClassCompute;
};

/** What a student's page, which knows only its own runs whole, was told of the closed round that it shows. */
export type DigestState = {
  readonly digest: RoundDigest | null;
  /** It cannot be had at the moment, and is asked for again. */
  readonly failed: boolean;
};

/** Finds a challenge by its id; null where this version has none. */
export type ChallengeLookup = (challenge: string) => ChallengeShape | null;

/** The digest of a round of a session whose runs are known whole; null while it is not over, for until then nobody is told what others train. */
export function roundDigest(session: Session, round: number, groundOf: ChallengeLookup): RoundDigest | null {
  if (session.rounds[round]?.state !== "closed") return null;
  const ground = groundOf(session.plan.rounds[round]?.challenge ?? "");
  return {
    round,
    takeaways: shownTakeaways(session, round, ground),
    rates: rateScatter(session, round, ground?.task ?? null),
    sizes: ground && sizeScatter(session, round, ground),
    compute: classCompute(withoutOpenRounds(session), groundOf),
  };
}

function withoutOpenRounds(session: Session): Session {
  const isOver = (round: number) => session.rounds[round]?.state === "closed";
  return {
    ...session,
    participants: session.participants.map((participant) => ({
      ...participant,
      runs: participant.runs.filter((run) => isOver(run.round)),
    })),
  };
}
