import { inAscii } from "@/lib/learning/numbers/typed-number";

/** Which mark stands before the fraction: in `1.234,5` the comma, in `1,234.5` the point. The other one may separate thousands. */
export type DecimalMark = "." | ",";

/** What programs and people write where there is nothing to write. */
const MISSING = new Set(
  "- – — . .. … ? n/a na nan null none nil missing unknown k.a. k. a. #n/a #na #nv #null! #wert! #value! #div/0! #ref! #bezug! غير متوفر".split(
    " ",
  ),
);

/** Whether a trimmed cell says that there is no value. */
export function isMissing(cell: string): boolean {
  return cell === "" || (cell.length <= 12 && MISSING.has(cell.toLowerCase()));
}

/** Beyond this, sums of squares lose all digits, and it is likelier a code than a quantity. */
export const MOST_IN_A_CELL = 1e12;

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const NUMBER = {
  ".": /^([+-]?)(?:(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d*)?|(\.\d+))(e[+-]?\d{1,3})?$/,
  ",": /^([+-]?)(?:(\d{1,3}(?:[. ]\d{3})+|\d+)(,\d*)?|(,\d+))(e[+-]?\d{1,3})?$/,
} as const;
const CURRENCY = /^\p{Sc} ?|(?<=\d) ?(?:\p{Sc}|%)$/gu;

/**
 * The number that a trimmed cell holds: with any script's digits, thousands apart, in thousandths, with a percent sign or a currency. Null where it holds
 * none, or one beyond ±10¹².
 */
export function numberIn(cell: string, mark: DecimalMark): number | null {
  if (cell.length > 40) return null;
  if (PLAIN.test(cell) && (mark === "." || !cell.includes("."))) return bounded(Number(cell));
  // Nine of ten cells that are no numbers are told from here, without the slow way.
  if (!/\p{Nd}/u.test(cell)) return null;
  const text = inAscii(cell.replace(/٫/gu, mark)).replace(CURRENCY, "").replace(/%$/, "").trim();
  const parts = NUMBER[mark].exec(text);
  if (!parts) return null;
  const [, sign, whole = "", fraction = parts[4] ?? "", , exponent = ""] = parts;
  return bounded(Number(`${sign}${whole.replace(/\D/g, "") || "0"}${fraction.replace(",", ".")}${exponent}`));
}

function bounded(value: number): number | null {
  return Math.abs(value) <= MOST_IN_A_CELL ? value + 0 : null;
}

const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]m)?(?:Z|[+-]\d{2}:?\d{2})?)?$|^\d{1,2}:\d{2}(?::\d{2})?$|^\d{1,2}\.? \p{L}{3,12}\.? \d{4}$|^\p{L}{3,9}\.? \d{1,2},? \d{4}$/iu;

/** Whether a trimmed cell is a date, a time, or both, in a form that spreadsheets write. */
export function isDate(cell: string): boolean {
  return cell.length >= 4 && cell.length <= 32 && DATE.test(/[٠-٩۰-۹]/.test(cell) ? inAscii(cell) : cell);
}
