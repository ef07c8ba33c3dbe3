import { leaderboard } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";
import { isBetter } from "./takeaways-of-training";

/** What the whole session showed, summed over its rounds: the key of a sentence and the numbers in it. */
export type ClosingTakeaway =
  /** Of those who trained more than once in a round, how many beat their own first run. A student counts once a round. */
  | { readonly key: "measured"; readonly values: { readonly improved: number; readonly again: number } }
  /** In how many of the rounds whose test is open somebody else than the first on the test knew the training examples best. */
  | { readonly key: "generalised"; readonly values: { readonly rounds: number; readonly of: number } };

/** What the session showed about trying again and about new examples, as far as it holds. Nothing before anybody did either. */
export function closingTakeaways(session: Session): ClosingTakeaway[] {
  const found: ClosingTakeaway[] = [];
  const standings = session.plan.rounds.flatMap((_, round) => leaderboard(session, round));
  const again = standings.filter(({ runsUsed }) => runsUsed > 1);
  const improved = again.filter(({ score, improvement }) => isBetter(score, score - improvement)).length;
  // Where most did not gain, the class has not shown that measuring pays.
  if (improved > 0 && 2 * improved >= again.length)
    found.push({ key: "measured", values: { improved, again: again.length } });

  const opened = session.plan.rounds
    .map((_, round) => testMoves(session, round)?.rows ?? [])
    .filter((rows) => rows.length > 1);
  const rounds = opened.filter((rows) => {
    const first = rows.filter(({ testRank }) => testRank === 1).map(({ run }) => run.best?.trainScore ?? 0);
    const best = Math.max(...rows.map(({ run }) => run.best?.trainScore ?? 0));
    return isBetter(best, Math.max(...first));
  }).length;
  if (rounds > 0) found.push({ key: "generalised", values: { rounds, of: opened.length } });
  return found;
}
