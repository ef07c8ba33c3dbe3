import fc from "fast-check";
import { expect, test } from "vitest";
import { rounded } from "@/lib/learning/curves/curve";
import { DigitReader, decimalInDigits, signedInDigits, wholeInDigits } from "./packed-sightings";

test("numbers are read back exactly, one after the other, from text that JSON does not escape", () => {
  const number = fc.oneof(
    fc.nat({ max: 2 ** 31 }).map((value) => ({ kind: "whole" as const, value })),
    fc.integer().map((value) => ({ kind: "signed" as const, value })),
    fc
      .oneof(fc.double({ noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
      .map((value) => ({ kind: "decimal" as const, value: rounded(value) })),
  );
  const write = { whole: wholeInDigits, signed: signedInDigits, decimal: decimalInDigits };
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const text = numbers.map(({ kind, value }) => write[kind](value)).join("");
      expect(JSON.stringify(text)).toBe(`"${text}"`);
      const reader = new DigitReader(text);
      const read = numbers.map(({ kind }) => reader[kind]());
      expect(read).toEqual(numbers.map(({ value }) => (value === 0 ? 0 : value)));
      expect(reader.done).toBe(true);
    }),
  );
});

test("typical numbers of a report take few characters", () => {
  const lengths = (write: (value: number) => string, values: readonly number[]) =>
    values.map((value) => write(value).length);
  expect(lengths(wholeInDigits, [0, 45, 46, 2_115, 2_116, 97_335])).toEqual([1, 1, 2, 2, 3, 3]);
  expect(lengths(decimalInDigits, [0.5, 0.93, 87.654, 0.012345, 9.1336e-7])).toEqual([2, 3, 4, 4, 4]);
});
