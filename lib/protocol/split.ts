import type { Split } from "@/lib/learning/examples/split";

/** The splits that browsers may download. The test split has no address. */
export const DOWNLOADABLE_SPLITS = ["train", "validation"] as const;
export type DownloadableSplit = (typeof DOWNLOADABLE_SPLITS)[number];

export function splitPath(sessionId: string, round: number, split: DownloadableSplit): string {
  return `/api/sessions/${sessionId}/rounds/${round}/splits/${split}`;
}

/** Encodes a split as float32 little-endian: the features, row after row, then the labels. */
export function encodeSplit(split: Split): ArrayBuffer {
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

/** Decodes a split. `featureCount`: numbers per example. Throws a RangeError when the length does not fit. */
export function decodeSplit(bytes: ArrayBuffer, featureCount: number): Split {
  const numbers = bytes.byteLength / 4;
  const count = numbers / (featureCount + 1);
  if (!Number.isInteger(count))
    throw new RangeError(
      `A split of ${bytes.byteLength} bytes does not hold rows of ${featureCount} features.`,
    );
  const view = new DataView(bytes);
  const values = Float32Array.from({ length: numbers }, (_, index) => view.getFloat32(4 * index, true));
  return {
    count,
    features: values.subarray(0, count * featureCount),
    labels: values.subarray(count * featureCount),
  };
}
