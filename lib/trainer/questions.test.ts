import { expect, test, vi } from "vitest";
import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { createBatchOrder } from "./batch-order";
import type { Engines } from "./open-engine";
import { openSimdEngine } from "./simd/engine";
import { type Lesson, moons } from "./testing/lessons";
import { createWorkbench } from "./workbench";

const missing = async () => null;
const ENGINES: Engines = {
  simd: (spec, examples, from) => openSimdEngine(spec, examples, from),
  webgpu: missing,
  "tfjs-webgpu": missing,
  "tfjs-webgl": missing,
  "tfjs-wasm": missing,
  "tfjs-cpu": missing,
};

type ReplyOf<Type extends WorkerReply["type"]> = Extract<WorkerReply, { type: Type }>;

/** The worker's bench without a worker around it, on one engine. */
function bench({ spec, examples }: Lesson) {
  const replies: WorkerReply[] = [];
  const workbench = createWorkbench(
    ENGINES,
    (reply) => replies.push(reply),
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
    return vi.waitUntil(() => told(type, request.id).at(-1), { timeout: 20_000, interval: 5 });
  };
  const measured = async (id: number) => {
    workbench.handle({ type: "valley", id });
    return vi.waitUntil(() => told("valley", id).find(({ done }) => done), { timeout: 20_000, interval: 5 });
  };
  return {
    handle: workbench.handle,
    told,
    answer,
    measured,
    run: () => answer("ended", { type: "start", id: 1, spec, pace: "fast", engine: "simd" }),
  };
}

const lesson = moons({ epochs: 10 });
const STEPS = 100;

test("slow motion shows a run's own next step, and walks on from there", async () => {
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

test("slow motion shows the first step of a run that has not been", async () => {
  const { answer } = bench(lesson);
  const { trace } = await answer("traced", {
    type: "trace",
    id: 7,
    from: { beginning: lesson.spec },
    skip: 0,
  });
  expect(trace?.step).toBe(0);
});

test("the valley of a run has its whole way in it, and its curve's own loss in the middle", async () => {
  const { run, measured, told } = bench(lesson);
  expect(await measured(7)).toMatchObject({ valley: null, done: true });
  await run();
  const { valley } = await measured(8);
  const points = told("points", 1).map(({ points }) => points);
  const losses = points.flatMap(({ trainLoss }) => trainLoss);
  expect(told("valley", 8).map(({ valley, done }) => [valley?.size, done])).toEqual([
    [11, false],
    [21, false],
    [41, true],
  ]);
  const { path, losses: grid, step } = valley!;
  expect({ step, first: path[0].step, last: path[path.length - 1].step }).toEqual({
    step: STEPS,
    first: 0,
    last: STEPS,
  });
  expect(path.length).toBeGreaterThan(30);
  // Curves keep five digits.
  for (const stop of path) expect(Number(stop.loss.toPrecision(5))).toBe(losses[stop.step]);
  expect(Number(grid[(grid.length - 1) / 2].toPrecision(5))).toBe(losses[STEPS]);
});

test("a valley is measured while its run trains, and what is asked for next breaks it off", async () => {
  const { measured, answer, handle, told } = bench(lesson);
  await answer("started", { type: "start", id: 1, spec: lesson.spec, pace: 10, engine: "simd" });
  handle({ type: "valley", id: 7 });
  const { valley } = await measured(8);
  expect(told("valley", 7).at(-1)).toMatchObject({ valley: null, done: true });
  expect(valley?.size).toBe(41);
  expect(valley?.step).toBeLessThan(STEPS);
  const { slice } = await answer("sliced", { type: "slice", id: 9 });
  expect(slice?.step).toBeGreaterThanOrEqual(valley?.step ?? 0);
  handle({ type: "valley", id: 10 });
  handle({ type: "stop", id: 10 });
  await vi.waitUntil(() => told("valley", 10).at(-1)?.done);
  expect(told("valley", 10).at(-1)).toMatchObject({ valley: null });
  handle({ type: "stop", id: 1 });
  await vi.waitUntil(() => told("ended", 1).length > 0);
});

test("a network answers by its weights alone as it did when it was trained", async () => {
  const { run, answer } = bench(lesson);
  const { bests } = await run();
  const { step, weights } = bests.at(-1)!;
  const { features, count } = lesson.examples.validation;
  const asked = { id: 7, spec: lesson.spec, weights, inputs: features, count };
  const { outputs } = await answer("predicted", { type: "predict-model", ...asked });
  const none = new Float32Array(weights.length);
  const engine = await openSimdEngine(lesson.spec, lesson.examples, {
    step,
    weights,
    firstMemory: none,
    secondMemory: none,
  });
  expect(outputs).toEqual(await engine!.predict(features, count));
});
