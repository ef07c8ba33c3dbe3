import { formatRate } from "@/lib/learning/format";
import { ENGINE_KINDS, ENGINE_NAMES, type EngineChoice, type EngineName } from "./training-state";

export type MeasuredEngine = { readonly engine: EngineName; readonly stepsPerSecond: number };

/** The engines that work on this device, fastest first. */
export function measuredEngines({ stepsPerSecond }: Pick<EngineChoice, "stepsPerSecond">): MeasuredEngine[] {
  return ENGINE_NAMES.flatMap((engine) => {
    const speed = stepsPerSecond[engine];
    return speed === undefined ? [] : [{ engine, stepsPerSecond: speed }];
  }).sort((one, other) => other.stepsPerSecond - one.stepsPerSecond);
}

/** How many times as fast as the best engine on the other part of the device (GPU or CPU) the chosen one is; null when there is none. */
export function factorOverOther(
  choice: Pick<EngineChoice, "engine" | "stepsPerSecond">,
): { readonly other: "cpu" | "gpu"; readonly factor: number } | null {
  const other = ENGINE_KINDS[choice.engine] === "cpu" ? "gpu" : "cpu";
  const own = choice.stepsPerSecond[choice.engine];
  const rival = measuredEngines(choice).find(({ engine }) => ENGINE_KINDS[engine] === other);
  return own === undefined || rival === undefined ? null : { other, factor: own / rival.stepsPerSecond };
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
