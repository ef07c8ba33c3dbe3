import { expect, test } from "vitest";
import { bytesOfFloats, floatsInBytes } from "./float-bytes";

const VALUES = Float32Array.of(0, -0, 1, -1.5, 3.4e38, 1e-45, Number.NaN, Number.NEGATIVE_INFINITY);

test("numbers come back bit by bit, from whatever part of a memory they lie in", () => {
  const within = new Float32Array([9, ...VALUES, 9]).subarray(1, -1);
  const bytes = bytesOfFloats(within);
  const moved = new Uint8Array([9, ...bytes]).subarray(1);
  expect(floatsInBytes(moved)).toEqual(VALUES);
});

test("the lowest byte comes first", () => {
  expect([...bytesOfFloats(Float32Array.of(1))]).toEqual([0, 0, 0x80, 0x3f]);
});

test("bytes that are no whole number of floats are none", () => {
  expect(floatsInBytes(new Uint8Array(41))).toBeNull();
  expect(floatsInBytes(new Uint8Array(0))).toEqual(new Float32Array(0));
});
