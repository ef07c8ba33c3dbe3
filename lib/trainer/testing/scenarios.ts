import { append, type Curve, EMPTY_CURVE, lengthOf } from "@/lib/learning/curve";
import type { Calibration, EngineName, Pace } from "@/lib/protocol/worker";
import { openSimdEngine } from "../simd/engine";
import { tfjsEngine } from "../tfjs/tfjs-engine";
import { createTrainer, type Trainer } from "../trainer";
import { createWorkbench } from "../workbench";
import { engineScenarios, loseDevice as loseTheDevice } from "./engine-scenarios";
import { type Lesson, moons, pictures, wave } from "./lessons";

/** What tests do in a real browser. Everything a scenario takes and gives is plain data. */

export const LESSONS = { moons, wave, pictures };
export type LessonName = keyof typeof LESSONS;
type Changes = Parameters<typeof moons>[0];

export type Told = {
  readonly curve: Curve;
  readonly calibrations: Calibration[];
  readonly outcome: string;
  /** Numbers in the best weights. */
  readonly weights: number;
  readonly froms: number[];
  /** Milliseconds from the start to the first points, from Stop to the end, and of the whole. */
  readonly firstPoints: number;
  readonly stopping: number;
  readonly whole: number;
  /** Reports of points that came after Stop. */
  readonly reportsAfterStop: number;
};

type Options = {
  engine?: EngineName | "auto";
  pace?: Pace;
  /** Stop when so many points are there. */
  stopAt?: number;
  fastAt?: number;
  prepare?: number;
};

let trainer: Trainer | null = null;
let loaded = "";

async function run(name: LessonName, changes: Changes, options: Options = {}): Promise<Told> {
  const lesson = LESSONS[name](changes);
  trainer ??= createTrainer();
  if (loaded !== name) trainer.load(lesson.examples);
  loaded = name;
  if (options.prepare) {
    trainer.prepare(lesson.spec, options.engine ?? "auto", () => {});
    await new Promise((resume) => setTimeout(resume, options.prepare));
  }
  return follow(trainer, lesson, options);
}

function follow(
  on: Trainer,
  { spec }: Lesson,
  { engine = "auto", pace = "fast", stopAt, fastAt }: Options,
  onPoints = () => {},
) {
  return new Promise<Told>((resolve) => {
    let curve = EMPTY_CURVE;
    const calibrations: Calibration[] = [];
    const froms: number[] = [];
    const began = performance.now();
    let firstPoints = Number.NaN;
    let stopped = Number.NaN;
    let before = 0;
    const finish = (outcome: string, weights: number) => {
      const stopping = performance.now() - stopped;
      const reportsAfterStop = Number.isNaN(stopped) ? 0 : froms.length - before;
      const whole = performance.now() - began;
      resolve({
        curve,
        calibrations,
        outcome,
        weights,
        froms,
        firstPoints,
        stopping,
        whole,
        reportsAfterStop,
      });
    };
    on.start(
      spec,
      { pace, engine },
      {
        started: (calibration) => calibrations.push(calibration),
        points(from, points) {
          if (froms.length === 0) firstPoints = performance.now() - began;
          froms.push(from);
          curve = append(curve, points);
          onPoints();
          if (stopAt !== undefined && Number.isNaN(stopped) && lengthOf(curve) >= stopAt) {
            stopped = performance.now();
            before = froms.length;
            on.stop();
          }
          if (fastAt !== undefined && lengthOf(curve) >= fastAt) on.setPace("fast");
        },
        progress: () => {},
        ended: (reason, best) => finish(reason, best.length),
        failed: (message) => finish(message, 0),
      },
    );
  });
}

/** A run on the GPU that loses it in the middle. On the page, where the test can reach the context. */
async function loseDevice(
  name: LessonName,
  changes: Changes,
): Promise<Omit<Told, "firstPoints" | "stopping" | "whole" | "reportsAfterStop">> {
  const lesson = LESSONS[name](changes);
  const calibrations: Calibration[] = [];
  const froms: number[] = [];
  let curve = EMPTY_CURVE;
  return new Promise((resolve) => {
    const engines = {
      simd: openSimdEngine,
      webgpu: async () => null,
      "tfjs-webgpu": async () => null,
      "tfjs-webgl": tfjsEngine("tfjs-webgl"),
      "tfjs-wasm": tfjsEngine("tfjs-wasm"),
      "tfjs-cpu": tfjsEngine("tfjs-cpu"),
    };
    const finish = (outcome: string, weights: number) =>
      resolve({ curve, calibrations, froms, outcome, weights });
    const workbench = createWorkbench(
      engines,
      (reply) => {
        if (reply.type === "started") calibrations.push(reply.calibration);
        if (reply.type === "points") {
          froms.push(reply.from);
          curve = append(curve, reply.points);
          if (lengthOf(curve) >= 5 && calibrations.length === 1) loseTheDevice("tfjs-webgl");
        }
        if (reply.type === "ended") finish(reply.reason, reply.bestWeights.length);
        if (reply.type === "failed") finish(reply.message, 0);
      },
      () => performance.now(),
    );
    workbench.handle({ type: "load", ...lesson.examples });
    workbench.handle({ type: "start", id: 1, spec: lesson.spec, pace: "fast", engine: "tfjs-webgl" });
  });
}

/** What the trainer answers when it is asked before, during and after a run. */
async function predictions(name: LessonName, changes: Changes): Promise<(number[] | null)[]> {
  const lesson = LESSONS[name](changes);
  const own = createTrainer();
  const inputs = lesson.examples.validation.features.slice(0, 4);
  const ask = async () => {
    const outputs = await own.predict(inputs, 2);
    return outputs && Array.from(outputs);
  };
  const answers = [await ask()];
  own.load(lesson.examples);
  let asked: Promise<void> | null = null;
  await follow(own, lesson, { engine: "tfjs-cpu", pace: "watch" }, () => {
    asked ??= ask().then((answer) => void answers.push(answer));
  });
  await asked;
  answers.push(await ask());
  own.dispose();
  return answers;
}

export const scenarios = { run, loseDevice, predictions, ...engineScenarios };
(globalThis as { scenarios?: typeof scenarios }).scenarios = scenarios;
