import { append, type Curve, EMPTY_CURVE, lengthOf } from "@/lib/learning/curve";
import type { Calibration, EngineName, Pace } from "@/lib/protocol/worker";
import type { Engine } from "../engine";
import { openSimdEngine } from "../simd/engine";
import * as tf from "../tfjs/core";
import { type TfjsEngineName, tfjsEngine } from "../tfjs/tfjs-engine";
import { createTrainer, type Trainer } from "../trainer";
import { createWorkbench } from "../workbench";
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
    trainer.prepare(lesson.spec);
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

/** Tensors alive on the page's own TensorFlow.js before a run, after 10 steps, after that many, and after it is freed. */
async function tensors(
  engine: TfjsEngineName,
  name: LessonName,
  changes: Changes,
  steps: number,
): Promise<number[]> {
  const lesson = LESSONS[name](changes);
  // The first of a kind leaves what the backend keeps for itself.
  (await open(engine, lesson)).dispose();
  const counts = [tf.memory().numTensors];
  const opened = await open(engine, lesson);
  await opened.train(10);
  counts.push(tf.memory().numTensors);
  await opened.train(steps - 10);
  await opened.outputs("validation", 0, 50);
  await opened.predict(lesson.examples.validation.features, lesson.examples.validation.count);
  await opened.weights();
  counts.push(tf.memory().numTensors);
  opened.dispose();
  counts.push(tf.memory().numTensors);
  return counts;
}

async function open(name: TfjsEngineName, { spec, examples }: Lesson): Promise<Engine> {
  const engine = await tfjsEngine(name)(spec, examples);
  if (!engine) throw new Error(`${name} does not work here.`);
  return engine;
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
          if (lengthOf(curve) >= 5 && calibrations.length === 1) loseContext();
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

function loseContext(): void {
  const { gpgpu } = tf.findBackend("webgl") as unknown as { gpgpu: { gl: WebGLRenderingContext } };
  gpgpu.gl.getExtension("WEBGL_lose_context")?.loseContext();
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

export const scenarios = { run, tensors, loseDevice, predictions };
(globalThis as { scenarios?: typeof scenarios }).scenarios = scenarios;
