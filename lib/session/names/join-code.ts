/** Symbols of a join code: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V look-alikes. */
export const CODE_ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
export const CODE_LENGTH = 6;

/** What of a typed text belongs to a code. */
export type TypedCode = {
  readonly code: string;
  /** Where the caret stands in the code. */
  readonly caret: number;
  /** The last symbol typed that no code holds, such as O or 1; null when there was none. */
  readonly refused: string | null;
};

/**
 * The code that is being typed, whatever stands between its symbols. `caret`: where it is in the text. Too much in the middle pushes out what comes
 * after it, as typing over it would; too much at the end is left out.
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
 * The code in a pasted link, sentence or code; null where there is none, or more than one thing it could be. In a sentence, six letters are a code
 * only in capitals or with a digit among them: "change" could be one too.
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

/** Whether a text that was pasted is at least a piece of a code, to be read as if it had been typed. */
export function isPartOfCode(text: string): boolean {
  const symbols = symbolsOf(text).filter((symbol) => /[\p{L}\p{N}]/u.test(symbol));
  return symbols.length <= CODE_LENGTH && (symbols.every(isOfCode) || symbols.length === CODE_LENGTH);
}

/** A text that is a code and nothing else, but for spaces and marks round and in it. */
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

/** Letters of other alphabets that look just like one of a code, as keyboards in many classrooms type them: Cyrillic, then Greek. */
const LOOKS_LIKE = new Map(
  [..."АСЕНКМРТХУаскмртхуенΑΕΗΚΜΝΡΤΧΥ"].map((letter, index) => [
    letter,
    "ACEHKMPTXYackmptxyehAEHKMNPTXY"[index],
  ]),
);
/** Where the digits begin that Arabic, Persian and Urdu keyboards type. */
const ZEROS = [0x660, 0x6f0];

/** The symbols of a text in capitals, each as the one of a code that it stands for. */
function symbolsOf(text: string, inCapitals = true): string[] {
  const symbols = [...text.normalize("NFKC").replace(/\p{Cf}/gu, "")].map((symbol) => {
    const code = symbol.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? (LOOKS_LIKE.get(symbol) ?? symbol) : String(code - zero);
  });
  return inCapitals ? [...symbols.join("").toUpperCase()] : symbols;
}
