import type { Challenge, ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Seed } from "@/lib/learning/numbers/random";
import { REHEARSED_SEEDS, type RehearsalReply, type RehearsalRequest } from "@/lib/protocol/rehearsal";
import type { Plan } from "@/lib/session/decide/plan";
import { lockedNetworkProblem, locksTooManyEpochs } from "@/lib/session/decide/round-limits";
import { expectationsOf, type PlayedRound } from "@/lib/session/insights/expectations";
import type { Millis } from "@/lib/session/log/events";
import { memoryStore, type RehearsedClass, type RunStore, rehearseRound } from "./rehearsal";

/** How many classes play each round, how large they are, and how long that may take. */
type RehearsalSize = {
  readonly classes: number;
  readonly students: number;
  /** No class of a round is begun or continued after so long … */
  readonly most: Millis;
  /** … except the first, which has this long: without it there is nothing to tell. */
  readonly mostForOne: Millis;
};

export const USUAL_SIZE: RehearsalSize = { classes: 6, students: 15, most: 60_000, mostForOne: 180_000 };

type Options = RehearsalSize & {
  /** The challenge with the examples of this seed; null where they cannot be had. */
  challengeOf(info: ChallengeInfo, seed: Seed): Promise<Challenge | null>;
};

/** Plays the rounds of a plan one after another with classes of the usual kind, and posts what they saw as soon as a round is played. */
export async function rehearsePlan(
  { rounds }: Pick<RehearsalRequest, "rounds">,
  options: Options,
  post: (reply: RehearsalReply) => void,
): Promise<void> {
  const plan: Plan = { rounds: rounds.map(({ planned }) => planned) };
  for (const [round, { planned, challenge }] of rounds.entries()) {
    if (lockedNetworkProblem(planned, challenge) !== null || locksTooManyEpochs(planned)) {
      post({ type: "unplayed", round, why: "broken" });
      continue;
    }
    const { classes: count } = options;
    const progress = (classes: number, runs: number) =>
      post({ type: "progress", round, classes, count, runs });
    progress(0, 0);
    const challenges: Challenge[] = [];
    for (const seed of REHEARSED_SEEDS) {
      const made = await options.challengeOf(challenge, seed);
      if (made) challenges.push(made);
    }
    if (challenges.length < REHEARSED_SEEDS.length) {
      post({ type: "unplayed", round, why: "examples" });
      continue;
    }
    const { played, took } = await playClasses(plan, round, challenges, options, progress);
    if (played.length === 0) post({ type: "unplayed", round, why: "slow" });
    else if (took.length === 0) post({ type: "unplayed", round, why: "untrained" });
    else post({ type: "played", round, expectations: expectationsOf(played, took), count });
  }
}

/** Thrown when the time of a round is over, to leave the class that is being played. */
class TimeIsOver extends Error {}

/** `challenges`: one for each seed, whose classes take turns, so that few classes have different examples, too. */
async function playClasses(
  plan: Plan,
  round: number,
  challenges: readonly Challenge[],
  { classes, students, most, mostForOne }: RehearsalSize,
  progress: (classes: number, runs: number) => void,
): Promise<{ readonly played: readonly PlayedRound[]; readonly took: readonly Millis[] }> {
  const began = performance.now();
  const played: PlayedRound[] = [];
  const took: Millis[] = [];
  const inTime = (store: RunStore): RunStore => ({
    get(settings) {
      if (performance.now() - began > (played.length === 0 ? mostForOne : most)) throw new TimeIsOver();
      return store.get(settings);
    },
    set(settings, run, milliseconds) {
      took.push(milliseconds);
      store.set(settings, run, milliseconds);
      progress(played.length, took.length);
    },
  });
  const rehearsals = challenges.map((challenge, index) => {
    const of = Array.from({ length: classes }, (_, number) => number)
      .filter((number) => number % challenges.length === index)
      .map((number): RehearsedClass => ({ model: "usual", students, number }));
    return rehearseRound(plan, round, challenge, REHEARSED_SEEDS[index]!, of, inTime(memoryStore()));
  });
  try {
    for (let number = 0; number < classes; number++) {
      const index = number % challenges.length;
      const next = await rehearsals[index]!.next();
      if (next.done) break;
      played.push({ session: next.value.session, round, challenge: challenges[index]! });
      progress(played.length, took.length);
    }
  } catch (error) {
    if (!(error instanceof TimeIsOver)) throw error;
  }
  return { played, took };
}
