import type { EngineName, EngineRefusal } from "@/lib/learning/training/engine-choice";
import { evaluate } from "@/lib/learning/training/evaluation";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import type { Engine, OpenEngine } from "@/lib/trainer/run/engine";
import { measuredCounts } from "@/lib/trainer/run/run-grid";
import { createSlicing, rowsPerChunk } from "@/lib/trainer/run/slices";
import { agree, type ProbeResult, probeEngine } from "./admission";

/** A trial uses a small learning rate, whatever the student chose: where training diverges, engines rightly differ. */
const TRIAL_LEARNING_RATE = 0.01;
/** Browser clocks advance in steps of up to a millisecond, so shorter stretches cannot be timed. */
const STRETCH_MS = 10;

/** Measurements are timed in stretches short enough that many fit: the first are slowed down by compilation, and the fastest counts. */
const MEASURING_STRETCH_MS = 2;
/** Limits, so that a trial ends even if the clock stands still. */
const MOST_ROUNDS = 20;
const MOST_TIMES = 100;

/** One engine's speed on one network. */
export type Trial = {
  readonly name: EngineName;
  readonly deviceName: string;
  readonly stepsPerSecond: number;
  /** Duration of one measurement on both splits. */
  readonly measureMs: number;
};

export type TrialResult =
  | { readonly kind: "works"; readonly trial: Trial; readonly answers: ProbeResult }
  | { readonly kind: "refused"; readonly why: EngineRefusal }
  | { readonly kind: "broken-off" };

export type TrialTerms = {
  /** Roughly how long the engine is timed; 0: not at all. */
  readonly milliseconds: number;
  /** What its results must agree with; null for the reference engine itself. */
  readonly trusted: ProbeResult | null;
  now(): number;
  /** Awaited wherever a trial can be interrupted; false interrupts it. */
  mayContinue(): Promise<boolean>;
};

/** Opens an engine on this network and these examples, checks its results against the trusted ones, and times it. */
export async function tryEngine(
  name: EngineName,
  open: OpenEngine,
  spec: RunSpec,
  examples: Examples,
  terms: TrialTerms,
): Promise<TrialResult> {
  const learningRate = Math.min(spec.hyperparameters.learningRate, TRIAL_LEARNING_RATE);
  const gentle = { ...spec, hyperparameters: { ...spec.hyperparameters, learningRate } };
  let engine: Engine | null = null;
  try {
    engine = await open(gentle, examples);
    if (!engine) return { kind: "refused", why: "missing" };
    const answers = await probeEngine(engine, gentle, examples, terms.mayContinue);
    if (!answers) return { kind: "broken-off" };
    if (terms.trusted && !agree(answers, terms.trusted)) return { kind: "refused", why: "differs" };
    const stepsPerSecond = await timeSteps(engine, terms);
    const measureMs = stepsPerSecond && (await timeMeasuring(engine, gentle, examples, terms));
    if (stepsPerSecond === null || measureMs === null) return { kind: "broken-off" };
    const trial = { name, deviceName: engine.deviceName, stepsPerSecond, measureMs };
    return { kind: "works", trial, answers };
  } catch (error) {
    console.warn(`${name} failed when it was tried.`, error);
    return { kind: "refused", why: "failed" };
  } finally {
    engine?.dispose();
  }
}

/** Steps per second in the fastest stretch: the first are slowed down by just-in-time compilation. Null if interrupted. */
async function timeSteps(
  engine: Engine,
  { milliseconds, now, mayContinue }: TrialTerms,
): Promise<number | null> {
  const slicing = createSlicing();
  const began = now();
  let fastest = 0;
  for (let since = began, steps = 0; now() - began < milliseconds; ) {
    if (!(await mayContinue())) return null;
    const slice = slicing.steps;
    const before = now();
    await engine.train(slice);
    const after = now();
    slicing.took(slice, after - before);
    steps += slice;
    if (after - since < STRETCH_MS) continue;
    fastest = Math.max(fastest, (1000 * steps) / (after - since));
    since = now();
    steps = 0;
  }
  return fastest;
}

/** Milliseconds that one measurement takes, extrapolated from one chunk of it. Null if interrupted. */
async function timeMeasuring(
  engine: Engine,
  spec: RunSpec,
  examples: Examples,
  { milliseconds, now, mayContinue }: TrialTerms,
): Promise<number | null> {
  const { train } = examples;
  const measured = measuredCounts(examples);
  const piece = rowsPerChunk(engine.name, spec);
  const count = Math.min(piece, measured.train);
  const pieces = Math.ceil(measured.train / piece) + Math.ceil(measured.validation / piece);
  const once = async () => evaluate(await engine.outputs("train", 0, count), { ...train, count }, spec.task);
  // Whatever has to be compiled for these shapes is compiled here.
  await once();
  let fastest = Number.POSITIVE_INFINITY;
  const end = now() + milliseconds / 2;
  for (let round = 0; round < MOST_ROUNDS && (round === 0 || now() < end); round++) {
    if (!(await mayContinue())) return null;
    const before = now();
    let times = 0;
    for (; times === 0 || (now() - before < MEASURING_STRETCH_MS && times < MOST_TIMES); times++)
      await once();
    fastest = Math.min(fastest, (now() - before) / times);
  }
  return pieces * fastest;
}
