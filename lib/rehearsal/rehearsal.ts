import type { Challenge } from "@/lib/learning/examples/challenge";
import { createRandom, deriveSeed, type Seed } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Plan } from "@/lib/session/decide/plan";
import type { Session } from "@/lib/session/log/session";
import { playRound } from "./played-round";
import { type ClassData, classData, type RehearsedRun, trainRehearsed } from "./rehearsed-run";
import { screenReader } from "./screen-readers";
import type { Student } from "./student";
import { usualStudent } from "./usual-class";

/** The kinds of class that docs/rehearsal.md describes. */
export const MODELS = { usual: usualStudent, readers: screenReader } as const satisfies Record<
  string,
  Student
>;
export type Model = keyof typeof MODELS;

/** A class to be played. `number`: tells apart classes with the same examples and size. */
export type RehearsedClass = { readonly model: Model; readonly students: number; readonly number: number };

/** Remembers runs: two with the same examples and settings are trained once. */
export type RunStore = {
  get(settings: Settings): RehearsedRun | null;
  /** `milliseconds`: how long it took to train. */
  set(settings: Settings, run: RehearsedRun, milliseconds: number): void;
};

/** A store that lasts as long as it is held. */
export function memoryStore(): RunStore {
  const runs = new Map<string, RehearsedRun>();
  return {
    get: (settings) => runs.get(JSON.stringify(settings)) ?? null,
    set: (settings, run) => void runs.set(JSON.stringify(settings), run),
  };
}

/**
 * Plays a round with classes that have the same examples, one after another, and yields each session with its test open. `seed`: of their
 * examples.
 */
export async function* rehearseRound(
  plan: Plan,
  round: number,
  challenge: Challenge,
  seed: Seed,
  classes: readonly RehearsedClass[],
  store: RunStore = memoryStore(),
): AsyncGenerator<{ readonly of: RehearsedClass; readonly session: Session }> {
  const data = classData(challenge, seed);
  for (const of of classes) {
    const random = createRandom(deriveSeed(seed, `${of.model} ${of.students} ${of.number} ${round}`));
    const session = await playRound({
      ...{ plan, round, challenge, random },
      students: of.students,
      student: MODELS[of.model],
      roundSeed: data.roundSeed,
      trained: (settings) => trainedOnce(settings, data, store),
    });
    yield { of, session };
  }
}

async function trainedOnce(settings: Settings, data: ClassData, store: RunStore): Promise<RehearsedRun> {
  const known = store.get(settings);
  if (known) return known;
  const before = performance.now();
  const run = await trainRehearsed(settings, data);
  store.set(settings, run, performance.now() - before);
  return run;
}
