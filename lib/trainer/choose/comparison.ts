import { densityOf } from "@/lib/learning/examples/density";
import { runFlop } from "@/lib/learning/network/compute-scale";
import {
  ARITHMETIC,
  type Calibration,
  type EngineName,
  type EngineRefusal,
} from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { runGrid, totalSteps } from "@/lib/trainer/run/run-grid";
import type { Trial } from "./trial";

/** The student's GPU trains, unless the CPU is faster by more than this factor. */
const CPU_LEAD = 1.1;

/** An engine that works here. `stepsPerSecond`: of training alone; `runMs`: duration of a whole run at full speed, including measurements. */
type Contender = {
  readonly name: EngineName;
  readonly deviceName: string;
  readonly stepsPerSecond: number;
  readonly runMs: number;
};

/** What is known about one run on each engine. */
export type Comparison = {
  /** The engine to train on first, then the others from fastest to slowest. */
  readonly contenders: readonly Contender[];
  readonly refused: Readonly<Partial<Record<EngineName, EngineRefusal>>>;
  /** Whether all engines worth trying have been tried. */
  readonly complete: boolean;
};

/**
 * The engines in order of preference for this run. What counts is the duration of the whole run: a GPU may be fast at steps but slow at
 * measurements.
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

/** The choice of an engine in the form that screens show. `comparison`: null while nothing has been measured. */
export function calibration(
  spec: RunSpec,
  { train }: Examples,
  comparison: Comparison | null,
  { name, deviceName }: { readonly name: EngineName; readonly deviceName: string },
  chosen: Calibration["chosen"],
): Calibration {
  const contenders = comparison?.contenders ?? [];
  const work = { trainCount: train.count, density: densityOf(train) };
  const flopPerStep = runFlop({ ...spec, ...work, steps: 1 });
  const own = contenders.find((contender) => contender.name === name);
  const measured = own && { flopPerSecond: own.stepsPerSecond * flopPerStep };
  return {
    engine: name,
    device: {
      ...{ backend: name, name: deviceName },
      ...(name === REFERENCE && { arithmetic: ARITHMETIC }),
      ...measured,
    },
    stepsPerSecond: Object.fromEntries(contenders.map(({ name, stepsPerSecond }) => [name, stepsPerSecond])),
    runMs: Object.fromEntries(contenders.map(({ name, runMs }) => [name, runMs])),
    refused: comparison?.refused ?? {},
    chosen,
    flopPerStep,
  };
}

/** Engines on the student's GPU, in the order in which they are tried. Their device can be lost, and some compute wrong results. */
export const GPU_ENGINES: readonly EngineName[] = ["webgpu", "tfjs-webgl"];

/** The engine that the others are checked against, and that takes over when one of them fails: it works in every browser. */
export const REFERENCE: EngineName = "simd";

export function isGpu(name: EngineName): boolean {
  return GPU_ENGINES.includes(name);
}
