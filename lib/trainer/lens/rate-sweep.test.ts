import { expect, test } from "vitest";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import { type RateSweep, SWEEP_RATES, SWEEP_SEEDS } from "@/lib/learning/training/rate-sweep";
import { type Lesson, moons, pictures, wave } from "@/lib/testing/trainer/lessons";
import { rateSweep, type SweepTerms } from "./rate-sweep";

/** A sweep with a clock that advances by `tick` milliseconds whenever it is read. */
async function swept(
  { spec, examples }: Lesson,
  tick = 0.001,
  mayContinue: SweepTerms["mayContinue"] = async () => true,
) {
  const reports: RateSweep[] = [];
  let time = 0;
  const terms: SweepTerms = {
    mayContinue,
    onSweep: (sweep) => reports.push(sweep),
    now() {
      time += tick;
      return time;
    },
  };
  const sweep = await rateSweep(spec, examples, terms);
  return { sweep, reports };
}

const median = (losses: readonly number[]) => losses.toSorted((a, b) => a - b)[2];

test("every rate of the slider is tried from five seeds, and the same spec gives the same sweep", async () => {
  const { sweep } = await swept(moons({ optimiser: "sgd" }));
  expect(sweep?.rates).toEqual(SWEEP_RATES);
  expect([SWEEP_RATES[0], SWEEP_RATES.at(-1), SWEEP_RATES.length]).toEqual([1e-5, 10, 60]);
  const { hyperparameters } = moons().spec;
  const steps =
    hyperparameters.epochs * stepsPerEpoch(moons().examples.train.count, hyperparameters.batchSize);
  expect([sweep?.steps, sweep?.whole]).toEqual([steps, true]);
  for (const losses of sweep!.losses) expect(new Set(losses).size).toBe(SWEEP_SEEDS);
  expect((await swept(moons({ optimiser: "sgd" }))).sweep).toEqual(sweep);
  expect(
    (await swept({ ...moons(), spec: { ...moons({ optimiser: "sgd" }).spec, seed: 8 } })).sweep,
  ).not.toEqual(sweep);
});

test("tiny rates change next to nothing, good ones learn, and the largest diverge", async () => {
  const { sweep } = await swept(wave({ optimiser: "sgd", batchSize: 10 }, "relu"));
  const { initialLoss, losses } = sweep!;
  expect(Math.abs(median(losses[0]) / initialLoss - 1)).toBeLessThan(0.5);
  expect(Math.min(...losses.map(median))).toBeLessThan(0.2 * initialLoss);
  expect(losses.at(-1)).toEqual(Array(SWEEP_SEEDS).fill(Number.POSITIVE_INFINITY));
  expect(losses.flat().some(Number.isNaN)).toBe(false);
});

test("dropout, weight decay and every optimiser are swept as they are set", async () => {
  const { spec, examples } = moons({ weightDecay: 0.1, optimiser: "rmsprop" });
  const layers = [...spec.network.layers, { kind: "dropout", rate: 0.5 } as const];
  const { sweep } = await swept({ spec: { ...spec, network: { layers } }, examples });
  const plain = await swept({ spec, examples });
  expect(sweep!.losses).not.toEqual(plain.sweep!.losses);
  expect(Math.min(...sweep!.losses.map(median))).toBeLessThan(0.5 * sweep!.initialLoss);
});

test("it is reported after every seed, and never takes anything back", async () => {
  const { sweep, reports } = await swept(moons());
  const lengths = reports.map(({ losses }) => losses.map((ofRate) => ofRate.length));
  expect(lengths).toEqual([1, 2, 3, 4, 5].map((seeds) => Array(60).fill(seeds)));
  expect(reports.at(-1)).toEqual(sweep);
  expect(reports[1].losses.map((ofRate) => ofRate[0])).toEqual(sweep!.losses.map((ofRate) => ofRate[0]));
});

test("on a slow machine it takes fewer steps at fewer rates, says so, and reports in between", async () => {
  const { sweep, reports } = await swept(pictures(), 5);
  expect(sweep!.steps).toBeLessThan(40);
  expect([sweep!.whole, sweep!.rates.length]).toEqual([false, SWEEP_RATES.length / 4]);
  expect(reports.length).toBeGreaterThan(SWEEP_SEEDS);
  const seeds = reports.map(({ losses }) => losses.flat().length);
  expect(seeds).toEqual(seeds.toSorted((a, b) => a - b));
});

test("it is interrupted at once when it may not continue", async () => {
  let asked = 0;
  const { sweep, reports } = await swept(moons(), 5, async () => ++asked < 20);
  expect(sweep).toBeNull();
  expect(asked).toBe(20);
  expect(reports.flatMap(({ losses }) => losses.flat()).length).toBeLessThan(60);
});
