import { formatRate } from "@/lib/learning/format";
import { ENGINE_KINDS, ENGINE_NAMES, type EngineChoice, type EngineName } from "./training-state";

type Measured = Pick<EngineChoice, "stepsPerSecond" | "runMs">;
export type MeasuredEngine = {
  readonly engine: EngineName;
  readonly stepsPerSecond: number;
  readonly runMs: number;
};

/** The engines that work on this device; the one on which a run takes least time first. */
export function measuredEngines({ stepsPerSecond, runMs }: Measured): MeasuredEngine[] {
  return ENGINE_NAMES.flatMap((engine) => {
    const [speed, time] = [stepsPerSecond[engine], runMs[engine]];
    return speed === undefined || time === undefined ? [] : [{ engine, stepsPerSecond: speed, runMs: time }];
  }).sort((one, other) => one.runMs - other.runMs);
}

/** How many times as fast as on the best engine of the other part of the device (GPU or CPU) a run is on the chosen one; null when there is none. */
export function factorOverOther(
  choice: Measured & Pick<EngineChoice, "engine">,
): { readonly other: "cpu" | "gpu"; readonly factor: number } | null {
  const other = ENGINE_KINDS[choice.engine] === "cpu" ? "gpu" : "cpu";
  const own = choice.runMs[choice.engine];
  const rival = measuredEngines(choice).find(({ engine }) => ENGINE_KINDS[engine] === other);
  return own === undefined || rival === undefined ? null : { other, factor: rival.runMs / own };
}

/** A factor with two significant digits, such as `3.4` or `1,200`. */
export function formatFactor(factor: number): string {
  return formatRate(Number(factor.toPrecision(2)));
}

/** Names that drivers give to a GPU that is none: the CPU draws for it. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Whether what the browser offers as a GPU is a program on the CPU. */
export function isSoftwareGpu(deviceName: string): boolean {
  return SOFTWARE.test(deviceName);
}
