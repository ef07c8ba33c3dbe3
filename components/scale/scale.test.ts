import { expect, test } from "vitest";
import { formatPower, formatTera, formatWork, readableYears } from "./format-scale";
import { yearsRows } from "./years-table";

test("a number with too many zeros to read is written as a power of ten", () => {
  expect([formatPower(3.14e23), formatWork(3.14e23), formatWork(2.1e9)]).toEqual([
    "3.14\u00a0×\u00a010²³",
    "3.14\u00a0×\u00a010²³\u00a0FLOP",
    "2.1\u00a0GFLOP",
  ]);
});

test("years are given in the largest unit that they fill", () => {
  expect(
    [0.4, 355, 12_345, 999_600, 9_950_000, 4.2e9, 3e13, 4e17, Number.POSITIVE_INFINITY].map(readableYears),
  ).toEqual([
    { amount: "0.4", unit: "one" },
    { amount: "355", unit: "one" },
    { amount: "12,300", unit: "one" },
    { amount: "1.0", unit: "million" },
    { amount: "10", unit: "million" },
    { amount: "4.2", unit: "billion" },
    { amount: "30", unit: "trillion" },
    { amount: "4.00\u00a0×\u00a010¹⁷", unit: "one" },
    { amount: "∞", unit: "one" },
  ]);
});

test("a laptop of 1 GFLOP/s would take ten million years, and thirty of them a thirtieth", () => {
  const { rows, lines } = yearsRows(1e9, 30e9);
  expect(rows).toEqual([
    { machine: "device", flopPerSecond: 1e9, years: expect.closeTo(9.95e6, -4), share: expect.closeTo(1, 2) },
    {
      machine: "class",
      flopPerSecond: 30e9,
      years: expect.closeTo(331_700, -3),
      share: expect.closeTo(0.789, 2),
    },
    {
      machine: "v100",
      flopPerSecond: 28e12,
      years: expect.closeTo(355.36, 2),
      share: expect.closeTo(0.364, 2),
    },
    {
      machine: "rtx4090",
      flopPerSecond: 82.6e12,
      years: expect.closeTo(120.46, 2),
      share: expect.closeTo(0.297, 2),
    },
  ]);
  expect(lines).toEqual([expect.closeTo(3 / 7), expect.closeTo(6 / 7)]);
});

test("a machine that was not measured has no row", () => {
  expect(yearsRows(null, 0).rows.map(({ machine }) => machine)).toEqual(["v100", "rtx4090"]);
});

test("a published speed keeps its digits", () => {
  expect([28e12, 82.6e12].map(formatTera)).toEqual(["28\u00a0TFLOP", "82.6\u00a0TFLOP"]);
});
