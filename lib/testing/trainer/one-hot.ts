import type { Numbers } from "@/lib/learning/examples/split";
import { lettersOf } from "@/lib/learning/network/network";

/** The numbers that a network sees of an example's features: themselves, or the one-hot vectors of its letters, one after another. */
export function numbersSeen(
  features: Numbers | readonly number[],
  featureShape: readonly number[],
): number[] {
  const letters = lettersOf(featureShape);
  if (!letters) return Array.from(features);
  return Array.from(features).flatMap((symbol) =>
    Array.from({ length: letters.symbols }, (_, other) => Number(other === symbol)),
  );
}

/** The numbers of the last letters, one-hot: all that a context of this length lets through. */
export function lastLetters(
  values: number[],
  { length, symbols }: { length: number; symbols: number },
): number[] {
  return values.slice(-length * symbols);
}
