import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCount, formatLearningRate, formatProbability } from "./format";
import { isUnfinished, type NumberRule, readNumber, writeNumber } from "./typed-number";

const RATE: NumberRule = { kind: "real", min: 1e-5, max: 10 };
const LARGE: NumberRule = { kind: "real", min: -1e9, max: 1e9 };
const WHOLE: NumberRule = { kind: "whole", min: 1, max: 500_000 };
const DROPOUT: NumberRule = { kind: "percent", min: 0.05, max: 0.9 };

test.each([
  ...["0.03", "0,03", ".03", ",03", "٠٫٠٣", "۰٫۰۳", "٠,٠٣", "٠،٠٣", "०.०३", "０．０３", " 0.03 ", "+0.03"],
  ...["3e-2", "3E−2", "3·10^-2", "3×10⁻²", "3 x 10^–2", "3*10**-2", "3e -2", "0.3 × 10⁻¹", "٣أس-٢"],
  ...["3 %", "3%", "٣٪", "％3", "3\u00a0%", "\u200e0.03\u200e", "\u061c٠٫٠٣", "3/100"],
])("a learning rate typed %j is 0.03", (typed) => {
  expect(readNumber(typed, RATE)).toBe(0.03);
});

test.each([
  ["1e-3", 0.001],
  ["10^-3", 0.001],
  ["10⁻³", 0.001],
  ["½", 0.5],
  ["1½", 1.5],
  ["1/8", 0.125],
  ["1,234", 1.234],
  ["5.", 5],
  ["7%", 0.07],
])("a learning rate typed %j is %j", (typed, value) => {
  expect(readNumber(typed, RATE)).toBe(value);
});

test.each([
  ["1.234,5", 1234.5],
  ["1,234.5", 1234.5],
  ["1 234,5", 1234.5],
  ["1’234.5", 1234.5],
  ["١٬٢٣٤٫٥", 1234.5],
  ["1,234,567", 1_234_567],
  ["12,34,567.5", 1_234_567.5],
  ["−2,5", -2.5],
])("%j is %j where any number goes", (typed, value) => {
  expect(readNumber(typed, LARGE)).toBe(value);
});

test.each([
  ["1 000", 1000],
  ["1,000", 1000],
  ["1.000", 1000],
  ["1\u202f000", 1000],
  ["١٬٠٠٠", 1000],
  ["1_000", 1000],
  ["1e3", 1000],
  ["1.5e3", 1500],
  ["40.0", 40],
  ["４０", 40],
  ["1,00,000", 100_000],
])("%j is %j where only whole numbers go", (typed, value) => {
  expect(readNumber(typed, WHOLE)).toBe(value);
});

test.each([
  ["20", 0.2],
  ["20 %", 0.2],
  ["٢٠٪", 0.2],
  ["0.2", 0.2],
  ["0,25", 0.25],
  ["90%", 0.9],
])("a dropout typed %j is %j", (typed, value) => {
  expect(readNumber(typed, DROPOUT)).toBe(value);
});

test.each([
  ...["", " ", "fast", "1,5", "2.5", "½", "5 %", "0", "-3", "500001", "1 5", "1,,000", "1.2.3", "1e", "e3"],
  ...["12 34", "10 epochs", "0x10", "Infinity", "NaN", "1e999", "3·10", "1/0", "1,0000", "9".repeat(100)],
])("%j is refused where only whole numbers go", (typed) => {
  expect(readNumber(typed, WHOLE)).toBeNull();
});

test.each(["12.5%", "95", "1", "0.01", "200%"])("a dropout of %j is refused", (typed) => {
  expect(readNumber(typed, DROPOUT)).toBeNull();
});

test("unfinished numbers are distinguished from text that cannot become a number", () => {
  const unfinished = (rule: NumberRule) => (typed: string) => isUnfinished(typed, rule);
  expect(["", "0", "0.0", "0,", "1e", "1e-", "1×10^", "٠٫"].map(unfinished(RATE))).toEqual(
    Array(8).fill(true),
  );
  expect(["fast", "11", "-1", "1..2"].map(unfinished(RATE))).toEqual(Array(4).fill(false));
  expect(["1", "2"].map(unfinished(DROPOUT))).toEqual([true, true]);
  expect(["1,5", "12 34", "500001"].map(unfinished(WHOLE))).toEqual([false, false, false]);
});

const LANGUAGES = [
  "en",
  "ar-EG",
  "ar",
  "fa",
  "de",
  "fr",
  "de-CH",
  "hi-IN-u-nu-deva",
  "en-IN",
  "sv",
  "my",
  "ur",
];
const language = fc.constantFrom(...LANGUAGES);
const rate = fc.double({ min: 1e-5, max: 10, noNaN: true });

test("every number is shown in a form that reads as the same number", () => {
  fc.assert(fc.property(rate, (value) => readNumber(writeNumber(value, "real"), RATE) === value));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500_000 }),
      (n) => readNumber(writeNumber(n, "whole"), WHOLE) === n,
    ),
  );
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 90 }), (n) => {
      return readNumber(writeNumber(n / 100, "percent"), DROPOUT) === n / 100;
    }),
  );
});

test("numbers that screens print read as the same when they are typed back", () => {
  fc.assert(
    fc.property(rate, (value) => {
      expect(readNumber(formatLearningRate(value), RATE)).toBe(Number(value.toPrecision(3)));
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), (n) => readNumber(formatCount(n), WHOLE) === n),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 90 }),
      (n) => readNumber(formatProbability(n / 100), DROPOUT) === n / 100,
    ),
  );
});

test("numbers as other languages print them read as meant", () => {
  fc.assert(
    fc.property(language, fc.integer({ min: 1, max: 500_000 }), (locale, n) => {
      expect(readNumber(new Intl.NumberFormat(locale).format(n), WHOLE)).toBe(n);
    }),
  );
  fc.assert(
    fc.property(language, fc.integer({ min: 1, max: 9999 }), (locale, n) => {
      const value = n / 1000;
      const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
      expect(readNumber(shown, RATE)).toBe(value);
    }),
  );
  fc.assert(
    fc.property(language, fc.integer({ min: 5, max: 90 }), (locale, n) => {
      const shown = new Intl.NumberFormat(locale, { style: "percent" }).format(n / 100);
      expect(readNumber(shown, DROPOUT)).toBe(n / 100);
    }),
  );
});

test("whatever is typed, what is read is a number that the field takes", () => {
  const symbol = fc.constantFrom(..."0123456789٠٣۵.,٫٬ e-+−%×^/½⁻²'x");
  const typed = fc.string({ unit: symbol, maxLength: 12 });
  fc.assert(
    fc.property(typed, fc.constantFrom(RATE, WHOLE, DROPOUT), (text, rule) => {
      const value = readNumber(text, rule);
      if (value === null) return;
      expect(value).toBeGreaterThanOrEqual(rule.min);
      expect(value).toBeLessThanOrEqual(rule.max);
      expect(readNumber(writeNumber(value, rule.kind), rule)).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});
