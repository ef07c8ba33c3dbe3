import { expect, test } from "vitest";
import { isAtLeast } from "./node-version.mjs";

test("versions are compared as numbers, part by part", () => {
  expect(["20.19.0", "20.20.2", "22.0.0", "20.100.0"].map((version) => isAtLeast(version, "20.19"))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["20.18.9", "18.20.0", "20.9.1"].map((version) => isAtLeast(version, "20.19"))).toEqual([
    false,
    false,
    false,
  ]);
});
