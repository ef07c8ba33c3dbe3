import { expect, test, vi } from "vitest";
import type { CurvePoint } from "@/lib/learning/curves/curve";
import { moons } from "@/lib/testing/trainer/lessons";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { DeviceLost, type Engine } from "./engine";
import { createPacing } from "./pacing";
import { curvePoint, measure, trainingRun } from "./training-run";

const { spec, examples } = moons({ epochs: 5 });

/** An engine that calls itself a GPU's, and whose device goes when weights are asked of it for the `last` time. */
function losing(engine: Engine, last: number): Engine {
  let asked = 0;
  return {
    ...engine,
    name: "webgpu",
    async weights() {
      if (++asked < last) return engine.weights();
      throw new DeviceLost("webgpu");
    },
  };
}

test("every best point has the weights of its own moment, also when the device is lost between the two", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  let replaced = 0;
  const run = trainingRun({
    spec,
    examples,
    engine: losing((await openSimdEngine(spec, examples))!, 4),
    async replaceEngine(_, from) {
      replaced++;
      return (await openSimdEngine(spec, examples, from))!;
    },
    pacing: createPacing(Number.POSITIVE_INFINITY, "fast"),
    stopped: () => false,
    now: () => 0,
    pause: async () => {},
  });
  const points: CurvePoint[] = [];
  let moment = await run.next();
  for (; !moment.done; moment = await run.next()) if (moment.value.point) points.push(moment.value.point);
  const { bests } = moment.value;
  const perEpoch = points.at(-1)!.step / 5;
  const measured = [];
  for (const { step, weights } of bests) {
    const none = new Float32Array(weights.length);
    const from = { step, weights, firstMemory: none, secondMemory: none };
    const engine = (await openSimdEngine(spec, examples, from))!;
    measured.push(curvePoint(step, perEpoch, (await measure(engine, spec, examples, async () => true))!));
  }
  expect(replaced).toBe(1);
  expect(bests.length).toBeGreaterThan(4);
  expect(measured).toEqual(bests.map(({ step }) => points.find((point) => point.step === step)));
  expect(new Set(points.map(({ step }) => step)).size).toBe(points.length);
});
