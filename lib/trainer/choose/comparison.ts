import type { Calibration, EngineName, EngineRefusal } from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { stepCost } from "@/lib/trainer/run/cost";
import { runGrid, totalSteps } from "@/lib/trainer/run/run-grid";
import type { Trial } from "./trial";

/** The student's own GPU trains, unless the CPU is faster by more than this. */
const CPU_LEAD = 1.1;

/** An engine that trains here. `stepsPerSecond`: of training alone; `runMs`: of a whole run like this one at full speed, with all its measuring. */
type Contender = {
  readonly name: EngineName;
  readonly deviceName: string;
  readonly stepsPerSecond: number;
  readonly runMs: number;
};

/** What is known of one run on each engine. */
export type Comparison = {
  /** That which trains first, then the fastest first. */
  readonly contenders: readonly Contender[];
  readonly refused: Readonly<Partial<Record<EngineName, EngineRefusal>>>;
  /** All that are worth it were tried. */
  readonly complete: boolean;
};

/**
 * The engines in the order in which they may train this run. What counts is how long the whole run takes: a GPU may be quick at
 * steps, and slow to answer how far it has come.
 */
export function ranked(trials: readonly Trial[], spec: RunSpec, examples: Examples): Contender[] {
  const steps = totalSteps(spec, examples);
  const points = runGrid(spec, examples).length;
  const contenders = trials.map(({ name, deviceName, stepsPerSecond, measureMs }) => {
    return { name, deviceName, stepsPerSecond, runMs: (1000 * steps) / stepsPerSecond + points * measureMs };
  });
  const fastest = contenders.sort((one, other) => one.runMs - other.runMs);
  const gpu = fastest.find(({ name }) => isGpu(name));
  const first = gpu && gpu.runMs <= CPU_LEAD * fastest[0]!.runMs ? gpu : fastest.at(0);
  return first ? [first, ...fastest.filter((contender) => contender !== first)] : [];
}

/** The choice of an engine, as screens show it. `comparison`: null while nothing has been measured. */
export function calibration(
  spec: RunSpec,
  comparison: Comparison | null,
  { name, deviceName }: { readonly name: EngineName; readonly deviceName: string },
  chosen: Calibration["chosen"],
): Calibration {
  const contenders = comparison?.contenders ?? [];
  const flopPerStep = stepCost(spec);
  const own = contenders.find((contender) => contender.name === name);
  const measured = own && { flopPerSecond: own.stepsPerSecond * flopPerStep };
  return {
    engine: name,
    device: { backend: name, name: deviceName, ...measured },
    stepsPerSecond: Object.fromEntries(contenders.map(({ name, stepsPerSecond }) => [name, stepsPerSecond])),
    runMs: Object.fromEntries(contenders.map(({ name, runMs }) => [name, runMs])),
    refused: comparison?.refused ?? {},
    chosen,
    flopPerStep,
  };
}

/** Engines on the student's own GPU, in the order of trying. Their device can be lost, and some compute nonsense. */
export const GPU_ENGINES: readonly EngineName[] = ["webgpu", "tfjs-webgl"];

/** What the others are checked against, and what takes over where one of them fails: it works in every browser. */
export const REFERENCE: EngineName = "simd";

export function isGpu(name: EngineName): boolean {
  return GPU_ENGINES.includes(name);
}
