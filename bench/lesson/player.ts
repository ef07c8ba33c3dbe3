// A process that plays classes.
import { answerParent } from "@/bench/program";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Seed } from "@/lib/learning/numbers/random";
import { PROMISES } from "@/lib/rehearsal/promises";
import { type Model, type RehearsedClass, rehearseRound } from "@/lib/rehearsal/rehearsal";
import type { Seen } from "@/lib/rehearsal/seen";
import type { LessonRound } from "@/lib/session/decide/default-plan";
import type { Plan } from "@/lib/session/decide/plan";
import { diskStore } from "./disk-store";

/** Classes with the same examples, in one round. */
export type Job = {
  readonly plan: Plan;
  readonly round: number;
  readonly name: LessonRound;
  readonly seed: Seed;
  readonly classes: readonly RehearsedClass[];
};

/** What a class saw, and how many runs it had. `trained`: of the whole job, by milliseconds of those that were not known before. */
export type ClassSeen = { readonly model: Model; readonly students: number; readonly seen: Seen };
export type JobSeen = {
  readonly name: LessonRound;
  readonly classes: readonly ClassSeen[];
  /** Milliseconds of each run that was trained for this job. */
  readonly took: readonly number[];
};

async function play({ plan, round, name, seed, classes }: Job): Promise<JobSeen> {
  const challenge = findChallenge(plan.rounds[round]!.challenge)!;
  const store = diskStore(challenge, seed);
  const seen: ClassSeen[] = [];
  for await (const { of, session } of rehearseRound(plan, round, challenge, seed, classes, store)) {
    seen.push({
      model: of.model,
      students: of.students,
      seen: PROMISES[name]({ session, round, challenge }),
    });
  }
  store.save();
  return { name, classes: seen, took: store.took };
}

answerParent(play, async () => {});
