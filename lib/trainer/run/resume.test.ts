import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { append, bestPoint, type Curve, EMPTY_CURVE, lengthOf, pick } from "@/lib/learning/curves/curve";
import { ENGINE_NAMES } from "@/lib/learning/training/engine-choice";
import type { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import type { ResumePoint, WeightSnapshot } from "@/lib/learning/training/training";
import type { Resumption, WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { layerLesson } from "@/lib/testing/trainer/layer-lessons";
import { type Lesson, moons, pictures } from "@/lib/testing/trainer/lessons";
import type { Engines } from "@/lib/trainer/choose/open-engine";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { createWorkbench, type Workbench } from "./workbench";

/** No GPU, and nothing of TensorFlow.js. */
const ENGINES = {
  ...Object.fromEntries(ENGINE_NAMES.map((name) => [name, async () => null])),
  simd: openSimdEngine,
} as Engines;

type Part = {
  readonly curve: Curve;
  readonly froms: readonly number[];
  /** Best points that came with resume points, and all at the end. */
  readonly told: readonly WeightSnapshot[];
  readonly bests: readonly WeightSnapshot[];
  readonly outcome: string;
  readonly resumePoint: ResumePoint | null;
};

/** Trains on a page of its own, on a clock that every look at it moves on; the page is closed at the first resume point for which `until` answers true. */
function train(
  { spec, examples }: Lesson,
  from: Resumption | null,
  until: (point: ResumePoint) => boolean = () => false,
) {
  return new Promise<Part>((resolve) => {
    let curve = EMPTY_CURVE;
    const froms: number[] = [];
    const told: WeightSnapshot[] = [];
    let gone = false;
    let clock = 0;
    const end = (outcome: string, bests: readonly WeightSnapshot[], resumePoint: ResumePoint | null) => {
      gone = true;
      workbench.handle({ type: "stop", id: 1 });
      resolve({ curve, froms, told, bests, outcome, resumePoint });
    };
    const hear = (reply: WorkerReply) => {
      if (gone) return;
      if (reply.type === "points") {
        froms.push(reply.from);
        curve = append(curve, reply.points);
      }
      if (reply.type === "resume-point") {
        told.push(...reply.point.bests);
        if (until(reply.point)) end("gone", [], reply.point);
      }
      if (reply.type === "ended") end(reply.reason, reply.bests, null);
      if (reply.type === "failed") end(reply.message, [], null);
    };
    const workbench: Workbench = createWorkbench(
      ENGINES,
      (reply) => hear(structuredClone(reply)),
      () => (clock += TICK_MS),
    );
    const ask = (request: WorkerRequest) => workbench.handle(structuredClone(request));
    ask({ type: "load", ...examples });
    ask({ type: "start", id: 1, spec, pace: "fast", engine: "auto", from });
  });
}
/** Resume points are saved once per second, so on this clock every few steps have one, however fast the machine is. */
const TICK_MS = 20;

/** What the next page knows about a run of which the class has received `heard` points. */
function resumption(before: Part, heard: number): Resumption {
  const { state, points } = before.resumePoint!;
  const curve = pick(
    before.curve,
    Array.from({ length: points }, (_, index) => index),
  );
  const best = bestPoint(curve);
  return { state, points, best, bests: before.told, heard, engine: "simd", chosen: "measured" };
}

const LESSONS: Record<(typeof OPTIMISERS)[number], Lesson> = {
  sgd: moons({ optimiser: "sgd", epochs: 20 }),
  momentum: layerLesson("embedded letters, dropped", { optimiser: "momentum", epochs: 500 }),
  rmsprop: pictures({ optimiser: "rmsprop", epochs: 2 }),
  adam: withDropout(pictures({ optimiser: "adam", epochs: 3, weightDecay: 0.01 })),
};

/** Vitest takes seconds to compare megabytes number by number. */
function bits(bests: readonly WeightSnapshot[]) {
  return bests.map(({ step, weights }) => [step, createHash("sha256").update(weights).digest("hex")]);
}

function withDropout({ spec, examples }: Lesson): Lesson {
  const layers = [...spec.network.layers, { kind: "dropout", rate: 0.3 } as const];
  return { spec: { ...spec, network: { layers } }, examples };
}

test.each(Object.entries(LESSONS))(
  "a run that is interrupted twice has the points and the best weights of one that never was, to the bit: %s",
  async (_, lesson) => {
    const undisturbed = await train(lesson, null);
    const total = lengthOf(undisturbed.curve);
    const first = await train(lesson, null, ({ points }) => points > total / 4);
    const second = await train(
      lesson,
      resumption(first, lengthOf(first.curve)),
      ({ points }) => points > total / 2,
    );
    const before = append(
      pick(
        first.curve,
        Array.from({ length: first.resumePoint!.points }, (_, index) => index),
      ),
      second.curve,
    );
    const bests = [...first.told, ...second.told];
    const third = await train(
      lesson,
      resumption({ ...second, curve: before, told: bests }, lengthOf(before)),
    );
    expect([first.outcome, second.outcome, third.outcome]).toEqual(["gone", "gone", "finished"]);
    expect(first.resumePoint!.state.step).toBeGreaterThan(0);
    const kept = pick(
      before,
      Array.from({ length: second.resumePoint!.points }, (_, index) => index),
    );
    expect(third.froms[0]).toBe(second.resumePoint!.points);
    expect(append(kept, third.curve)).toEqual(undisturbed.curve);
    expect(bits(third.bests)).toEqual(bits(undisturbed.bests));
  },
);

test("a run without a saved state starts again with the same numbers", async () => {
  const lesson = moons();
  const nothing = { state: null, points: 0, best: null, bests: [], heard: 7 };
  const undisturbed = await train(lesson, null);
  const again = await train(lesson, { ...nothing, engine: "simd", chosen: "measured" });
  expect([again.curve, again.bests]).toEqual([undisturbed.curve, undisturbed.bests]);
});

test("a run whose engine no longer opens continues where it was on one that does", async () => {
  const lesson = moons();
  const undisturbed = await train(lesson, null);
  const first = await train(lesson, null, ({ points }) => points > 30);
  const second = await train(lesson, { ...resumption(first, 0), engine: "webgpu" });
  expect(second.bests.at(-1)).toEqual(undisturbed.bests.at(-1));
});

test("a resumed run repeats what the class has already received before it stops", async () => {
  const lesson = moons({ epochs: 200 });
  const first = await train(lesson, null, ({ points }) => points > 30);
  const stopped = new Promise<number>((resolve) => {
    let points = first.resumePoint!.points;
    const workbench = createWorkbench(
      ENGINES,
      (reply) => {
        if (reply.type === "points") points += lengthOf(reply.points);
        if (reply.type === "ended") resolve(points);
      },
      () => performance.now(),
    );
    workbench.handle({ type: "load", ...lesson.examples });
    const from = resumption(first, first.resumePoint!.points + 20);
    workbench.handle({ type: "start", id: 1, spec: lesson.spec, pace: 1, engine: "auto", from });
    workbench.handle({ type: "pace", pace: 10 });
    setTimeout(() => workbench.handle({ type: "stop", id: 1 }), 20);
  });
  expect(await stopped).toBeGreaterThanOrEqual(first.resumePoint!.points + 20);
});
