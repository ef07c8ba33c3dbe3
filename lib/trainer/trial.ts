import type { EngineName, Refusal, RunSpec } from "@/lib/protocol/worker";
import { type Answers, agree, answersOf } from "./admission";
import type { Engine, Examples, OpenEngine } from "./engine";
import { createSlicing } from "./slicing";

/** A trial trains gently, whatever the student chose: where training diverges, engines rightly part. */
const TRIAL_LEARNING_RATE = 0.01;
/** Clocks of browsers move in steps of up to a millisecond: shorter stretches tell nothing. */
const STRETCH_MS = 10;

/** What one engine did with one network. */
export type Trial = {
  readonly name: EngineName;
  readonly deviceName: string;
  readonly stepsPerSecond: number;
};

export type TrialResult =
  | { readonly kind: "works"; readonly trial: Trial; readonly answers: Answers }
  | { readonly kind: "refused"; readonly why: Refusal }
  | { readonly kind: "broken-off" };

export type TrialTerms = {
  /** How long the engine is timed, about; 0: not at all. */
  readonly milliseconds: number;
  /** What its answers must agree with; null for the engine that the others are held against. */
  readonly trusted: Answers | null;
  now(): number;
  /** Asked wherever a trial can be broken off. */
  goOn(): Promise<boolean>;
};

/** Opens an engine on this very network and these examples, holds its answers against the trusted ones, and times it. */
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
    const answers = await answersOf(engine, gentle, examples, terms.goOn);
    if (!answers) return { kind: "broken-off" };
    if (terms.trusted && !agree(answers, terms.trusted)) return { kind: "refused", why: "differs" };
    const stepsPerSecond = await time(engine, terms);
    if (stepsPerSecond === null) return { kind: "broken-off" };
    return { kind: "works", trial: { name, deviceName: engine.deviceName, stepsPerSecond }, answers };
  } catch (error) {
    console.warn(`${name} failed when it was tried.`, error);
    return { kind: "refused", why: "failed" };
  } finally {
    engine?.dispose();
  }
}

/** Steps per second of the fastest stretch: the first are slowed by compilers that only just begin to optimise. */
async function time(engine: Engine, { milliseconds, now, goOn }: TrialTerms): Promise<number | null> {
  const slicing = createSlicing();
  const began = now();
  let fastest = 0;
  for (let since = began, steps = 0; now() - began < milliseconds; ) {
    if (!(await goOn())) return null;
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
