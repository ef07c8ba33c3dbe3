import {
  better,
  type Curve,
  type CurvePoint,
  curveOf,
  type PlacedPoint,
  rounded,
} from "@/lib/learning/curves/curve";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { knownWords, longestWritten, tallyOf } from "@/lib/learning/letters/tally";
import { writeWords } from "@/lib/learning/letters/writer";
import { createRandom, type Seed } from "@/lib/learning/numbers/random";
import { type ClassValley, placeOf, startTogether } from "@/lib/learning/training/class-valley";
import { type Settings, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { MAX_SHOWN_WORDS, type WordKinds } from "@/lib/session/log/events";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { runGrid } from "@/lib/trainer/run/run-grid";
import { curvePoint, hasDiverged, measure } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** So many points of each run are recorded at most, of about 200 that a browser would report: they are nearly all of the file. */
const POINTS = 44;
/** At so many of them a network of letters writes. */
const WRITINGS = 5;
const WORDS = 100;

export type Weighed = { readonly step: number; readonly weights: Float32Array };
type Writing = { readonly step: number; readonly words: readonly string[]; readonly kinds: WordKinds };

/** A run as a browser would have trained it. `best`, `final`: null where no point was measured. */
export type TrainedRun = {
  readonly reason: "finished" | "diverged";
  readonly curve: Curve;
  readonly best: Weighed | null;
  readonly final: Weighed | null;
  readonly writings: readonly Writing[];
};

/** What all runs of a round share. */
export type RoundData = {
  readonly challenge: Challenge;
  readonly examples: Examples;
  readonly seed: Seed;
  readonly valley: ClassValley | null;
};

/** Trains with the reference engine, bit for bit as a browser does, and measures at some of the steps at which that would. */
export async function trainRun(settings: Settings, data: RoundData): Promise<TrainedRun> {
  const { challenge, examples, seed, valley } = data;
  const spec: RunSpec = { ...settings, task: challenge.task, featureShape: challenge.featureShape, seed };
  const engine = (await openSimdEngine(spec, examples))!;
  const perEpoch = stepsPerEpoch(examples.train.count, spec.hyperparameters.batchSize);
  const placer = valley && startTogether(valley.network, spec.network) ? placerOf(spec, valley) : null;
  const grid = thinned(runGrid(spec, examples), POINTS);
  const writesAt = new Set(thinned(grid.slice(1), WRITINGS));
  const points: PlacedPoint[] = [];
  const writings: Writing[] = [];
  let best = null as (Weighed & { point: CurvePoint }) | null;
  let final = null as Weighed | null;
  let step = 0;
  const ended = (reason: TrainedRun["reason"]): TrainedRun => {
    return { reason, curve: curveOf(points), best, final, writings };
  };
  for (const next of grid) {
    if (next > step) await engine.train(next - step);
    step = next;
    const measured = (await measure(engine, spec, examples, async () => true))!;
    if (hasDiverged(measured)) return ended("diverged");
    const point = curvePoint(step, perEpoch, measured);
    const weights = await engine.weights();
    points.push(placer ? { ...point, ...placer(weights) } : point);
    final = { step, weights };
    if (better(best?.point ?? null, point) === point) best = { step, weights, point };
    if (challenge.task.kind === "next-letter" && writesAt.has(step)) {
      const predict = (inputs: Uint8Array, rows: number) => engine.predict(inputs, rows);
      writings.push(await written(predict, challenge.task.alphabet, examples, step));
    }
  }
  return ended("finished");
}

/** About `most` of these, evenly, with the first and the last one. */
function thinned(steps: readonly number[], most: number): number[] {
  if (steps.length <= most) return [...steps];
  return Array.from(
    { length: most },
    (_, index) => steps[Math.round((index * (steps.length - 1)) / (most - 1))]!,
  );
}

function placerOf(spec: RunSpec, { directions }: ClassValley) {
  const start = initialWeights(spec);
  return (weights: Float32Array) => {
    const { across, up } = placeOf(weights, start, directions);
    return { across: rounded(across), up: rounded(up) };
  };
}

async function written(
  predict: (inputs: Uint8Array, rows: number) => Promise<Float32Array | null>,
  alphabet: string,
  examples: Examples,
  step: number,
): Promise<Writing> {
  const known = knownWords(examples, alphabet);
  const all = await writeWords({
    ...{ predict, alphabet, temperature: 1, beginning: "", count: WORDS },
    longest: longestWritten(known),
    random: createRandom(step),
  });
  const words = (all ?? []).map(({ word }) => word);
  return { step, words: words.slice(0, MAX_SHOWN_WORDS), kinds: tallyOf(words, known) };
}
