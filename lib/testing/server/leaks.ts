import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Numbers, Split } from "@/lib/learning/examples/split";
import { END_MARK, textOf } from "@/lib/learning/letters/alphabet";
import { bytesOfFloats } from "@/lib/learning/numbers/float-bytes";

/** What only the server may have of a round: its test examples, and what they are generated from. */
export type Sealed = { readonly split: Split; readonly seed: ExampleSeed; readonly secret: Uint8Array };

/** This many labels in a row do not match by chance. */
const LABELS = 48;
/** How many numbers of an example are searched for: all of a small one, a distinctive stretch of a picture. */
const WINDOW = 16;
/** Significant digits of points in the log: an example rounded to these is still a leak. */
const DIGITS = 5;

/** Finds parts of the sealed split in these bytes, as bytes or as decimals: one sentence each. */
export function leaksIn(received: Buffer, sealed: Sealed): string[] {
  const windows = windowsOf(sealed.split);
  const text = received.toString("latin1");
  const numbers = text.match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi) ?? [];
  return [
    ...bytesAmong(received, windows),
    ...decimalsAmong(numbers, windows),
    ...labelsIn(received, text, sealed.split),
    ...(isSeedIn(received, text, numbers, sealed) ? ["the seed of the test split"] : []),
    ...(isSpelled(received, text, sealed.secret) ? ["the session's secret"] : []),
  ];
}

/** Which of these words are in these bytes: whole, as text or as symbols of their alphabet. */
export function wordsLeakedIn(received: Buffer, words: readonly string[], alphabet: string): string[] {
  const text = received.toString("utf8");
  const letter = /\p{L}/u;
  const isSpelled = (word: string) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (!letter.test(text[at - 1] ?? "") && !letter.test(text[at + word.length] ?? "")) return true;
    return false;
  };
  return words.filter((word) => {
    const symbols = Buffer.from(textOf([word], alphabet));
    const isFirst = received.subarray(0, symbols.length).equals(symbols);
    return isFirst || received.includes(Buffer.concat([Buffer.of(END_MARK), symbols])) || isSpelled(word);
  });
}

const known = new WeakMap<Split, Numbers[]>();

/** For each example, consecutive numbers that distinguish it from others: features, and if there are few, its label. */
function windowsOf(split: Split): Numbers[] {
  const windows =
    known.get(split) ?? Array.from({ length: split.count }, (_, row) => windowsOfExample(split, row)).flat();
  known.set(split, windows);
  return windows;
}

function windowsOfExample({ count, features, labels }: Split, example: number): Numbers[] {
  const width = features.length / count;
  const row = features.subarray(example * width, (example + 1) * width);
  // One number is too few to be distinctive: it is searched for with its label, and before the next one.
  if (width === 1)
    return [Float32Array.of(row[0], labels[example]), features.subarray(example, example + 2)].filter(
      ({ length }) => length === 2,
    );
  if (width <= WINDOW) return [row];
  // Pictures are mostly blank with few shades: the stretch with the most shades is unique.
  let best = row.subarray(0, WINDOW);
  for (let start = 0; start + WINDOW <= width; start++) {
    if (!isTelling(row[start])) continue;
    const stretch = row.subarray(start, start + WINDOW);
    if (telling(stretch) > telling(best)) best = stretch;
  }
  return [best];
}

function telling(values: Numbers): number {
  return values.reduce((count, value) => (isTelling(value) ? count + 1 : count), 0);
}

function bytesAmong(received: Buffer, windows: readonly Numbers[]): string[] {
  const byFirst = new Map<number, Buffer[]>();
  for (const window of windows) {
    const bytes = Buffer.from(bytesOfFloats(Float32Array.from(window)));
    const first = bytes.readUInt32LE(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), bytes]);
  }
  let found = 0;
  for (let at = 0; at + 8 <= received.length; at++) {
    for (const bytes of byFirst.get(received.readUInt32LE(at)) ?? [])
      if (received.subarray(at, at + bytes.length).equals(bytes)) found++;
  }
  return found === 0 ? [] : [`${found} test examples as bytes`];
}

function decimalsAmong(numbers: readonly string[], windows: readonly Numbers[]): string[] {
  const values = numbers.map(Number);
  const { length } = windows[0];
  const spelled = (some: Iterable<number>) =>
    Array.from(some, (value) => Number(value.toPrecision(DIGITS))).join(" ");
  const examples = new Set(windows.map(spelled));
  const found = values.filter((_, at) => examples.has(spelled(values.slice(at, at + length)))).length;
  // With few numbers per example, each one with all its digits is distinctive by itself.
  const exact = new Set(length > 2 ? [] : windows.flatMap((window) => [...window].filter(isTelling)));
  const whole = values.filter((value, at) => numbers[at].length >= 9 && exact.has(Math.fround(value)));
  return [
    ...(found > 0 ? [`${found} test examples as decimals`] : []),
    ...(whole.length > 0 ? [`${whole.length} numbers of test examples, such as ${whole[0]}`] : []),
  ];
}

/** Whether a value is distinctive: not blank, ink or a class. */
function isTelling(value: number): boolean {
  return !Number.isInteger(value) && Math.abs(value) > 1e-3;
}

function labelsIn(received: Buffer, text: string, { labels }: Split): string[] {
  const first = labels.subarray(0, LABELS);
  const asBytes = received.includes(Buffer.from(bytesOfFloats(Float32Array.from(first))));
  const asText = ["", ",", ", ", " "].some((separator) => text.includes([...first].join(separator)));
  return asBytes || asText ? ["test labels"] : [];
}

function isSeedIn(received: Buffer, text: string, numbers: readonly string[], { seed }: Sealed): boolean {
  if (typeof seed !== "number") return isSpelled(received, text, seed);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(seed);
  const asBytes = received.includes(bytes) || received.includes(bytes.reverse());
  return asBytes || numbers.includes(String(seed));
}

/** Whether a secret is in there, as bytes or in one of the usual encodings. */
function isSpelled(received: Buffer, text: string, secret: Uint8Array): boolean {
  const bytes = Buffer.from(secret);
  const spellings = [bytes.toString("hex"), bytes.toString("base64url"), [...bytes].join(",")];
  const plain = bytes.toString("base64").replace(/=+$/, "");
  return received.includes(bytes) || [...spellings, plain].some((spelling) => text.includes(spelling));
}
