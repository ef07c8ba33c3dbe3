/**
 * Numbers as text that JSON takes as it is, in as few characters as that allows: ninety-two signs, each with a digit to the
 * base of 46 and whether another one follows, the lowest first.
 */
const SIGNS = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index)).filter(
  (sign) => sign !== '"' && sign !== "\\",
);
const BASE = SIGNS.length / 2;
const VALUES = new Uint8Array(0x7f);
for (const [value, sign] of SIGNS.entries()) VALUES[sign.charCodeAt(0)] = value;

/** Decimal exponents that need no other way to be written. */
const LOWEST_EXPONENT = -30;
const OTHERWISE = BASE - 1;
const DIGITS = 5;

/** A whole number from 0 on: one character up to 45, two up to 2,115, three up to 97,335. */
export function wholeInDigits(value: number): string {
  let text = "";
  let rest = value;
  while (rest >= BASE) {
    text += SIGNS[BASE + (rest % BASE)];
    rest = Math.floor(rest / BASE);
  }
  return text + SIGNS[rest];
}

/** A whole number on either side of 0. */
export function signedInDigits(value: number): string {
  return wholeInDigits(value < 0 ? -2 * value - 1 : 2 * value);
}

/** Any number, to be had back exactly. One with five significant digits takes four characters, a short one fewer. */
export function decimalInDigits(value: number): string {
  if (value === 0) return wholeInDigits(0);
  const written = value.toExponential(DIGITS - 1);
  if (value > 0 && Number(written) === value) {
    const [digits, power] = written.split("e");
    const mantissa = digits.replace(".", "").replace(/0+$/, "");
    const exponent = Number(power) - mantissa.length + 1;
    const slot = exponent - LOWEST_EXPONENT;
    if (slot >= 0 && slot < OTHERWISE) return wholeInDigits(Number(mantissa) * BASE + slot);
  }
  const text = String(value);
  return wholeInDigits(text.length * BASE + OTHERWISE) + text;
}

/** Reads what the functions above wrote, in the same order. */
export class DigitReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  whole(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const digit = VALUES[this.#text.charCodeAt(this.#at++)];
      value += (digit % BASE) * weight;
      if (digit < BASE || this.done) return value;
      weight *= BASE;
    }
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  decimal(): number {
    const value = this.whole();
    const slot = value % BASE;
    const rest = Math.floor(value / BASE);
    if (slot !== OTHERWISE) return Number(`${rest}e${slot + LOWEST_EXPONENT}`);
    const text = this.#text.slice(this.#at, this.#at + rest);
    this.#at += rest;
    return Number(text);
  }
}
