// Must come before React, whose tasks it reports.
import "@/bench/scheduled-tasks";

import { createFrameMeter, longestFrames } from "@/bench/frame-meter";
import { onScheduledTask } from "@/bench/scheduled-tasks";
import { taskOf } from "@/bench/tasks";
import { createSlowMotion } from "@/components/lab/slow-motion/live-slow-motion";
import { SlowMotionView } from "@/components/lab/slow-motion/slow-motion-view";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Examples, Progress, RunSpec } from "@/lib/learning/training/training";
import { pause } from "@/lib/trainer/run/slices";
import { createTrainer, type Trainer } from "@/lib/trainer/run/trainer";
import { CHALLENGE, createSimulatedClass, TICK_MS } from "./class";
import { ClassPicture, type ClassView, clear, EXERCISE, KeptValley, MESSAGES, show } from "./stage";

/* The functions that the benchmark calls in the page; arguments and results are plain data. */

const meter = createFrameMeter();
/** Time for the view to appear completely and reach its full speed. */
const SETTLING_MS = 1_500;
/** Enough for a run to outlast any benchmark. */
const EPOCHS = 10_000_000;

onScheduledTask(meter.task);
/** Replies of workers are shown in the task that handles them. */
globalThis.Worker = class extends Worker {
  constructor(...terms: ConstructorParameters<typeof Worker>) {
    super(...terms);
    this.addEventListener("message", meter.task);
  }
};

/** Starts a run at full speed; resolves when it has taken its first steps. */
async function train(given: RunSpec, examples: Examples, heard: (progress: Progress) => void) {
  const trainer = createTrainer();
  const spec = { ...given, hyperparameters: { ...given.hyperparameters, epochs: EPOCHS } };
  trainer.load(examples);
  await new Promise<void>((resolve, reject) => {
    const ended = () => reject(new Error("The run is over."));
    const listener = { points() {}, resumePoint() {}, ended, failed: ended };
    const progress = (told: Progress) => {
      heard(told);
      if (told.step > 0) resolve();
    };
    trainer.start(spec, { pace: "fast", engine: "auto" }, { ...listener, started() {}, progress });
  });
  return { trainer, spec };
}

/** The longest frame after each report of a class, in milliseconds, while a picture of it is open for `milliseconds`. */
async function classFrames(view: ClassView, milliseconds: number): Promise<number[]> {
  const place = createSimulatedClass({ ending: view !== "curves" });
  show("desk", <ClassPicture view={view} place={place} />);
  const timer = setInterval(() => {
    meter.task();
    meter.update();
    place.tick();
  }, TICK_MS);
  const frames = await settledFrames(milliseconds);
  clearInterval(timer);
  clear();
  return frames;
}

/** The same for each step that slow motion shows while it plays all steps of a run in progress. */
async function slowMotionFrames(milliseconds: number): Promise<number[]> {
  const { makeSplit, preset, task, featureShape } = findChallenge(CHALLENGE)!;
  const examples = { train: makeSplit("train", 1), validation: makeSplit("validation", 2) };
  const { trainer } = await train({ ...preset, task, featureShape, seed: 1 }, examples, () => {});
  const slowMotion = createSlowMotion(
    { challenge: EXERCISE, ask: (from, skip) => trainer.trace(settingsOf(from), skip) },
    {
      subject: { run: 0, ordinal: 1, training: true, settings: preset },
      runSettings: preset,
      ready: true,
    },
  );
  let { traced } = slowMotion.store.getState();
  slowMotion.store.subscribe(() => {
    if (slowMotion.store.getState().traced !== traced) meter.update();
    ({ traced } = slowMotion.store.getState());
  });
  show("lab", <SlowMotionView slowMotion={slowMotion} challenge={EXERCISE} held={false} />);
  await pause(SETTLING_MS);
  const { start, paces } = MESSAGES["slow-motion"].play as { start: string; paces: { all: string } };
  press('[role="radio"]', paces.all);
  press("button", start);
  const frames = await settledFrames(milliseconds);
  clear();
  trainer.dispose();
  return frames;

  function settingsOf(from: "run" | "walk" | typeof preset) {
    return typeof from === "string" ? from : { beginning: { ...from, task, featureShape, seed: 1 } };
  }
}

async function settledFrames(milliseconds: number): Promise<number[]> {
  await pause(SETTLING_MS);
  meter.read();
  await pause(milliseconds);
  return longestFrames(meter.read());
}

function press(kind: string, name: string): void {
  const found = [...document.querySelectorAll<HTMLElement>(kind)].find((element) => {
    return element.ariaLabel === name || element.textContent === name;
  });
  if (!found) throw new Error(`There is no ${name} to press.`);
  found.click();
}

let valley: { trainer: Trainer; spec: RunSpec } | null = null;
let progress: Progress[] = [];
let refreshes: number[] = [];
const onRefresh = (ms: number) => void refreshes.push(ms);

async function openValley(): Promise<void> {
  const { spec, examples } = taskOf("E");
  refreshes = [];
  valley = await train(spec, examples, (told) => void progress.push(told));
}

/** Steps per second of that training, while its valley is kept up to date as in a lab (`kept`), or not shown. */
async function trainingSpeed(kept: boolean, milliseconds: number): Promise<number> {
  const { trainer, spec } = valley!;
  const of = { valley: trainer.valley, slice: trainer.slice, status: "training", run: 0 } as const;
  const { hyperparameters } = spec;
  show("lab", <KeptValley {...{ of, hyperparameters, onRefresh }} open={kept} />);
  await pause(SETTLING_MS);
  progress = [];
  await pause(milliseconds);
  const [first, last] = [progress[0], progress[progress.length - 1]];
  return (1000 * (last.step - first.step)) / (last.elapsedMs - first.elapsedMs);
}

/** Ends it. Returns how long each complete valley took from its request, in milliseconds. */
function closeValley(): number[] {
  clear();
  valley?.trainer.dispose();
  return refreshes;
}

const benchPage = { classFrames, slowMotionFrames, openValley, trainingSpeed, closeValley };
export type ViewsPage = typeof benchPage;
(globalThis as { benchPage?: ViewsPage }).benchPage = benchPage;
