import { median } from "@/lib/learning/numbers/median";
import type { BenchBrowser } from "./browser";
import { interleaved } from "./statistics";
import type { TaskName } from "./tasks";

/** How responsive training is, besides its speed, on the smallest and on the largest networks. */
export type Manners = {
  /** From Train to the end of a run of one step, in a worker that has never seen the network: an upper bound for the first step. */
  readonly first_step_ms: Readonly<Partial<Record<TaskName, number>>>;
  /** From Stop to the end of a run at full speed. */
  readonly stop_ms: Readonly<Partial<Record<TaskName, number>>>;
  /** Steps/s of a whole run that reports points and progress to the page ÷ those of one that reports nothing. */
  readonly live_on_over_off: number;
  /** Steps/s of a run in a hidden tab ÷ those of one in a visible tab. */
  readonly hidden_over_visible: number;
};

const ROUNDS = 5;
const STOP_AFTER_MS = 500;
/** Runs of two or three seconds, so that the time to open them is negligible. */
const EPOCHS: Readonly<Partial<Record<TaskName, number>>> = { A: 30_000, C: 400 };

export async function measureManners(browser: BenchBrowser): Promise<Manners> {
  const first: Partial<Record<TaskName, number>> = {};
  const stop: Partial<Record<TaskName, number>> = {};
  for (const task of ["A", "D"] as const) {
    first[task] = await medianOf(() => browser.play("firstStep", task));
    const run = () => browser.play("run", task, "simd", 1_000_000, STOP_AFTER_MS);
    stop[task] = await medianOf(async () => (await run()).stopping);
  }
  return {
    first_step_ms: first,
    stop_ms: stop,
    live_on_over_off: await worst((task, epochs) =>
      ratio("on", "off", (which) => browser.play("live", { task, epochs, live: which === "on" })),
    ),
    hidden_over_visible: await worst((task, epochs) =>
      ratio("hidden", "visible", async (which) => {
        await browser.setHidden(which === "hidden");
        const { whole, steps } = await browser.play("run", task, "simd", epochs);
        await browser.setHidden(false);
        return steps / whole;
      }),
    ),
  };
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  return median((await interleaved(["it"], ROUNDS, measure)).it);
}

async function ratio<Name extends string>(one: Name, other: Name, measure: (name: Name) => Promise<number>) {
  const measured = await interleaved([one, other], ROUNDS, measure);
  // Round by round, so that other load on the machine affects both alike.
  return median(measured[one].map((speed, round) => speed / measured[other][round]!));
}

/** The lowest result over the networks. */
async function worst(measure: (task: TaskName, epochs: number) => Promise<number>): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY;
  for (const [task, epochs] of Object.entries(EPOCHS)) {
    lowest = Math.min(lowest, await measure(task as TaskName, epochs));
  }
  return lowest;
}
