import { TODAYS_SCORE_FLOOR } from "@/lib/learning/training/score-rules";
import { type Retrained, retrain } from "@/lib/server/referee/retraining";
import type { Reproduction } from "@/lib/session/log/events";
import { openBrowser } from "@/lib/testing/trainer/browser";
import type { Honest, HonestEngine, honestPage } from "./honest-page";
import { drawnRun, exampleSeeds } from "./settings";

/** What the referee says of honest runs that it trains again, by engine. */
export type RetrainingReport = Readonly<Record<HonestEngine, OfEngine>>;
type OfEngine = Readonly<Record<Reproduction, number>> & {
  readonly runs: number;
  /** Points of score between the browser's result and the referee's own, at most, of runs that are reproduced. */
  readonly most_points_apart: number;
};

/** How many runs of each engine, and how long each is. Without a GPU, WebGL takes a second for a dozen steps. */
const RUNS: Readonly<Record<HonestEngine, { readonly runs: number; readonly steps: number }>> = {
  webgpu: { runs: 150, steps: 800 },
  "tfjs-cpu": { runs: 150, steps: 900 },
  "tfjs-webgl": { runs: 30, steps: 120 },
  flat: { runs: 30, steps: 600 },
};
const ENGINES = Object.keys(RUNS) as HonestEngine[];
/** A run that takes a software GPU longer than this is left out. */
const PATIENCE_MS = 180_000;

export async function benchRetraining(log: (sentence: string) => void): Promise<RetrainingReport> {
  const found: [HonestEngine, OfEngine][] = [];
  for (const [index, engine] of ENGINES.entries()) {
    const { runs, steps } = RUNS[engine];
    const numbers = Array.from({ length: runs }, (_, run) => 1_000 * index + run);
    found.push([engine, await ofEngine(engine, numbers, steps, log)]);
    log(`${engine}: ${JSON.stringify(found.at(-1)?.[1])}`);
  }
  return Object.fromEntries(found) as RetrainingReport;
}

async function ofEngine(
  engine: HonestEngine,
  numbers: readonly number[],
  steps: number,
  log: (sentence: string) => void,
): Promise<OfEngine> {
  const open = () => openBrowser<typeof honestPage>({ page: "bench/retraining/honest-page.ts" });
  let browser = await open();
  const counts = { reproduced: 0, differs: 0, "too-long": 0, unsteady: 0 };
  let runs = 0;
  let most = 0;
  for (const number of numbers) {
    const late = new Promise<never>((_, fail) =>
      setTimeout(fail, PATIENCE_MS, new Error("It takes too long.")),
    );
    const honest = await Promise.race([browser.play("honestRun", engine, number, steps), late]).catch(
      async (error) => {
        log(`${engine}, run ${number} is left out: ${error}`);
        await browser.close();
        browser = await open();
        return null;
      },
    );
    if (!honest) continue;
    const { outcome, own } = await again(honest, engine, number, steps);
    runs++;
    counts[outcome]++;
    if (outcome === "differs") log(`${engine}, run ${number} differs.`);
    if (outcome === "reproduced" && own) most = Math.max(most, Math.abs(own.validation.score - honest.score));
  }
  await browser.close();
  return { runs, ...counts, most_points_apart: most };
}

function again(honest: Honest, engine: HonestEngine, number: number, steps: number): Promise<Retrained> {
  const { challenge, spec } = drawnRun(number, steps);
  const { network, hyperparameters, seed } = spec;
  const seeds = exampleSeeds(number);
  const split = { challenge, floor: TODAYS_SCORE_FLOOR };
  const { step, lastStep } = honest;
  const trained = {
    settings: { network, hyperparameters },
    step,
    weights: Float32Array.from(honest.weights),
  };
  return retrain(
    {
      ...{ trained, seed, lastStep, exact: engine === "flat", ranksOn: "validation" },
      train: { ...split, name: "train", seed: seeds.train },
      validation: { ...split, name: "validation", seed: seeds.validation },
    },
    () => performance.now(),
  );
}

export function readableRetraining(report: RetrainingReport): string {
  return Object.entries(report)
    .map(
      ([engine, { runs, reproduced, unsteady, differs, most_points_apart }]) =>
        `${engine}: of ${runs} honest runs ${reproduced} reproduced (at most ${most_points_apart.toFixed(4)} points apart), ${unsteady} unsteady, ${differs} called different`,
    )
    .join("\n");
}
