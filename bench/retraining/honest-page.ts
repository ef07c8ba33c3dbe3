import { evaluate, LARGEST_LOSS } from "@/lib/learning/training/evaluation";
import { openTfjsOnCpu } from "@/lib/testing/trainer/tfjs-on-cpu";
import type { OpenEngine } from "@/lib/trainer/run/engine";
import { runGrid } from "@/lib/trainer/run/run-grid";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { openTfjsEngine } from "@/lib/trainer/tfjs/engine";
import { openWebgpuEngine } from "@/lib/trainer/webgpu/engine";
import { drawnRun } from "./settings";

/** Trains honest runs in a browser. */

const ENGINES = {
  webgpu: openWebgpuEngine,
  "tfjs-webgl": openTfjsEngine,
  "tfjs-cpu": openTfjsOnCpu,
  /** The engine without SIMD, as in browsers that have none: it has to give the same bits. */
  flat: (spec, examples, from) => openSimdEngine(spec, examples, from, "flat"),
} satisfies Readonly<Record<string, OpenEngine>>;
export type HonestEngine = keyof typeof ENGINES;

/** A trained run: its best point with its weights, and how far it went. */
export type Honest = {
  readonly step: number;
  readonly lastStep: number;
  readonly score: number;
  readonly weights: readonly number[];
};

/** At most about so many points are measured, of those that a browser measures: a software GPU takes long for each. */
const POINTS = 40;

/** Trains the run with this number. Null if it diverges before its first point. */
async function honestRun(name: HonestEngine, number: number, mostSteps: number): Promise<Honest | null> {
  const { spec, examples } = drawnRun(number, mostSteps);
  const open: OpenEngine = ENGINES[name];
  const engine = await open(spec, examples);
  if (!engine) throw new Error(`${name} does not open here.`);
  const { validation } = examples;
  const grid = runGrid(spec, examples);
  const every = Math.ceil(grid.length / POINTS);
  let best: Omit<Honest, "lastStep"> | null = null;
  let step = 0;
  for (const next of grid.filter((_, index) => (grid.length - 1 - index) % every === 0)) {
    await engine.train(next - step);
    step = next;
    const outputs = await engine.outputs("validation", 0, validation.count);
    const { loss, score } = evaluate(outputs, validation, spec.task);
    if (!(loss <= LARGEST_LOSS)) break;
    if (!best || score > best.score) best = { step, score, weights: [...(await engine.weights())] };
  }
  engine.dispose();
  return best && { ...best, lastStep: step };
}

export const honestPage = { honestRun };
(globalThis as { scenarios?: object }).scenarios = honestPage;
