import { expect, test } from "vitest";
import { factorOverOther, formatFactor, isSoftwareGpu, measuredEngines } from "./engine-comparison";

const stepsPerSecond = { webgpu: 9000, "tfjs-webgl": 20, simd: 3400 };
/** A GPU may be fast at steps and slow to answer: what counts is the whole run. */
const runMs = { webgpu: 3400, "tfjs-webgl": 9000, simd: 100 };

test("only engines that work are listed, the one with the shortest run first", () => {
  expect(measuredEngines({ stepsPerSecond, runMs })).toEqual([
    { engine: "simd", stepsPerSecond: 3400, runMs: 100 },
    { engine: "webgpu", stepsPerSecond: 9000, runMs: 3400 },
    { engine: "tfjs-webgl", stepsPerSecond: 20, runMs: 9000 },
  ]);
});

test("an engine is compared with the best of the other part of the device", () => {
  expect(factorOverOther({ engine: "simd", stepsPerSecond, runMs })).toEqual({ other: "gpu", factor: 34 });
  expect(factorOverOther({ engine: "tfjs-webgl", stepsPerSecond, runMs })).toEqual({
    other: "cpu",
    factor: 100 / 9000,
  });
});

test("without a GPU, or without a measurement, there is no factor", () => {
  const cpu = { stepsPerSecond: { simd: 3400 }, runMs: { simd: 100 } };
  expect(factorOverOther({ engine: "simd", ...cpu })).toBeNull();
  const gpu = { stepsPerSecond: { webgpu: 3400 }, runMs: { webgpu: 50 } };
  expect(factorOverOther({ engine: "simd", ...gpu })).toBeNull();
});

test("a factor is written with two significant digits", () => {
  expect([0.294, 1.04, 3.44, 34.2, 1234].map(formatFactor)).toEqual(["0.29", "1", "3.4", "34", "1,200"]);
});

test("a software GPU is recognised by its name", () => {
  expect(
    isSoftwareGpu("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)"),
  ).toBe(true);
  expect(isSoftwareGpu("ANGLE (Intel, Mesa Intel(R) UHD Graphics 600, OpenGL 4.6)")).toBe(false);
});
