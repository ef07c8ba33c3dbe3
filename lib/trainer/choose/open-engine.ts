import type {
  Calibration,
  EngineName,
  EngineRefusal,
  WantedEngine,
} from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import type { Resumption } from "@/lib/protocol/worker";
import type { Engine, OpenEngine } from "@/lib/trainer/run/engine";
import { firstGradients, sameGradients } from "./admission";
import { type Comparison, calibration, isGpu, REFERENCE } from "./comparison";

export type Engines = Readonly<Record<EngineName, OpenEngine>>;
export type Opened = { readonly engine: Engine; readonly calibration: Calibration };

/** The engine that the student chose does not train here. */
export class EngineRefused extends Error {
  constructor(
    readonly engine: EngineName,
    readonly refusal: EngineRefusal,
  ) {
    super(`${engine} does not train here: ${refusal}.`);
    this.name = "EngineRefused";
  }
}

/** Opens the engine for a run: the one asked for or, for "auto", the best known one that still opens; simd while nothing is known. Throws `EngineRefused`. */
export async function openEngine(
  engines: Engines,
  wanted: WantedEngine,
  spec: RunSpec,
  examples: Examples,
  comparison: Comparison | null,
): Promise<Opened> {
  const known = comparison?.contenders.map(({ name }) => name) ?? [];
  if (wanted === "auto") {
    const engine = await openFirst(engines, [...known, REFERENCE], spec, examples);
    return { engine, calibration: calibration(spec, examples, comparison, engine, "measured") };
  }
  if (comparison?.refused[wanted] === "differs") throw new EngineRefused(wanted, "differs");
  const engine = await openByHand(engines, wanted, spec, examples, known.includes(wanted));
  return { engine, calibration: calibration(spec, examples, comparison, engine, "by-hand") };
}

/** Opens the engine to resume a run of an earlier page: the one that it was trained on if that still works, or else simd. */
export async function openToResume(
  engines: Engines,
  { engine: name, chosen, state }: Resumption,
  spec: RunSpec,
  examples: Examples,
  comparison: Comparison | null,
): Promise<Opened> {
  const from = state ?? undefined;
  try {
    const engine = await openByHand(engines, name, spec, examples, false, from);
    return { engine, calibration: calibration(spec, examples, comparison, engine, chosen) };
  } catch (error) {
    if (!(error instanceof EngineRefused)) throw error;
    const engine = await openFirst(engines, [REFERENCE], spec, examples, from);
    return { engine, calibration: calibration(spec, examples, comparison, engine, "measured") };
  }
}

/** Opens the engine to continue on after a device was lost: simd, which has no device to lose. */
export async function openReplacement(
  engines: Engines,
  spec: RunSpec,
  examples: Examples,
  comparison: Comparison | null,
  from: TrainState | undefined,
): Promise<Opened> {
  const engine = await openFirst(engines, [REFERENCE], spec, examples, from);
  return { engine, calibration: calibration(spec, examples, comparison, engine, "device-lost") };
}

async function openFirst(
  engines: Engines,
  names: readonly EngineName[],
  spec: RunSpec,
  examples: Examples,
  from?: TrainState,
): Promise<Engine> {
  let reason: unknown = new Error("No engine can train this network here.");
  for (const name of new Set(names)) {
    try {
      const engine = await engines[name](spec, examples, from);
      if (engine) return engine;
    } catch (error) {
      console.warn(`${name} could not be opened.`, error);
      reason = error;
    }
  }
  throw reason;
}

/** `admitted`: whether its results have been checked against simd's already. */
async function openByHand(
  engines: Engines,
  name: EngineName,
  spec: RunSpec,
  examples: Examples,
  admitted: boolean,
  from?: TrainState,
): Promise<Engine> {
  let engine: Engine | null = null;
  try {
    engine = await engines[name](spec, examples, from);
    if (!engine) throw new EngineRefused(name, "missing");
    if (isGpu(name) && !admitted) await admit(engine, engines, spec, examples, from);
    return engine;
  } catch (error) {
    engine?.dispose();
    if (error instanceof EngineRefused) throw error;
    console.warn(`${name} could not be opened.`, error);
    throw new EngineRefused(name, "failed");
  }
}

/** Checks the gradients of the first batch against simd's. Throws `EngineRefused` if they differ. */
async function admit(
  engine: Engine,
  engines: Engines,
  spec: RunSpec,
  examples: Examples,
  from?: TrainState,
): Promise<void> {
  const trusted = await openFirst(engines, [REFERENCE], spec, examples, from);
  const expected = await firstGradients(trusted, spec, examples).finally(() => trusted.dispose());
  const found = await firstGradients(engine, spec, examples);
  if (!sameGradients(found, expected)) throw new EngineRefused(engine.name, "differs");
}
