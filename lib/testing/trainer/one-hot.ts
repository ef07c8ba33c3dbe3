import type { Numbers, Split } from "@/lib/learning/examples/split";
import { lettersOf } from "@/lib/learning/network/network";
import type { Random } from "@/lib/learning/numbers/random";

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

/** Random letters with random labels, where the shape is that of letters; null where it is not. */
export function randomLetters(shape: readonly number[], count: number, random: Random): Split | null {
  const letters = lettersOf(shape);
  if (!letters) return null;
  const symbol = () => Math.floor(random() * letters.symbols);
  const features = Uint8Array.from({ length: count * letters.positions }, symbol);
  return { count, features, labels: Uint8Array.from({ length: count }, symbol) };
}
