import type { Diagnosis } from "@/lib/learning/curves/diagnosis";
import type { Hint } from "@/lib/learning/curves/hints";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Random } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { PlannedRound } from "@/lib/session/decide/plan";

/** A run of one's own that has ended, as the lab shows it. `score`: the one that the round's board compares. */
export type OwnRun = {
  readonly settings: Settings;
  readonly score: number;
  readonly diagnosis: Diagnosis | null;
  /** The epoch at which its validation loss was lowest. */
  readonly lowestAt: number | null;
};

/** All that a student knows when choosing the next run. */
export type Sight = {
  readonly round: PlannedRound;
  readonly challenge: ChallengeInfo;
  /** In order. */
  readonly own: readonly OwnRun[];
  /** The settings of whoever leads the board, if that is somebody else. */
  readonly leader: Settings | null;
  readonly hint: Hint | null;
};

/** A kind of student: the next run's settings, or null to give up for this round. */
export type Student = (sight: Sight, random: Random) => Settings | null;

/** One's best run by the score that the board compares; the first of equals. Null before the first run. */
export function bestOwn({ own }: Sight): OwnRun | null {
  return own.reduce<OwnRun | null>((best, run) => (best && best.score >= run.score ? best : run), null);
}

/** Whether something happens that has this chance. */
export function chance(share: number, random: Random): boolean {
  return random() < share;
}

/** One of these, each as likely as its weight. */
export function weighted<Item>(items: readonly (readonly [Item, number])[], random: Random): Item {
  let left = random() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return items.at(-1)![0];
}
