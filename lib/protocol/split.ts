import type { Split } from "@/lib/learning/examples/split";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { featureCount, lettersOf } from "@/lib/learning/network/network";

/** The splits that browsers may download. The test split has no address. */
export const DOWNLOADABLE_SPLITS = ["train", "validation"] as const;
export type DownloadableSplit = (typeof DOWNLOADABLE_SPLITS)[number];

/** What a plan's challenges are, for screens that were opened before the plan changed. */
export function plannedChallengesPath(sessionId: string): string {
  return `/api/sessions/${sessionId}/challenges`;
}

export function splitPath(sessionId: string, round: number, split: DownloadableSplit): string {
  return `/api/sessions/${sessionId}/rounds/${round}/splits/${split}`;
}

/** Where the examples of a class that has ended can be had. `share`: the token of its practice link, or null for those who may hold its desk. */
export function practiceSplitPath(
  sessionId: string,
  round: number,
  split: DownloadableSplit,
  share: string | null,
): string {
  const path = `/api/sessions/${sessionId}/practice/${round}/${split}`;
  return share === null ? path : `${path}?${new URLSearchParams({ share })}`;
}

/**
 * Encodes a split as float32 little-endian: the features, row after row, then the labels. A split of letters is its text, a byte a letter: the features
 * follow from it.
 */
export function encodeSplit(split: Split): ArrayBuffer {
  if (split.labels instanceof Uint8Array) return split.labels.slice().buffer;
  const bytes = new ArrayBuffer(4 * (split.features.length + split.labels.length));
  const view = new DataView(bytes);
  split.features.forEach((value, index) => {
    view.setFloat32(4 * index, value, true);
  });
  split.labels.forEach((value, index) => {
    view.setFloat32(4 * (split.features.length + index), value, true);
  });
  return bytes;
}

/** Decodes a split of examples with this feature shape. Throws a RangeError when the bytes do not fit. */
export function decodeSplit(bytes: ArrayBuffer, featureShape: readonly number[]): Split {
  const letters = lettersOf(featureShape);
  if (letters) return decodeLetters(new Uint8Array(bytes), letters.symbols);
  const width = featureCount(featureShape);
  const numbers = bytes.byteLength / 4;
  const count = numbers / (width + 1);
  if (!Number.isInteger(count))
    throw new RangeError(`A split of ${bytes.byteLength} bytes does not hold rows of ${width} features.`);
  const view = new DataView(bytes);
  const values = Float32Array.from({ length: numbers }, (_, index) => view.getFloat32(4 * index, true));
  return {
    count,
    features: values.subarray(0, count * width),
    labels: values.subarray(count * width),
  };
}

function decodeLetters(text: Uint8Array, symbols: number): Split {
  if (text.some((symbol) => symbol >= symbols))
    throw new RangeError(`A text with symbols beyond the ${symbols} of its alphabet.`);
  return letterSplit(text);
}
