import { expect, test, vi } from "vitest";
import type { Trajectory } from "@/lib/learning/training/training";
import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { SOON } from "@/lib/testing/soon";
import { layerLesson } from "@/lib/testing/trainer/layer-lessons";
import { type Lesson, moons } from "@/lib/testing/trainer/lessons";
import type { Engines } from "@/lib/trainer/choose/open-engine";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { createWorkbench } from "@/lib/trainer/run/workbench";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

const missing = async () => null;
const ENGINES: Engines = {
  simd: (spec, examples, from) => openSimdEngine(spec, examples, from),
  webgpu: missing,
  "tfjs-webgl": missing,
};

type ReplyOf<Type extends WorkerReply["type"]> = Extract<WorkerReply, { type: Type }>;

/** The worker's bench without a worker, on one engine. `heard`: called with every reply. */
function bench({ spec, examples }: Lesson, heard: (reply: WorkerReply) => void = () => {}) {
  const replies: WorkerReply[] = [];
  const workbench = createWorkbench(
    ENGINES,
    (reply) => {
      replies.push(reply);
      heard(reply);
    },
    () => performance.now(),
  );
  workbench.handle({ type: "load", ...examples });
  const told = <Type extends WorkerReply["type"]>(type: Type, id: number) =>
    replies.filter((reply): reply is ReplyOf<Type> => reply.type === type && reply.id === id);
  const answer = async <Type extends WorkerReply["type"]>(
    type: Type,
    request: WorkerRequest & { id: number },
  ) => {
    workbench.handle(request);
    return vi.waitUntil(() => told(type, request.id).at(-1), SOON);
  };
  const trajectory = async (id: number) =>
    (await answer("trajectory", { type: "trajectory", id })).trajectory;
  const measured = async (id: number, trajectory: Trajectory) => {
    workbench.handle({ type: "valley", id, trajectory });
    return vi.waitUntil(() => told("valley", id).find(({ done }) => done), SOON);
  };
  return {
    handle: workbench.handle,
    told,
    answer,
    trajectory,
    measured,
    run: () => answer("ended", { type: "start", id: 1, spec, pace: "fast", engine: "simd", from: null }),
  };
}

const lesson = moons({ epochs: 10 });
const STEPS = 100;

test("slow motion shows a run's own next step, and continues from there", async () => {
  const { run, answer } = bench(lesson);
  expect(await answer("traced", { type: "trace", id: 7, from: "run", skip: 0 })).toMatchObject({
    trace: null,
  });
  await run();
  const first = await answer("traced", { type: "trace", id: 8, from: "run", skip: 0 });
  const later = await answer("traced", { type: "trace", id: 9, from: "walk", skip: 4 });
  expect([first.trace?.step, later.trace?.step]).toEqual([STEPS, STEPS + 5]);
  const order = createBatchOrder(lesson.spec.seed, 200, 20, STEPS);
  const batches = Array.from({ length: 6 }, () => order.next());
  expect([first.trace?.batch.examples, later.trace?.batch.examples]).toEqual([batches[0], batches[5]]);
  const again = await answer("traced", { type: "trace", id: 10, from: "run", skip: 0 });
  expect(again.trace).toEqual(first.trace);
});

test("slow motion can show the first step of a run that has not started", async () => {
  const { answer } = bench(lesson);
  const { trace } = await answer("traced", {
    type: "trace",
    id: 7,
    from: { beginning: lesson.spec },
    skip: 0,
  });
  expect(trace?.step).toBe(0);
});

test("the valley of a run contains its whole path, and has the loss of its curve in the middle", async () => {
  const { run, trajectory, measured, told } = bench(lesson);
  expect(await trajectory(7)).toBeNull();
  await run();
  const { valley } = await measured(8, (await trajectory(8))!);
  const losses = told("points", 1).flatMap(({ points }) => points.trainLoss);
  expect(told("valley", 8).map(({ valley, done }) => [valley?.size, done])).toEqual([
    [11, false],
    [21, false],
    [41, true],
  ]);
  const { path, losses: grid, step } = valley!;
  const last = path[path.length - 1];
  expect({ step, first: path[0].step, last: last.step }).toEqual({ step: STEPS, first: 0, last: STEPS });
  expect(path.length).toBeGreaterThan(30);
  // Curves keep five digits.
  for (const stop of path) expect(Number(stop.loss.toPrecision(5))).toBe(losses[stop.step]);
  expect(Number(grid[(grid.length - 1) / 2].toPrecision(5))).toBe(losses[STEPS]);
});

