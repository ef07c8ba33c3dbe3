import { rgbOf } from "@/components/charts/axes/chart-palette";
import { traceShape } from "@/components/charts/axes/class-shapes";
import { guessOf } from "@/lib/learning/examples/guess";
import type { Split } from "@/lib/learning/examples/split";
import { type Extent, SURFACE_SIZE } from "./example-space";

/**
 * The confidence field as a picture of size² pixels, each in the colour of the class guessed there: the surer, the stronger.
 * `colours`: any CSS colours. `logits`: size² × classes, in the order of `planeGrid`. Null if the browser gives no canvas context.
 */
export function surfacePicture(
  logits: Float32Array,
  classes: number,
  colours: readonly string[],
  size = SURFACE_SIZE,
): HTMLCanvasElement | null {
  const picture = document.createElement("canvas");
  picture.width = size;
  picture.height = size;
  const context = picture.getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  const inks = Array.from({ length: classes }, (_, label) =>
    inkOf(context, colours[label % colours.length]!),
  );
  const image = context.createImageData(size, size);
  for (let cell = 0; cell < size * size; cell++) {
    const { label, confidence } = guessOf(logits, cell, classes);
    // 0 where all classes are equally likely, 1 where there is no doubt.
    const certainty = (confidence * classes - 1) / (classes - 1);
    image.data.set(inks[label]!, 4 * cell);
    image.data[4 * cell + 3] = 255 * (0.04 + 0.5 * certainty);
  }
  context.putImageData(image, 0, 0);
  return picture;
}

/** Draws a split's points of the plane, each with its class's mark, filled or hollow. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  size: number,
  { low, high }: Extent,
  { count, features, labels }: Split,
  look: { filled: boolean; radius: number; colours: readonly string[]; edge: string },
) {
  const scale = size / (high - low);
  for (let example = 0; example < count; example++) {
    const x = (features[2 * example]! - low) * scale;
    const y = (high - features[2 * example + 1]!) * scale;
    const colour = look.colours[labels[example]! % look.colours.length]!;
    traceShape(context, labels[example]!, x, y, look.radius);
    if (look.filled) {
      context.lineWidth = 1.5;
      context.strokeStyle = look.edge;
      context.fillStyle = colour;
      context.stroke();
      context.fill();
    } else {
      context.lineWidth = 1.2;
      context.strokeStyle = colour;
      context.stroke();
    }
  }
}

const inks = new Map<string, Uint8ClampedArray>();

/** `rgbOf`, remembered: there are few colours and many surfaces. */
function inkOf(context: CanvasRenderingContext2D, colour: string): Uint8ClampedArray {
  const ink = inks.get(colour) ?? rgbOf(context, colour);
  inks.set(colour, ink);
  return ink;
}
