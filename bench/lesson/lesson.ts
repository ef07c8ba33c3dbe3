import { availableParallelism } from "node:os";
import { benchDiagnosis } from "@/bench/diagnosis/diagnosis";
import { startProgram } from "@/bench/program";
import { moons } from "@/lib/challenges/moons";
import { noisyCurve } from "@/lib/challenges/noisy-curve";
import { dinosaurs } from "@/lib/challenges/words/dinosaurs";
import { firstNames } from "@/lib/challenges/words/first-names";
import texts from "@/lib/i18n/messages/en/teach.json";
import { rehearseLetters } from "@/lib/rehearsal/letters";
import { MODELS, type Model } from "@/lib/rehearsal/rehearsal";
import { rehearsePlaces } from "@/lib/rehearsal/test-places";
import { defaultPlan, LESSON_ROUNDS } from "@/lib/session/decide/default-plan";
import type { ClassSeen, Job, JobSeen } from "./player";
import { type ClassShares, sharesOf } from "./shares";

/** How many students a class has. */
const SIZES = [8, 15, 30];
/** Classes of each size and model. */
export const CLASSES = 60;
/** Different examples: each class has those of one of so many seeds. Recorded data and letters differ only in order and starting weights. */
const POOL = { downhill: 24, mistake: 24, drawings: 6, trap: 8, league: 4 } as const;

/** Examples of classification and of regression on which places are drawn for simulated networks. */
const PLACED_ON = [moons, noisyCurve];
const PLACES_SEED = 1;
/** With each of them, networks of letters are trained. */
const LETTER_SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Measures that no class of students is played for: each a share from 0 to 1. */
async function furtherMeasures(log: (sentence: string) => void): Promise<Readonly<Record<string, number>>> {
  const places = await rehearsePlaces(PLACED_ON, PLACES_SEED);
  const { diagnosis_agreement, r1_rate_told_right } = await benchDiagnosis(log, { hintRounds: 0 });
  const letters = await rehearseLetters({ dinosaurs, firstNames }, LETTER_SEEDS);
  return {
    ...places,
    ...letters,
    diagnosis_agreement,
    r1_rate_told_right: r1_rate_told_right[FIRST_ROUND] ?? 0,
  };
}
/** Its challenge and epochs, as the diagnosis is swept on them. */
const FIRST_ROUND = "circles, 15";

/** By class size. */
type BySize = Readonly<Record<string, ClassShares>>;
export type LessonReport = {
  /** Shares of classes of the usual kind in which each promise was kept; medians of the figures beside them. */
  readonly classes: BySize;
  /** The same of classes that read the screen. */
  readonly readers: BySize;
  /** … and of each other measure. */
  readonly [measure: string]: BySize | number;
};

/** Plays every round of the default plan, or those numbered (from 1), with classes of each of the sizes. */
export async function benchLesson(
  log: (sentence: string) => void,
  {
    classes,
    rounds,
    sizes = SIZES,
  }: {
    readonly classes: number;
    readonly rounds: readonly number[] | null;
    readonly sizes?: readonly number[];
  },
): Promise<LessonReport> {
  const seen = await played(jobsOf(classes, rounds, sizes), log);
  const bySize = (model: Model) =>
    Object.fromEntries(
      sizes.map((size) => [
        size,
        sharesOf(seen.filter((one) => one.model === model && one.students === size).map((one) => one.seen)),
      ]),
    );
  return {
    ...{ classes: bySize("usual"), readers: bySize("readers") },
    ...(rounds === null && (await furtherMeasures(log))),
  };
}

function jobsOf(classes: number, rounds: readonly number[] | null, sizes: readonly number[]): Job[] {
  const plan = defaultPlan(texts.lesson.aims);
  return LESSON_ROUNDS.flatMap((name, round) => {
    if (rounds && !rounds.includes(round + 1)) return [];
    return Array.from({ length: POOL[name] }, (_, seed): Job => {
      const numbers = Array.from({ length: classes }, (_, number) => number).filter(
        (number) => number % POOL[name] === seed,
      );
      const of = (Object.keys(MODELS) as Model[]).flatMap((model) =>
        sizes.flatMap((students) => numbers.map((number) => ({ model, students, number }))),
      );
      return { plan, round, name, seed: seed + 1, classes: of };
    });
  }).filter((job) => job.classes.length > 0);
}

/** Does the jobs in as many processes as there are cores. */
async function played(jobs: Job[], log: (sentence: string) => void): Promise<ClassSeen[]> {
  const waiting = [...jobs];
  const seen: ClassSeen[] = [];
  const took = new Map<string, number[]>();
  let done = 0;
  const work = async () => {
    const player = await startProgram<Job>("bench/lesson/player.ts");
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const result = await player.ask<JobSeen>(job);
      seen.push(...result.classes);
      took.set(result.name, [...(took.get(result.name) ?? []), ...result.took]);
      log(`${result.name}: ${++done} of ${jobs.length} jobs, ${result.took.length} runs trained`);
    }
    await player.close();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, work));
  for (const [name, times] of took) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
    log(`${name}: ${times.length} runs trained, median ${at(0.5)} ms, 95 % under ${at(0.95)} ms`);
  }
  return seen;
}

/** The report as a table: a row a figure, a column a size. */
export function readableLesson({ classes, readers, ...measures }: LessonReport): string {
  const table = (title: string, bySize: BySize) => {
    const sizes = Object.keys(bySize);
    const names = [...new Set(Object.values(bySize).flatMap((shares) => Object.keys(shares)))];
    return [
      `${title.padEnd(34)}${sizes.map((size) => size.padStart(9)).join("")}`,
      ...names.map(
        (name) =>
          `${name.padEnd(34)}${sizes.map((size) => String(bySize[size]?.[name] ?? "–").padStart(9)).join("")}`,
      ),
    ].join("\n");
  };
  return [
    table("Usual class, of students:", classes),
    table("Class that reads the screen:", readers),
    ...Object.entries(measures).map(([name, share]) => `${name.padEnd(34)}${String(share).padStart(9)}`),
  ].join("\n\n");
}
