/*
 * One rule holds for every line of arithmetic in slow motion: a calculator that is given the numbers on the left gets a result that
 * rounds to the number on the right. So the numbers on the left get as many digits as that takes, and the sign is `=` only where
 * both sides are exactly equal, else `≈`.
 */

/** Significant digits of a result, as in `formatLoss`. */
export const RESULT_DIGITS = 3;
/** What a pocket calculator can take. */
const MOST_DIGITS = 12;
/** Decimals of a weight, and at most of one whose step is too small to show in these. */
const WEIGHT_DECIMALS = 4;
const MOST_DECIMALS = 9;
/** Significant digits of a large weight; a float32 has seven. */
const LARGE_WEIGHT_DIGITS = 6;

type Sign = "=" | "≈";
/** One entry for each operand: a tuple stays a tuple. */
type ForEach<Operands extends readonly unknown[], Entry> = { readonly [Place in keyof Operands]: Entry };

export type PrintedEquation<Operands extends readonly unknown[] = readonly unknown[]> = {
  readonly operands: ForEach<Operands, string>;
  /** Significant digits of the operands. */
  readonly digits: number;
  readonly sign: Sign;
  readonly result: string;
};

/** A number with this many significant digits, such as `0.312`, `−12.35` or `1.77e-4`. */
export function printNumber(value: number, digits: number): string {
  if (Number.isNaN(value)) return "–";
  if (value < 0) return `−${printNumber(-value, digits)}`;
  if (value === Number.POSITIVE_INFINITY) return "∞";
  if (value === 0) return "0";
  const shown = Number(value.toPrecision(digits));
  if (shown < 0.001 || shown >= 1e5) return value.toExponential(digits - 1).replace("e+", "e");
  return shown >= 10 ** digits ? String(shown) : value.toPrecision(digits);
}

/** The number that a reader would type into a calculator. */
function readNumber(printed: string): number {
  if (printed.endsWith("∞")) return printed.startsWith("−") ? Number.NEGATIVE_INFINITY : Infinity;
  return Number(printed.replace("−", "-"));
}

/** `entries.map(entryOf)`, which keeps the length of a tuple. */
function mapEach<Entries extends readonly unknown[], Entry>(
  entries: Entries,
  entryOf: (entry: Entries[number], place: number) => Entry,
): ForEach<Entries, Entry> {
  return entries.map(entryOf) as unknown as ForEach<Entries, Entry>;
}

/** A number as it is written after an operator: in brackets if it is negative. */
export function inBrackets(printed: string): string {
  return printed.startsWith("−") ? `(${printed})` : printed;
}

/** `=` where both are equal up to the rounding errors of float64. */
function signBetween(computed: number, printed: string): Sign {
  const result = readNumber(printed);
  if (computed === result) return "=";
  return Math.abs(computed - result) <= 1e-13 * Math.max(Math.abs(computed), Math.abs(result)) ? "=" : "≈";
}

type PrintOperand = (value: number, digits: number, place: number) => string;

/**
 * Prints the operands with as few digits as it takes for what `compute` makes of them to round to the printed result. `print`
 * formats the right side, `printOperand` each operand with a number of digits.
 */
export function printEquation<const Operands extends readonly number[]>(
  operands: Operands,
  compute: (operands: ForEach<Operands, number>) => number,
  result: number,
  print = (value: number) => printNumber(value, RESULT_DIGITS),
  printOperand: PrintOperand = printNumber,
): PrintedEquation<Operands> {
  const right = print(result);
  const attempt = (digits: number): PrintedEquation<Operands> | null => {
    const left = mapEach(operands, (operand, place) => printOperand(operand, digits, place));
    const computed = compute(mapEach(left, readNumber));
    if (print(computed) !== right && digits < MOST_DIGITS) return null;
    return { operands: left, digits, sign: signBetween(computed, right), result: right };
  };
  for (let digits = RESULT_DIGITS; ; digits++) {
    const printed = attempt(digits);
    if (printed !== null) return printed;
  }
}

/**
 * The operands are the old weight, learning rate, weight decay and direction; the result is the new weight. Both weights have as many
 * decimals as it takes to show the step, or fewer where the float32 arithmetic of the engine differs in the last of them.
 */
export function printUpdate(update: {
  readonly before: number;
  readonly rate: number;
  /** Weight decay; 0 where nothing decays. */
  readonly decay: number;
  readonly direction: number;
  readonly after: number;
}): PrintedEquation<readonly [number, number, number, number]> {
  const { before, rate, decay, direction, after } = update;
  const operands = [before, rate, decay, direction] as const;
  const compute = ([old, rate, decay, direction]: readonly [number, number, number, number]) =>
    old * (1 - rate * decay) - rate * direction;
  const change = Math.abs(after - before);
  const needed = change > 0 ? 1 - Math.floor(Math.log10(change)) : WEIGHT_DECIMALS;
  const most = Math.max(WEIGHT_DECIMALS, Math.min(MOST_DECIMALS, needed));
  const attempt = (decimals: number, oldDecimals: number) => {
    const print = (value: number) => printDecimals(value, decimals);
    const printed = printEquation(operands, compute, after, print, (value, digits, place) => {
      if (place === 0) return printDecimals(value, oldDecimals);
      return place < 3 ? withoutZeros(printNumber(value, digits)) : printNumber(value, digits);
    });
    return { printed, holds: print(compute(mapEach(printed.operands, readNumber))) === printed.result };
  };
  for (let decimals = most; decimals >= 0; decimals--)
    for (let more = 0; more <= 2; more++) {
      const { printed, holds } = attempt(decimals, decimals + more);
      if (holds) return printed;
    }
  return attempt(0, WEIGHT_DECIMALS).printed;
}

/** A weight with this many decimals, or a large one with the digits that it has. */
function printDecimals(value: number, decimals: number): string {
  if (!(Math.abs(value) < 1e5)) return printNumber(value, LARGE_WEIGHT_DIGITS);
  const printed = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(printed) !== 0 ? `−${printed}` : printed;
}

/** A setting as it was typed: `0.03` rather than `0.0300`. */
function withoutZeros(printed: string): string {
  return printed.includes(".") ? printed.replace(/\.?0+(?=e|$)/, "") : printed;
}
