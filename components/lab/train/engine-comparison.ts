import { formatRate } from "@/lib/learning/numbers/format";
import {
  type Calibration,
  ENGINE_HARDWARE,
  ENGINE_NAMES,
  type EngineName,
} from "@/lib/learning/training/engine-choice";

type Measured = Pick<Calibration, "stepsPerSecond" | "runMs">;
export type MeasuredEngine = {
  readonly engine: EngineName;
  readonly stepsPerSecond: number;
  readonly runMs: number;
};

/** The engines that work on this device, the one with the shortest run first. */
export function measuredEngines({ stepsPerSecond, runMs }: Measured): MeasuredEngine[] {
  return ENGINE_NAMES.flatMap((engine) => {
    const [speed, time] = [stepsPerSecond[engine], runMs[engine]];
    return speed === undefined || time === undefined ? [] : [{ engine, stepsPerSecond: speed, runMs: time }];
  }).sort((one, other) => one.runMs - other.runMs);
}

/**
 * How many times faster a run is on the chosen engine than on the best engine of the other part of the device (GPU or CPU); null when
 * that was not measured.
 */
export function factorOverOther(
  calibration: Measured & Pick<Calibration, "engine">,
): { readonly other: "cpu" | "gpu"; readonly factor: number } | null {
  const other = ENGINE_HARDWARE[calibration.engine] === "cpu" ? "gpu" : "cpu";
  const own = calibration.runMs[calibration.engine];
  const rival = measuredEngines(calibration).find(({ engine }) => ENGINE_HARDWARE[engine] === other);
  return own === undefined || rival === undefined ? null : { other, factor: rival.runMs / own };
}

/** A factor with two significant digits, such as `3.4` or `1,200`. */
export function formatFactor(factor: number): string {
  return formatRate(Number(factor.toPrecision(2)));
}

/** Driver names of software GPUs, which run on the CPU. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Whether the GPU that the browser offers is emulated on the CPU. */
export function isSoftwareGpu(deviceName: string): boolean {
  return SOFTWARE.test(deviceName);
}

/** Whether our own engine runs as plain JavaScript, because this browser has no WebAssembly with SIMD. The results are the same. */
export function isPlainJavaScript(deviceName: string): boolean {
  return deviceName === "JavaScript";
}
