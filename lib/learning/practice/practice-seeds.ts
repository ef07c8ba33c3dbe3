import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import { deriveSeed, type Seed } from "@/lib/learning/numbers/random";

/**
 * What somebody who trains alone gets of a challenge: examples from public seeds, which no class ever has. Nothing made from them can be kept secret: whoever knows
 * the seed can make the test, too.
 */
export type PracticeSeeds = Readonly<Record<SplitName | "round", Seed>>;

/** How many sets of examples there are of a challenge whose examples are generated; of recorded data there is one, which the seed only shuffles. */
const GENERATED_SETS = 2;

export function practiceSets({ isPublic }: Pick<ChallengeInfo, "isPublic">): number {
  return isPublic ? 1 : GENERATED_SETS;
}

/** The seeds of a set of examples, counted from 0. `round`: of the runs on them, as the runs of a class's round share one. */
export function practiceSeeds(challenge: string, set: number): PracticeSeeds {
  const seed = (part: string) => deriveSeed(set, `practice ${challenge} ${part}`);
  return { train: seed("train"), validation: seed("validation"), test: seed("test"), round: seed("round") };
}
