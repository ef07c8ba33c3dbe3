import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import { deriveSeed, type Seed } from "@/lib/learning/numbers/random";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { Expectations } from "@/lib/session/insights/expectations";

/** What simulated classes draw their examples from: half of them from either. No class of students ever has these examples. */
export const REHEARSED_SEEDS: readonly Seed[] = [1, 2];

/** Where a teacher's page gets a split of a simulated class, in the form of `encodeSplit`, gzipped. */
export function rehearsedSplitPath(challenge: string, seed: Seed, split: SplitName): string {
  return `/teach/rehearsal/${challenge}/${seed}/${split}`;
}

/** The seed of a split, for the simulated classes of this seed. */
export function rehearsedSeed(challenge: string, split: SplitName, seed: Seed): Seed {
  return deriveSeed(seed, `${challenge} ${split}`);
}

/** Asks the worker to play these rounds in order. */
export type RehearsalRequest = {
  readonly rounds: readonly { readonly planned: PlannedRound; readonly challenge: ChallengeInfo }[];
};

/**
 * Why nothing is told of a round. `broken`: its locks let nobody train. `untrained`: no simulated student got to train. `slow`: not one class was
 * finished in time. `examples`: they could not be downloaded.
 */
type Unplayed = "broken" | "untrained" | "slow" | "examples";

/** What the worker sends. `round`: from 0. */
export type RehearsalReply =
  /** This browser has no WebAssembly SIMD, so that training takes many times as long. */
  | { readonly type: "no-simd" }
  /** `classes` of `count` have played the round; `runs` have been trained for it so far. */
  | {
      readonly type: "progress";
      readonly round: number;
      readonly classes: number;
      readonly count: number;
      readonly runs: number;
    }
  /** `count`: how many classes were to play; fewer did if time ran out. */
  | {
      readonly type: "played";
      readonly round: number;
      readonly expectations: Expectations;
      readonly count: number;
    }
  | { readonly type: "unplayed"; readonly round: number; readonly why: Unplayed }
  | { readonly type: "failed"; readonly message: string };
