import { expect, test } from "vitest";
import { workerDownloads } from "@/lib/testing/trainer/download-sizes";

/** Bytes on the wire: of the worker alone, and of the worker with its WebGPU engine. */
const LIMITS = { worker: 34_000, withWebGpu: 45_000 };
const LIBRARIES = /node_modules\/(zod|@tensorflow)\//;

test("the trainer is at most 34 kB on the wire, 45 kB with its WebGPU engine, without a parser and without TensorFlow.js", async () => {
  const downloads = await workerDownloads();
  const { worker, "lib/trainer/webgpu/engine.ts": webgpu } = downloads;
  expect(worker.gzip).toBeLessThan(LIMITS.worker);
  expect(worker.gzip + webgpu.gzip).toBeLessThan(LIMITS.withWebGpu);
  expect([...worker.sources, ...webgpu.sources].filter((source) => LIBRARIES.test(source))).toEqual([]);
  // Nothing else is fetched: anything more that a run needed would be listed here.
  expect(worker.sources).toContain("lib/trainer/simd/kernel-bytes.ts");
  expect(Object.keys(downloads).sort()).toEqual([
    "lib/trainer/lens/survey.ts",
    "lib/trainer/lens/tracer.ts",
    "lib/trainer/tfjs/engine.ts",
    "lib/trainer/webgpu/engine.ts",
    "worker",
  ]);
});
