import type { Numbers } from "@/lib/learning/examples/split";
import { createRandom, gaussian } from "@/lib/learning/numbers/random";
import { rasterise } from "./rasterise";
import { boxAround, movedTo, type Point, type Sketch, type Stroke } from "./sketch";

/**
 * How the pictures of a data set are made of lines, as far as a drawing of one's own has to follow: what is scaled to how many pixels, what lies in
 * the middle, and what the pen and the paper are like. Where a data set varies these, they are those of a usual example.
 */
export type DrawingStyle = {
  /** What of the drawing's lines is `pixels` long: the longer side of the box around them, its height, or its width and height together. */
  readonly measure: "longer-side" | "height" | "width-and-height";
  readonly pixels: number;
  /** Pixels between the edge of the picture and the middle of any line, at least. */
  readonly margin: number;
  /** What lies in the middle: the box around the lines, or the ink's centre of mass. */
  readonly middle: "box" | "mass";
  /** Of the pen, in pixels. */
  readonly thickness: number;
  /** The shade of a line, up to 1. */
  readonly ink: number;
  /** How grainy the paper is: the standard deviation of its shades. */
  readonly grain: number;
};

/**
 * What somebody drew. `strokes`: on a pad from 0 to 1, right and down. `ground`: the picture of size × size shades that it was drawn on; null for
 * empty paper.
 */
export type OwnDrawing = { readonly strokes: Sketch; readonly ground: Numbers | null };

export const BLANK: OwnDrawing = { strokes: [], ground: null };

/** A smaller drawing fills less of its picture than others: a dot is not made a blot. In pads to a picture. */
const MOST_ENLARGED = 4;
/** Every drawing is on the same sheet of paper: grain that changed while somebody draws would move what the network says. */
const PAPER_SEED = 83;

/**
 * The picture that a network gets of a drawing: `size` × `size` shades from 0 (paper) to 1 (ink), row by row, in steps of 1/255. It is scaled, centred and inked
 * as the data set's own examples are, except on a ground, where each line stays where it was drawn. Points off the pad count as on its edge; those that are no numbers are
 * left out. Null if nothing is drawn.
 */
export function pictureOf(
  { strokes, ground }: OwnDrawing,
  size: number,
  style: DrawingStyle,
): Float32Array | null {
  const sketch = strokes.map(onPad).filter((stroke) => stroke.length > 0);
  if (ground) {
    const over = rasterise(
      movedTo(sketch, { ...PAD }, size, 0, 0).map(visible),
      size,
      style.thickness,
      style.ink,
    );
    return over.map((shade, pixel) => inSteps(Math.max(shade, ground[pixel] ?? 0)));
  }
  if (sketch.length === 0) return null;
  const picture = rasterise(fitted(sketch, size, style), size, style.thickness, style.ink);
  return grained(picture, style.grain).map(inSteps);
}

const PAD = { left: 0, top: 0, width: 1, height: 1 };

function onPad(stroke: Stroke): Stroke {
  return stroke
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    .map(({ x, y, pressure }): Point => {
      const at = { x: within(x, 0, 1), y: within(y, 0, 1) };
      return pressure !== undefined && Number.isFinite(pressure)
        ? { ...at, pressure: within(pressure, 0, 1) }
        : at;
    });
}

/** A stroke of one point, twice: what touches the paper leaves a dot. */
function visible(stroke: Stroke): Stroke {
  return stroke.length === 1 ? [stroke[0]!, stroke[0]!] : stroke;
}

/** The sketch in pixels, as large and where a data set has its drawings. */
function fitted(sketch: Sketch, size: number, style: DrawingStyle): Sketch {
  const { measure, pixels, margin, middle, thickness, ink } = style;
  const lines = sketch.map(visible);
  const box = boxAround(lines);
  const longer = Math.max(box.width, box.height);
  const measured = { "longer-side": longer, height: box.height, "width-and-height": box.width + box.height }[
    measure
  ];
  const scale = Math.min(MOST_ENLARGED * size, pixels / measured, (size - 2 * margin) / longer);
  const [width, height] = [scale * box.width, scale * box.height];
  const place = (x: number, y: number) =>
    movedTo(
      lines,
      box,
      scale,
      within(x, margin, size - margin - width),
      within(y, margin, size - margin - height),
    );
  const [left, top] = [(size - width) / 2, (size - height) / 2];
  const inBox = place(left, top);
  if (middle === "box") return inBox;
  const mass = massOf(rasterise(inBox, size, thickness, ink), size);
  return place(left + size / 2 - mass.x, top + size / 2 - mass.y);
}

/** Where the ink of a picture has its centre of mass, in pixels from its corner to the corner of the pixel there, as data sets count it. */
function massOf(picture: Float32Array, size: number): Point {
  let [sum, across, down] = [0, 0, 0];
  picture.forEach((shade, pixel) => {
    sum += shade;
    across += shade * (pixel % size);
    down += shade * Math.floor(pixel / size);
  });
  return sum === 0 ? { x: size / 2, y: size / 2 } : { x: across / sum, y: down / sum };
}

function grained(picture: Float32Array, grain: number): Float32Array {
  if (grain === 0) return picture;
  const random = createRandom(PAPER_SEED);
  return picture.map((shade) => within(shade + grain * gaussian(random), 0, 1));
}

function inSteps(shade: number): number {
  return Math.round(255 * shade) / 255;
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
