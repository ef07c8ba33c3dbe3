import { expect, test } from "vitest";
import { factorOverOther, formatFactor, isSoftwareGpu, measuredEngines } from "./engine-comparison";

const stepsPerSecond = { "tfjs-cpu": 40, simd: 3400, webgpu: 100, "tfjs-webgl": 20 };

test("engines that work are listed with the fastest first, the others not at all", () => {
  expect(measuredEngines({ stepsPerSecond })).toEqual([
    { engine: "simd", stepsPerSecond: 3400 },
    { engine: "webgpu", stepsPerSecond: 100 },
    { engine: "tfjs-cpu", stepsPerSecond: 40 },
    { engine: "tfjs-webgl", stepsPerSecond: 20 },
  ]);
});

test("an engine is compared with the best of the other part of the device", () => {
  expect(factorOverOther({ engine: "simd", stepsPerSecond })).toEqual({ other: "gpu", factor: 34 });
  expect(factorOverOther({ engine: "tfjs-webgl", stepsPerSecond })).toEqual({
    other: "cpu",
    factor: 20 / 3400,
  });
});

test("without a GPU, or without a measurement, there is no factor", () => {
  expect(factorOverOther({ engine: "simd", stepsPerSecond: { simd: 3400, "tfjs-cpu": 40 } })).toBeNull();
  expect(factorOverOther({ engine: "simd", stepsPerSecond: { webgpu: 3400 } })).toBeNull();
});

test("a factor is written with two significant digits", () => {
  expect([0.294, 1.04, 3.44, 34.2, 1234].map(formatFactor)).toEqual(["0.29", "1", "3.4", "34", "1,200"]);
});

test("a GPU in software is told from a real one by its name", () => {
  expect(
    isSoftwareGpu("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)"),
  ).toBe(true);
  expect(isSoftwareGpu("ANGLE (Intel, Mesa Intel(R) UHD Graphics 600, OpenGL 4.6)")).toBe(false);
});
