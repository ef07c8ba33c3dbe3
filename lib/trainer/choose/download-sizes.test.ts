import { expect, test } from "vitest";
import { workerDownloads } from "@/lib/testing/trainer/download-sizes";

const LIMIT = 42_000;
const LIBRARIES = /node_modules\/(zod|@tensorflow)\//;

test("the trainer and its WebGPU engine together are at most 42 kB on the wire, without a parser and without TensorFlow.js", async () => {
  const downloads = await workerDownloads();
  const { worker, "lib/trainer/webgpu/engine.ts": webgpu } = downloads;
  expect(worker.gzip + webgpu.gzip).toBeLessThan(LIMIT);
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
