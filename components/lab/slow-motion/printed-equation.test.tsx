import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import en from "@/lib/i18n/messages/en/slow-motion.json";
import type { Task } from "@/lib/learning/examples/task";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import { lossTerms } from "@/lib/learning/training/loss-terms";
import { updateTerms } from "@/lib/learning/training/update-terms";
import { LossFormula } from "./loss-formula";
import { printEquation, printNumber, printUpdate } from "./printed-equation";
import { UpdateFormula } from "./update-table";

/** The lines of a page as plain text, with powers as `e^(…)`. */
function linesOf(page: ReactElement): string[] {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ "slow-motion": en }}>
      {page}
    </NextIntlClientProvider>,
  );
  return html
    .split("</p>")
    .map((line) =>
      line
        .replace(/<sup>(.*?)<\/sup>/g, "^($1)")
        .replace(/<[^>]*>/g, "")
        .replace(/[\u2066-\u2069]/g, "")
        .trim(),
    )
    .filter((line) => line !== "");
}

/** The value of one side of a printed line on a calculator. */
function calculate(side: string): number {
  const code = side
    // Close to 1 a float64 has fewer digits than a calculator.
    .replace(/−ln \(1 − (\S+)\)$/, "-Math.log1p(-$1)")
    .replace(/−ln (\S.*)$/, "-Math.log($1)")
    .replace(/e\^\(([^)]*)\)/g, "Math.exp($1)")
    .replace(/²/g, "**2")
    .replaceAll("−", "-")
    .replaceAll("×", "*")
    .replaceAll("÷", "/");
  if (!/^[\d.e+\-*/() ,MathlogexpInfity]*$/.test(code)) throw new Error(`Not arithmetic: ${side}`);
  return new Function(`return ${code}`)() as number;
}

/** Half of the last place of a printed number, plus the rounding error of a float64. */
function lastPlace(printed: string, size: number): number {
  const [mantissa, exponent = "0"] = printed.split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  const zeros = decimals === 0 ? (/0*$/.exec(mantissa)?.[0].length ?? 0) : 0;
  return 0.5 * 10 ** (Number(exponent.replace("−", "-")) - decimals + zeros) + 1e-12 * size;
}

/** Checks every pair of neighbours in `… = 2.1 − 0.5 ≈ 1.60 = …` that is arithmetic: the left one must round to the right one. */
function expectHolds(line: string): void {
  const parts = line.split(/ (=|≈) /);
  for (let at = 1; at < parts.length; at += 2) {
    const [left, sign, right] = [parts[at - 1], parts[at], parts[at + 1]];
    if (/[a-zA-Z]/.test(left.replace(/e\^|ln|e-?\d/g, "")) || /[…(∞]/.test(right) || left.includes("…"))
      continue;
    if (!/^−?[\d.e−-]+$/.test(right)) continue;
    const computed = calculate(left);
    const result = calculate(right);
    const room =
      sign === "=" ? 1e-12 * Math.abs(result) : lastPlace(right.replace(/^−/, ""), Math.abs(computed));
    expect(Math.abs(computed - result), line).toBeLessThanOrEqual(room);
  }
}

const WORDS = { classes: ["a", "b", "c", "d", "e"], columns: [], target: null };
const SEEDS = { numRuns: 150, seed: 20 };

test("a number is printed with the requested digits, and can be read back", () => {
  const numbers = [0.0001766, 0.31249, -12.345, 1234.5, 123456, 0];
  expect(numbers.map((value) => printNumber(value, 3))).toEqual([
    "1.77e-4",
    "0.312",
    "−12.3",
    "1230",
    "1.23e5",
    "0",
  ]);
  expect(numbers.map((value) => printNumber(value, 5))).toEqual([
    "1.7660e-4",
    "0.31249",
    "−12.345",
    "1234.5",
    "1.2346e5",
    "0",
  ]);
});

test("exact results get an equals sign, rounded ones do not", () => {
  const difference = ([one, other]: readonly number[]) => one - other;
  expect(printEquation([2.5, 0.25], difference, 2.25)).toEqual({
    operands: ["2.50", "0.250"],
    digits: 3,
    sign: "=",
    result: "2.25",
  });
  const third = printEquation([1, 3], ([one, other]) => one / other, 1 / 3);
  expect([third.sign, third.result]).toEqual(["≈", "0.333"]);
});

test("a small step is printed with as many decimals as show it", () => {
  const step = { before: 0.41234, rate: 0.03, decay: 0, direction: 1.77e-4, after: 0.41234 - 0.03 * 1.77e-4 };
  const { operands, result } = printUpdate(step);
  expect([operands[0], operands[1], result]).toEqual(["0.4123400", "0.03", "0.4123347"]);
});

test("a nearly certain guess is printed so that its logarithm can be checked by hand", () => {
  const lines = linesOf(
    <LossFormula
      terms={lossTerms([8.64, 0], 0, { kind: "classification", classes: ["a", "b"] })}
      words={WORDS}
    />,
  );
  expect(lines).toEqual([
    "p(a) = e^(8.64) ÷ (e^(8.64) + e^(0)) ≈ 0.999823",
    "loss = −ln p ≈ −ln 0.999823 ≈ 1.77e-4",
  ]);
});

test("each printed line of a loss is right to its last digit, for unsure, sure and wrong guesses alike", () => {
  const logits = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(logits, fc.nat(4), (outputs, pick) => {
      const task: Task = { kind: "classification", classes: outputs.map(String) };
      const terms = lossTerms(outputs, pick % outputs.length, task);
      for (const line of linesOf(<LossFormula terms={terms} words={WORDS} />)) expectHolds(line);
    }),
    SEEDS,
  );
  const small = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(small, small, (output, target) => {
      const terms = lossTerms([Math.fround(output)], Math.fround(target), { kind: "regression" });
      for (const line of linesOf(<LossFormula terms={terms} words={WORDS} />)) expectHolds(line);
    }),
    SEEDS,
  );
});

test("each printed update of a weight is right to its last digit, whatever the optimiser", () => {
  const millionths = (most: number) =>
    fc.integer({ min: -1e6 * most, max: 1e6 * most }).map((value) => value / 1e6);
  const weights = fc.record({
    before: millionths(4),
    gradient: millionths(2),
    first: millionths(2),
    second: fc.double({ min: 1e-9, max: 4, noNaN: true }),
    optimiser: fc.constantFrom(...OPTIMISERS),
    learningRate: fc.constantFrom(1e-4, 0.003, 0.03, 0.5, 2.5),
    weightDecay: fc.constantFrom(0, 1e-4, 0.1),
  });
  fc.assert(
    fc.property(weights, ({ before, gradient, first, second, optimiser, learningRate, weightDecay }) => {
      const rule = { optimiser, learningRate, weightDecay };
      const step = { before, gradient, firstMemory: first, secondMemory: second, after: 0 };
      const terms = updateTerms(step, { ...rule, step: 7, isBias: false });
      const after = Math.fround(terms.decayed - learningRate * terms.direction);
      const row = { ...step, ...terms, after, layer: 0, from: 0, to: 0 };
      const lines = linesOf(<UpdateFormula row={row} rule={rule} name="Output: 1 → 1" />);
      for (const line of lines) expectHolds(line.split(": ").at(-1)?.replace(/\.$/, "") ?? "");
    }),
    SEEDS,
  );
});
