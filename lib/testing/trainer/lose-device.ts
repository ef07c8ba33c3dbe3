import { append, type Curve, EMPTY_CURVE, lengthOf } from "@/lib/learning/curves/curve";
import type { Calibration } from "@/lib/learning/training/engine-choice";
import { ENGINES } from "@/lib/trainer/choose/engines";
import type { OpenEngine } from "@/lib/trainer/run/engine";
import { createWorkbench } from "@/lib/trainer/run/workbench";
import { openGpu } from "@/lib/trainer/webgpu/gpu";
import { loseDevice } from "./engine-scenarios";
import { moons } from "./lessons";

/** Every look at the run's clock moves it on by so much. So it saves a resume point every few steps, however fast the machine is. */
const TICK_MS = 20;

/** A run of two moons on a GPU that is lost in the middle. In the page rather than a worker, where a test can reach the device. */
export async function loseDeviceInRun(
  name: "webgpu" | "tfjs-webgl",
  pointsBefore: number,
): Promise<{
  curve: Curve;
  calibrations: Calibration[];
  froms: number[];
  outcome: string;
  /** The step at which simd took over. */
  resumedAt: number;
}> {
  const lesson = moons();
  const calibrations: Calibration[] = [];
  const froms: number[] = [];
  let curve = EMPTY_CURVE;
  let resumedAt = Number.NaN;
  let clock = 0;
  const simd: OpenEngine = (spec, examples, from) => {
    resumedAt = from?.step ?? 0;
    return ENGINES.simd(spec, examples, from);
  };
  const lose = async () => (name === "webgpu" ? (await openGpu())?.device.destroy() : loseDevice());
  return new Promise((resolve) => {
    const finish = (outcome: string) => resolve({ curve, calibrations, froms, outcome, resumedAt });
    const workbench = createWorkbench(
      { ...ENGINES, simd },
      (reply) => {
        if (reply.type === "started") calibrations.push(reply.calibration);
        if (reply.type === "points") {
          froms.push(reply.from);
          const before = lengthOf(curve);
          curve = append(curve, reply.points);
          if (before < pointsBefore && lengthOf(curve) >= pointsBefore) void lose();
        }
        if (reply.type === "ended") finish(reply.reason);
        if (reply.type === "failed") finish(reply.message);
      },
      () => (clock += TICK_MS),
    );
    workbench.handle({ type: "load", ...lesson.examples });
    workbench.handle({ type: "start", id: 1, spec: lesson.spec, pace: "fast", engine: name, from: null });
  });
}
