import { append, type Curve, EMPTY_CURVE, lengthOf } from "@/lib/learning/curves/curve";
import type { Calibration, EngineName } from "@/lib/learning/training/engine-choice";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { Pace } from "@/lib/learning/training/training";
import type { ValleySlice } from "@/lib/learning/training/valley";
import { createTrainer, type Trainer } from "@/lib/trainer/run/trainer";
import { engineScenarios } from "./engine-scenarios";
import { layerLesson } from "./layer-lessons";
import { type Lesson, moons, pictures, wave } from "./lessons";
import { loseDeviceInRun } from "./lose-device";

/** What tests do in a real browser. Arguments and results of scenarios are plain data. */

const letters = (changes: Changes) => layerLesson("embedded letters, dropped", changes);
const LESSONS = { moons, wave, pictures, letters };
type LessonName = keyof typeof LESSONS;
type Changes = Parameters<typeof moons>[0];

type Told = {
  readonly curve: Curve;
  readonly calibrations: Calibration[];
  readonly outcome: string;
  /** Numbers in the best weights. */
  readonly weights: number;
  readonly froms: number[];
  /** Milliseconds from the start to the first points, from Stop to the end, and in all. */
  readonly firstPoints: number;
  readonly stopping: number;
  readonly whole: number;
  /** Reports of points that came after Stop. */
  readonly reportsAfterStop: number;
  /** Points that came in the second half of a hold. */
  readonly pointsWhileHeld: number;
};

type Options = {
  engine?: EngineName | "auto";
  pace?: Pace;
  /** Stop once there are this many points. */
  stopAt?: number;
  /** Once there are that many points, change to this pace. */
  change?: { at: number; pace: Pace };
  /** Once there are that many points, hold for that many milliseconds. */
  hold?: { at: number; milliseconds: number };
};

let trainer: Trainer | null = null;
let loaded = "";

function trainerWith(name: LessonName, { examples }: Lesson): Trainer {
  trainer ??= createTrainer();
  if (loaded !== name) trainer.load(examples);
  loaded = name;
  return trainer;
}

async function run(name: LessonName, changes: Changes, options: Options = {}): Promise<Told> {
  const lesson = LESSONS[name](changes);
  return follow(trainerWith(name, lesson), lesson, options);
}

function follow(
  on: Trainer,
  { spec }: Lesson,
  { engine = "auto", pace = "fast", stopAt, change, hold }: Options,
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
    let isHeld = false;
    let pointsWhileHeld = 0;
    /** Whatever was on its way when the hold began arrives in its first half. */
    const holdFor = (milliseconds: number) => {
      isHeld = true;
      on.hold(true);
      let settled = 0;
      setTimeout(() => {
        settled = lengthOf(curve);
      }, milliseconds / 2);
      setTimeout(() => {
        pointsWhileHeld = lengthOf(curve) - settled;
        on.hold(false);
      }, milliseconds);
    };
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
        pointsWhileHeld,
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
          if (hold && !isHeld && lengthOf(curve) >= hold.at) holdFor(hold.milliseconds);
          if (change && lengthOf(curve) >= change.at) on.setPace(change.pace);
        },
        progress: () => {},
        resumePoint: () => {},
        ended: (reason, bests) => finish(reason, bests.at(-1)?.weights.length ?? 0),
        failed: (message, refusal) => finish(refusal ?? message, 0),
      },
    );
  });
}

/** What a run would be trained on, once all engines have been compared; then a run. */
async function prepared(name: LessonName, changes: Changes, engine: EngineName | "auto") {
  const lesson = LESSONS[name](changes);
  const on = trainerWith(name, lesson);
  const compared = await new Promise<Calibration>((resolve) => on.prepare(lesson.spec, engine, resolve));
  const { calibrations, outcome } = await follow(on, lesson, { engine });
  return { compared, started: calibrations[0], outcome };
}

/** A run on a new page, before engines have been compared, and what is known about them afterwards. */
async function coldStart(name: LessonName, changes: Changes) {
  const lesson = LESSONS[name](changes);
  const own = createTrainer();
  own.load(lesson.examples);
  const compared = new Promise<Calibration>((resolve) => own.prepare(lesson.spec, "auto", resolve));
  const { calibrations, outcome } = await follow(own, lesson, {});
  const after = await compared;
  own.dispose();
  return { started: calibrations[0], outcome, after };
}

/** The reports of a sweep. `then`: what to do after the first one. */
async function sweep(name: LessonName, changes: Changes, then: "nothing" | "break-off" | "run") {
  const lesson = LESSONS[name](changes);
  const on = trainerWith(name, lesson);
  const heard: { sweep: RateSweep | null; done: boolean }[] = [];
  const runs: Promise<Told>[] = [];
  await new Promise<void>((resolve) => {
    const breakOff = on.sweep(lesson.spec, (known, done) => {
      heard.push({ sweep: known, done });
      if (done) return resolve();
      if (then === "break-off") breakOff();
      if (then === "run" && runs.length === 0) runs.push(follow(on, lesson, {}));
    });
  });
  return { heard, outcomes: (await Promise.all(runs)).map(({ outcome }) => outcome) };
}

/** The trainer's predictions before, during and after a run. */
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
  await follow(own, lesson, { pace: "watch" }, () => {
    asked ??= ask().then((answer) => void answers.push(answer));
  });
  await asked;
  answers.push(await ask());
  own.dispose();
  return answers;
}

/** Valley, slice and slow motion, requested in the middle of a run at watching pace, and the run's curve. */
async function surveyed(name: LessonName, changes: Changes) {
  const lesson = LESSONS[name](changes);
  const own = createTrainer();
  const none = await own.slice();
  own.load(lesson.examples);
  const sizes: number[] = [];
  const asked: Promise<[ValleySlice | null, StepTrace | null]>[] = [];
  const ask = async (): Promise<[ValleySlice | null, StepTrace | null]> => {
    await new Promise<void>((resolve) => {
      own.valley((valley, done) => {
        if (valley) sizes.push(valley.size);
        if (done) resolve();
      });
    });
    const found: [ValleySlice | null, StepTrace | null] = [await own.slice(), await own.trace("run", 0)];
    own.setPace("fast");
    return found;
  };
  const { curve, outcome } = await follow(own, lesson, { pace: "watch", engine: "simd" }, () => {
    if (asked.length === 0) asked.push(ask());
  });
  const [slice, trace] = await asked[0];
  own.dispose();
  return { none, sizes, stood: slice?.step, traced: trace?.step, outcome, curve };
}

export const scenarios = {
  run,
  surveyed,
  prepared,
  coldStart,
  sweep,
  predictions,
  loseDeviceInRun,
  ...engineScenarios,
};
(globalThis as { scenarios?: typeof scenarios }).scenarios = scenarios;
