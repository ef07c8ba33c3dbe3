/*
 * Reads numbers as people type them, on any keyboard: the counterpart of `format.ts`. Every number field uses this, so that typed text either
 * means the same everywhere or is refused; nothing is ever rounded, cut off or clamped to a range.
 *
 * One thing is ambiguous: in `1,234` (or `1.234`) the mark may be a thousands separator or the decimal mark. The field decides: where only
 * whole numbers are allowed it separates thousands; everywhere else it is the decimal mark, as in `0,034`.
 */

/** Which numbers a field accepts. `percent`: a share of whole hundredths, written `20%` or `20` and kept as 0.2. */
export type NumberRule = {
  readonly kind: "whole" | "real" | "percent";
  readonly min: number;
  readonly max: number;
};

/** Longer than any number that somebody would type. */
const MAX_LENGTH = 64;
const PERCENT = -2;

/** The number that is meant; null if the text is not a number, or not one that the field accepts. */
export function readNumber(typed: string, rule: NumberRule): number | null {
  return readings(typed, rule.kind).find((value) => isAllowed(value, rule)) ?? null;
}

/** Whether more typing could still make this a number that the field accepts: `1e-` and `0.0` could, `abc` and `1,5` epochs could not. */
export function isUnfinished(typed: string, rule: NumberRule): boolean {
  const text = inAscii(typed);
  if (/^[+-]?$|^[+]?[\d., ]*\d[., ]*(?:e|e[+-]|[*] ?1?0?\^?[+-]?)$|^[+]?\d*[.,٫]$/u.test(text)) return true;
  return readings(typed, rule.kind).some((value) => value >= 0 && value < rule.min);
}

/** The number as a field shows it: exactly, so that reading it gives the same number again. */
export function writeNumber(value: number, kind: NumberRule["kind"]): string {
  if (kind === "percent") return `${Math.round(100 * value)}%`;
  if (kind === "whole" || value === 0 || Math.abs(value) >= 0.001) return String(value);
  return value.toExponential().replace("e+", "e");
}

function isAllowed(value: number, { kind, min, max }: NumberRule): boolean {
  if (!(value >= min && value <= max)) return false;
  if (kind === "whole") return Number.isInteger(value);
  return kind === "real" || Math.round(100 * value) / 100 === value;
}

/** What the text can mean in a field of this kind, the likeliest first. */
function readings(typed: string, kind: NumberRule["kind"]): number[] {
  if (typed.length > MAX_LENGTH) return [];
  const text = inAscii(typed);
  const bare = text.replace(/^% ?| ?%$/u, "");
  const hasSign = bare.length < text.length;
  if (hasSign && kind === "whole") return [];
  const fraction = hasSign ? null : readFraction(bare);
  if (fraction !== null) return [fraction];
  // Without a sign, `0.2` is read as the share where `0.2 %` would be below the field's minimum.
  const shifts = hasSign ? [PERCENT] : kind === "percent" ? [PERCENT, 0] : [0];
  return shifts.flatMap((shift) => readDecimal(bare, kind, shift) ?? []);
}

/** `1/2`, and `1 1/2` for one and a half. */
function readFraction(text: string): number | null {
  const parts = /^\+?(?:(\d{1,9}) )?(\d{1,9}) ?\/ ?(\d{1,9})$/u.exec(text);
  if (parts === null) return null;
  const [, whole = "0", above, below] = parts;
  return Number(whole) + Number(above) / Number(below);
}

function readDecimal(text: string, kind: NumberRule["kind"], shift: number): number | null {
  const power = /^([+-]?) ?10 ?(?:\^|\*\*) ?([+-]?\d{1,3})$/u.exec(text);
  if (power) return Number(`${power[1]}1e${Number(power[2]) + shift}`);
  const parts =
    /^([+-]?) ?([\d., ٫]+?)(?: ?e ?([+-]?\d{1,3})| ?\* ?10 ?(?:(?:\^|\*\*) ?(?=[+-]?\d)|(?=[+-]))([+-]?\d{1,3}))?$/u.exec(
      text,
    );
  if (parts === null) return null;
  const [, sign, digits, afterE, afterTen] = parts;
  const exponent = afterE ?? afterTen;
  const isCount = kind === "whole" && exponent === undefined;
  const mantissa = readMantissa(digits!, isCount);
  // `40.0` is forty, but `1,0000` is more likely a slip in ten thousand than one.
  if (mantissa === null || (isCount && /\.\d{3}/u.test(mantissa))) return null;
  // Shifted in writing: 7 % divided by a hundred is not always the number written 0.07.
  const value = Number(`${sign}${mantissa}e${Number(exponent ?? 0) + shift}`);
  return value === 0 ? 0 : value;
}

/** Digits with marks between them, as JavaScript writes them; null where the marks make no number. */
function readMantissa(digits: string, prefersGroups: boolean): string | null {
  const marks = [...digits].filter((symbol) => /[.,٫]/u.test(symbol));
  const last = marks.at(-1);
  const isOnce = marks.filter((mark) => mark === last).length === 1;
  const grouped = ungrouped(digits);
  if (grouped !== null && (last === undefined || !isOnce || prefersGroups)) return grouped;
  if (last === undefined || !isOnce) return null;
  const at = digits.lastIndexOf(last);
  const before = digits.slice(0, at);
  const after = digits.slice(at + 1);
  const whole = before === "" ? "0" : ungrouped(before);
  if (whole === null || !/^\d*$/u.test(after) || `${before}${after}` === "") return null;
  return `${whole}.${after === "" ? "0" : after}`;
}

/** Whole digits without their group separators: thousands, or the lakhs and crores of India. Null if the groups are not regular. */
function ungrouped(digits: string): string | null {
  if (/^\d+$/u.test(digits)) return digits;
  if (!/^[1-9]\d{0,2}([., ])(?:\d{2,3}\1)*\d{3}$/u.test(digits)) return null;
  return digits.replace(/\D/gu, "");
}

/** Translates the digits of every script, and every symbol for a sign, a mark, a power or "times", to the one ASCII form that is read here. */
export function inAscii(typed: string): string {
  return (
    typed
      .replace(/[\u00BC-\u00BE\u2150-\u215E]/gu, (fraction) => ` ${fraction.normalize("NFKC")}`)
      .replace(/[⁺⁻⁰¹²³⁴-⁹]+/gu, (raised) => `^${raised.normalize("NFKC")}`)
      .normalize("NFKC")
      // Direction marks, which languages that are written from right to left put around numbers.
      .replace(/\p{Cf}/gu, "")
      .replace(/\p{Nd}/gu, asciiDigit)
      .replace(/[‐‑‒–—−]/gu, "-")
      .replace(/٪/gu, "%")
      .replace(/،/gu, ",")
      .replace(/[\s٬'’ʼ_]+/gu, " ")
      .replace(/[⁄∕]/gu, "/")
      .replace(/أس|اس/gu, "e")
      .replace(/[×·⋅∙•✕x]/giu, "*")
      .replace(/E/gu, "e")
      .trim()
  );
}

/** Unicode keeps the ten digits of a script in one run, and such runs may follow one another directly. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}
