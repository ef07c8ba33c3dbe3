import type { BenchBrowser } from "./browser";
import { CONTENDER_NAMES, type ContenderName } from "./contenders/names";
import { interleaved, median } from "./statistics";
import type { TaskName } from "./tasks";

/** Steps a second; null where it cannot train the task. */
export type Speeds = Readonly<Record<ContenderName, number | null>>;

export const ROUNDS = 5;
const WARM_UP_MS = 1_000;
const SLICE_MS = 400;
/** After so many steps all must have the weights of the first, or they trained something else. */
const PROVED_STEPS = 5;
/** Largest difference of a weight. */
const TOLERANCE = 2e-3;

/** Medians of all contenders on one task: each opened and warmed up first, then measured in turns. */
export async function measureSpeeds(
  browser: BenchBrowser,
  task: TaskName,
  note: (sentence: string) => void,
): Promise<Speeds> {
  const works: ContenderName[] = [];
  let expected: readonly number[] | null = null;
  for (const name of CONTENDER_NAMES) {
    const weights = await browser.play("open", name, task, PROVED_STEPS).catch((error: Error) => {
      note(`${task}: ${name} failed: ${error.message.split("\n")[0]}`);
      return null;
    });
    expected ??= weights;
    const reason = weights ? differs(weights, expected!) : "cannot train this.";
    if (reason) {
      note(`${task}: ${name} ${reason}`);
      await browser.play("close", name);
      continue;
    }
    await browser.play("warmUp", name, WARM_UP_MS);
    works.push(name);
  }
  const measured = await interleaved(works, ROUNDS, (name) => browser.play("time", name, SLICE_MS));
  for (const name of works) await browser.play("close", name);
  const speeds = CONTENDER_NAMES.map((name) => [name, works.includes(name) ? median(measured[name]) : null]);
  return Object.fromEntries(speeds) as Speeds;
}

function differs(weights: readonly number[], expected: readonly number[]): string | null {
  const difference = Math.max(...weights.map((weight, index) => Math.abs(weight - expected[index])));
  const same = weights.length === expected.length && difference <= TOLERANCE;
  return same ? null : `trains something else: a weight is off by ${difference} after ${PROVED_STEPS} steps.`;
}
