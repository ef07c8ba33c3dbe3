import { rgbOf } from "@/components/charts/axes/chart-palette";
import { traceShape } from "@/components/charts/axes/class-shapes";
import { paintGuesses } from "@/components/charts/axes/paint-pixels";
import type { Split } from "@/lib/learning/examples/split";
import { type Extent, SURFACE_SIZE } from "./example-space";

/** A canvas for the pixels of one surface after the other: creating one takes longer than painting it. */
let shared: CanvasRenderingContext2D | null = null;

/**
 * The confidence field as a picture of size² pixels, each in the colour of the class guessed there: the surer, the stronger. It must be drawn at once, since
 * the next call paints over it. `colours`: any CSS colours. `logits`: size² × classes, in the order of `planeGrid`. Null if the browser gives no canvas context.
 */
export function surfacePicture(
  logits: Float32Array,
  classes: number,
  colours: readonly string[],
  size = SURFACE_SIZE,
): HTMLCanvasElement | null {
  shared ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const context = shared;
  if (context === null) return null;
  const inks = Array.from({ length: classes }, (_, label) =>
    inkOf(context, colours[label % colours.length]!),
  );
  if (context.canvas.width !== size) context.canvas.width = size;
  if (context.canvas.height !== size) context.canvas.height = size;
  const image = context.createImageData(size, size);
  paintGuesses(logits, classes, inks, image.data);
  context.putImageData(image, 0, 0);
  return context.canvas;
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
