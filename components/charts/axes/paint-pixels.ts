import { guessOf } from "@/lib/learning/examples/guess";
import type { Numbers } from "@/lib/learning/examples/split";

/** A colour as red, green and blue, 0–255. */
export type Ink = ArrayLike<number>;

/**
 * Paints one pixel for each row of logits (rows × classes), in the ink of the class guessed there: the surer, the stronger. `pixels`: rows × RGBA,
 * all of which are set.
 */
export function paintGuesses(
  logits: Float32Array,
  classes: number,
  inks: readonly Ink[],
  pixels: Uint8ClampedArray,
): void {
  for (let row = 0, at = 0; at < pixels.length; row++, at += 4) {
    const { label, confidence } = guessOf(logits, row, classes);
    // 0 where all classes are equally likely, 1 where there is no doubt.
    const certainty = (confidence * classes - 1) / (classes - 1);
    put(inks[label]!, 255 * (0.04 + 0.5 * certainty), pixels, at);
  }
}

/**
 * Paints one pixel for each value, in the ink of its sign, the stronger the further from zero. `scale`: the magnitude that is drawn with `strongest`, the
 * greatest opacity, 0–255. `pixels`: values × RGBA, all of which are set.
 */
export function paintSigns(
  values: Numbers,
  { scale, strongest }: { readonly scale: number; readonly strongest: number },
  inks: Readonly<Record<"positive" | "negative", Ink>>,
  pixels: Uint8ClampedArray,
): void {
  for (let row = 0, at = 0; at < pixels.length; row++, at += 4) {
    const value = values[row]!;
    const opacity = scale > 0 ? strongest * Math.min(1, Math.abs(value) / scale) : 0;
    put(value < 0 ? inks.negative : inks.positive, opacity, pixels, at);
  }
}

/** Byte by byte, which takes a tenth of the time of `TypedArray.set`. */
function put(ink: Ink, opacity: number, pixels: Uint8ClampedArray, at: number): void {
  pixels[at] = ink[0]!;
  pixels[at + 1] = ink[1]!;
  pixels[at + 2] = ink[2]!;
  pixels[at + 3] = opacity;
}
