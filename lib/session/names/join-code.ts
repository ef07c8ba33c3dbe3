/** The symbols of join codes, without the look-alikes 0/O, 1/I/L, 5/S, 2/Z, 8/B and U/V. */
export const CODE_ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
export const CODE_LENGTH = 6;

/** A typed text, read as a code. */
export type TypedCode = {
  readonly code: string;
  /** The position of the caret in the code. */
  readonly caret: number;
  /** The last letter or digit typed that no code contains, such as O or 1; null if there was none. */
  readonly refused: string | null;
};

/**
 * The code that is being typed, ignoring whatever is between its symbols. `caret`: its position in the text. Extra symbols in the middle replace
 * those after them, as if typed over; extra symbols at the end are dropped.
 */
export function readTypedCode(typed: string, caret = typed.length): TypedCode {
  const symbols = symbolsOf(typed);
  const kept = symbols.filter(isOfCode);
  const before = symbolsOf(typed.slice(0, caret)).filter(isOfCode).slice(0, CODE_LENGTH);
  const after = kept.slice(Math.max(before.length, kept.length - CODE_LENGTH + before.length));
  return {
    code: [...before, ...after].slice(0, CODE_LENGTH).join(""),
    caret: before.length,
    refused: symbols.filter((symbol) => !isOfCode(symbol) && /[\p{L}\p{N}]/u.test(symbol)).at(-1) ?? null,
  };
}

/**
 * The code in a pasted link or text; null if there is none, or more than one. In a sentence, six letters count as a code only in capitals or with a
 * digit among them, because words such as "change" would match too.
 */
export function findCode(text: string): string | null {
  const linked = /(?:\/join\/|[?&]code=)([^/?&#\s]+)/iu.exec(text)?.[1];
  if (linked !== undefined) return wholeCode(decoded(linked));
  const whole = wholeCode(text);
  if (whole !== null) return whole;
  const plain = symbolsOf(text, false).join("");
  const symbols = `[${CODE_ALPHABET}${CODE_ALPHABET.toLowerCase()}]`;
  // Without a look-behind, which older Safaris cannot read.
  const pattern = `(?:^|[^\\p{L}\\p{N}])(${symbols}{3})[\\s\\p{Pd}]?(${symbols}{3})(?![\\p{L}\\p{N}])`;
  const found = [...plain.matchAll(new RegExp(pattern, "gu"))]
    .map(([, one, other]) => `${one}${other}`)
    .filter((code) => /\d/.test(code) || code === code.toUpperCase())
    .map((code) => code.toUpperCase());
  return new Set(found).size === 1 ? found[0]! : null;
}

/** Whether a pasted text is at least part of a code, to be treated as if it had been typed. */
export function isPartOfCode(text: string): boolean {
  const symbols = symbolsOf(text).filter((symbol) => /[\p{L}\p{N}]/u.test(symbol));
  return symbols.length <= CODE_LENGTH && (symbols.every(isOfCode) || symbols.length === CODE_LENGTH);
}

/** The code, if the text is nothing else apart from spaces and punctuation; otherwise null. */
function wholeCode(text: string): string | null {
  const symbols = symbolsOf(text).filter((symbol) => !/[\s\p{P}]/u.test(symbol));
  return symbols.length === CODE_LENGTH && symbols.every(isOfCode) ? symbols.join("") : null;
}

function isOfCode(symbol: string): boolean {
  return CODE_ALPHABET.includes(symbol);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Letters of other alphabets that look like those of codes, since many classrooms have such keyboards: Cyrillic, then Greek. */
const LOOKS_LIKE = new Map(
  [..."АСЕНКМРТХУаскмртхуенΑΕΗΚΜΝΡΤΧΥ"].map((letter, index) => [
    letter,
    "ACEHKMPTXYackmptxyehAEHKMNPTXY"[index],
  ]),
);
/** Code points of the zeros that Arabic, Persian and Urdu keyboards type. */
const ZEROS = [0x660, 0x6f0];

/** The symbols of a text, in capitals unless told otherwise, with look-alikes replaced by the symbols that they stand for. */
function symbolsOf(text: string, inCapitals = true): string[] {
  const symbols = [...text.normalize("NFKC").replace(/\p{Cf}/gu, "")].map((symbol) => {
    const code = symbol.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? (LOOKS_LIKE.get(symbol) ?? symbol) : String(code - zero);
  });
  return inCapitals ? [...symbols.join("").toUpperCase()] : symbols;
}