test("the state of a run can be fetched while it trains, and measured on another bench", async () => {
  const training = bench(lesson);
  await training.answer("started", {
    type: "start",
    id: 1,
    spec: lesson.spec,
    pace: 10,
    engine: "simd",
    from: null,
  });
  const trajectory = (await training.trajectory(7))!;
  training.handle({ type: "stop", id: 1 });
  await vi.waitUntil(() => training.told("ended", 1).length > 0);
  const { measured, answer, handle, told } = bench(lesson);
  handle({ type: "valley", id: 7, trajectory });
  const { valley } = await measured(8, trajectory);
  expect(told("valley", 7).at(-1)).toMatchObject({ valley: null, done: true });
  expect(valley).toMatchObject({ size: 41, step: trajectory.step });
  expect(trajectory.step).toBeLessThan(STEPS);
  const { slice } = await answer("sliced", { type: "slice", id: 9, trajectory });
  expect(slice?.step).toBe(trajectory.step);
  handle({ type: "valley", id: 10, trajectory });
  handle({ type: "stop", id: 10 });
  await vi.waitUntil(() => told("valley", 10).at(-1)?.done);
  expect(told("valley", 10).at(-1)).toMatchObject({ valley: null });
});

test("a run that has diverged stands where its weights were last finite", async () => {
  const wild = moons({ optimiser: "momentum", learningRate: 1e20, epochs: 10 });
  const { run, trajectory, told } = bench(wild);
  expect(await run()).toMatchObject({ reason: "diverged" });
  const steps = told("points", 1).flatMap(({ points }) => points.step);
  expect((await trajectory(7))?.step).toBe(steps.at(-1));
});

test.each([
  ["points", lesson],
  ["letters", layerLesson("embedded letters, dropped")],
])("a network restored from its weights alone predicts as it did when it was trained: %s", async (_, own) => {
  const { run, answer } = bench(own);
  const { bests } = await run();
  const { step, weights } = bests.at(-1)!;
  const { features, count } = own.examples.validation;
  const asked = { id: 7, spec: own.spec, weights, inputs: features, count };
  const { outputs } = await answer("predicted", { type: "predict-model", ...asked });
  const none = new Float32Array(weights.length);
  const engine = await openSimdEngine(own.spec, own.examples, {
    step,
    weights,
    firstMemory: none,
    secondMemory: none,
  });
  expect(outputs).toEqual(await engine!.predict(features, count));
});

test("a network recalled on another bench answers every question as it did where it was trained, until a run begins", async () => {
  const { run, trajectory, answer } = bench(lesson);
  await run();
  const inputs = new Float32Array([0.3, 0.1, -1, 2]);
  const told = async (ask: typeof answer) => [
    (await ask("predicted", { type: "predict", id: 20, inputs, count: 2 })).outputs,
    (await ask("traced", { type: "trace", id: 21, from: "run", skip: 3 })).trace,
    (await ask("trajectory", { type: "trajectory", id: 22 })).trajectory,
  ];
  const trained = await told(answer);
  const other = bench(lesson);
  other.handle({ type: "recall", trajectory: (await trajectory(23))! });
  // Asked at once: what is asked waits for the network.
  expect(await told(other.answer)).toEqual(trained);
  await other.run();
  expect((await other.trajectory(24))?.step).toBe(STEPS);
});

test("a run whose inside is looked at all the time measures the same points as one that nobody looks at", async () => {
  const inputs = Float32Array.from({ length: 1250 }, (_, at) => Math.sin(at));
  const look = (id: number) =>
    ({ type: "inside", id, question: { of: "units", inputs, count: 625, most: 8 } }) as const;
  // Long enough that it is still training when the first answer comes, however slow the machine.
  const longer = moons({ epochs: 100 });
  const alone = bench(longer);
  expect((await alone.answer("inside", look(100))).inside).toBe(null);
  await alone.run();
  let looks = 0;
  let over = false;
  // The next look follows every answer at once, as long as it trains.
  const watched = bench(longer, ({ type }) => {
    over ||= type === "ended";
    if (!over && (type === "started" || type === "inside")) watched.handle(look(101 + looks++));
  });
  await watched.run();
  await vi.waitUntil(() => watched.told("inside", 101).length > 0, SOON);
  const { inside } = watched.told("inside", 101)[0];
  expect(inside?.layers.map(({ units, activations }) => [units, activations.length])).toEqual([
    [16, 5000],
    [16, 5000],
    [2, 1250],
  ]);
  const pointsOf = ({ told }: typeof alone) => told("points", 1).flatMap(({ points }) => points.trainLoss);
  expect(looks).toBeGreaterThan(1);
  expect(pointsOf(watched)).toEqual(pointsOf(alone));
});
