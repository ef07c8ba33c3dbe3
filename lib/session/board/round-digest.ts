import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { Takeaway } from "@/lib/session/insights/takeaway";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import { predictionOf } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import { type ClassCompute, classCompute } from "./class-compute";
import { type RateScatter, rateScatter, type SizeScatter, sizeScatter } from "./class-scatter";
import { splitInView } from "./leaderboard";
import { type PredictionOutcome, predictionOutcome } from "./questions/prediction-outcome";

/**
 * What a closed round showed, for pages that do not have all its runs. Participants are identified by seat alone; names are added by the
 * screen that shows it.
 */
export type RoundDigest = {
  readonly round: number;
  readonly takeaways: readonly Takeaway[];
  readonly rates: RateScatter;
  /** Null if this version does not know the challenge, and while only training scores are shown. */
  readonly sizes: SizeScatter | null;
  /** Over all closed rounds. */
  readonly compute: ClassCompute;
  /** What came of what the class expected; null if it was not asked or nothing came of it. */
  readonly outcome: PredictionOutcome | null;
};

/** The digest on a student's page, which has only its own runs in full, for the closed round that it shows. */
export type DigestState = {
  readonly digest: RoundDigest | null;
  /** Whether the latest download failed; it is retried. */
  readonly failed: boolean;
};

/** Finds a challenge by its id; null if this version has none. */
export type ChallengeLookup = (challenge: string) => ChallengeShape | null;

/** The digest of a round, from a session with all runs. Null until it is closed, since before that nobody may see what others train. */
export function roundDigest(session: Session, round: number, groundOf: ChallengeLookup): RoundDigest | null {
  if (session.rounds[round]?.state !== "closed") return null;
  const ground = groundOf(session.plan.rounds[round]?.challenge ?? "");
  const prediction = predictionOf(session, round);
  return {
    round,
    takeaways: shownTakeaways(session, round, ground),
    rates: rateScatter(session, round, ground?.task ?? null),
    sizes: splitInView(session, round) === "train" ? null : ground && sizeScatter(session, round, ground),
    compute: classCompute(withoutOpenRounds(session), groundOf),
    outcome: prediction && predictionOutcome(session, prediction.question),
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
