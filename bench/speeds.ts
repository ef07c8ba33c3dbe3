import { median } from "@/lib/learning/numbers/median";
import type { BenchBrowser } from "./browser";
import { CONTENDER_NAMES, type ContenderName } from "./contenders/names";
import { interleaved } from "./statistics";
import type { TaskName } from "./tasks";

/** Steps per second; null if a contender cannot train the task. */
export type Speeds = Readonly<Record<ContenderName, number | null>>;

const ROUNDS = 5;
const WARM_UP_MS = 1_000;
const SLICE_MS = 400;
/** After this many steps all must have arrived where the first has, or they train something else. */
const PROVED_STEPS = 5;
/** The largest distance allowed, as a share of the way. Libraries differ where numbers tie: in which pixel of a pool gets the gradient, say. */
const TOLERANCE = 0.1;

/** Median speeds of all contenders on one task: each is opened and warmed up first, then they are measured in turn. */
export async function measureSpeeds(
  browser: BenchBrowser,
  task: TaskName,
  note: (sentence: string) => void,
): Promise<Speeds> {
  const works: ContenderName[] = [];
  const [first] = CONTENDER_NAMES;
  const initial = (await browser.play("open", first, task, 0))!;
  await browser.play("close", first);
  let expected: readonly number[] | null = null;
  for (const name of CONTENDER_NAMES) {
    const weights = await browser.play("open", name, task, PROVED_STEPS).catch((error: Error) => {
      note(`${task}: ${name} failed: ${error.message.split("\n")[0]}`);
      return null;
    });
    expected ??= weights;
    const off = weights && distance(weights, expected!) / distance(initial, expected!);
    if (off === null || !(off <= TOLERANCE)) {
      note(`${task}: ${name} ${off === null ? "cannot train this" : `trains something else (${off} off)`}.`);
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

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((weight, index) => weight - other[index]!));
}
