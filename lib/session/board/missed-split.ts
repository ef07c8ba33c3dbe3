import type { RanksOn } from "@/lib/learning/curves/ranking";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Session } from "@/lib/session/log/session";
import { splitInView } from "./leaderboard";

/**
 * In which examples a class is shown what most networks get wrong: new ones, or training examples where some of their labels are wrong, or where
 * nothing may be told about new ones until the test is opened. Never those of the test.
 */
export function missedSplit(
  session: Pick<Session, "plan" | "rounds">,
  round: number,
  { wrongLabels }: Pick<ChallengeInfo, "wrongLabels">,
): RanksOn {
  return wrongLabels ? "train" : splitInView(session, round);
}
