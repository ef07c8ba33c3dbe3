import type { Calibration, EngineName } from "@/lib/learning/training/engine-choice";
import type { RunSpec } from "@/lib/learning/training/training";
import type { Comparison } from "./choose/comparison";
import { stepCost } from "./run/cost";

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
