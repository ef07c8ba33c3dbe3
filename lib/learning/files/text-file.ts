/* Files of text as programs and people save them, in whatever encoding. */

/** Encodings that a file may be in, as the browser's decoder calls them. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1256",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The encoding of a file: what its mark says, else UTF-8 if it is valid, else one of the old ones of Windows. Those cannot be told for certain: where most letters are
 * outside ASCII and stand together, it is taken to be Arabic, else Western European.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (decodes(bytes, "utf-8")) return zeros(bytes) ?? "utf-8";
  let [high, inWords] = [0, 0];
  for (let at = 0, run = 0; at <= bytes.length; at++) {
    if (bytes[at]! >= 0xc0) run++;
    else {
      high += run;
      if (run >= WORD) inWords += run;
      run = 0;
    }
  }
  return inWords > 0.4 * high ? "windows-1256" : "windows-1252";
}

/** So many letters outside ASCII in a row are a word of another script. */
const WORD = 3;

/** UTF-16 without its mark: most second bytes of Latin text are zero. */
function zeros(bytes: Uint8Array): Encoding | null {
  const beginning = bytes.subarray(0, 2_000);
  const zerosAt = (parity: number) =>
    beginning.filter((byte, at) => at % 2 === parity && byte === 0).length / (beginning.length / 2);
  if (zerosAt(1) > 0.6) return "utf-16le";
  return zerosAt(0) > 0.6 ? "utf-16be" : null;
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, in the encoding that it seems to have unless one is given. Bytes that are no text come out as characters that readers refuse. */
export function textOf(bytes: Uint8Array, encoding: Encoding = guessEncoding(bytes)): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Pictures, documents and workbooks have a zero byte early, or are full of what no encoding makes letters of. */
export function isBinary(text: string): boolean {
  const beginning = text.slice(0, 20_000);
  const strange = beginning.match(/(?![\t\n\v\f\r])\p{Cc}|\ufffd/gu)?.length ?? 0;
  return beginning.includes("\0") || strange > 0.02 * beginning.length;
}
