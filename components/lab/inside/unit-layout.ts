import type { Spot } from "@/components/lab/slow-motion/trace-layout";

/** A network's squares in CSS pixels. */
export type PlacedUnits = {
  readonly width: number;
  readonly height: number;
  /** The middle of each column's squares. */
  readonly spots: readonly (readonly Spot[])[];
};

/** Space between two squares of a column; squares are no smaller and no larger than these. */
const GAP = 4;
const SMALLEST = 21;
const LARGEST = 52;
/** Columns stand no closer than this, from middle to middle; a narrower place scrolls. */
const NARROWEST = 66;
const WIDEST = 170;
const EDGE = 2;
/** Half of a column's name, for which there is room at the sides. */
const NAME_HALF = 32;

/** `counts`: squares in each column. `room`: what there is. All squares are alike, and columns are centred. */
export function placeUnits(
  counts: readonly number[],
  room: { readonly width: number; readonly height: number },
): PlacedUnits {
  const most = Math.max(1, ...counts);
  const fitting = Math.floor((room.height - 2 * EDGE) / most) - GAP;
  const size = Math.max(SMALLEST, Math.min(LARGEST, fitting));
  const pitch = size + GAP;
  const half = size / 2;
  const side = Math.max(half + EDGE, NAME_HALF);
  const gaps = Math.max(1, counts.length - 1);
  const apart = Math.max(NARROWEST, Math.min(WIDEST, (room.width - 2 * side) / gaps));
  const width = Math.max(room.width, 2 * side + gaps * apart);
  const start = (width - gaps * apart) / 2;
  const height = most * pitch - GAP + 2 * EDGE;
  const spots = counts.map((count, column) =>
    Array.from({ length: count }, (_, item) => ({
      x: start + column * apart,
      y: height / 2 + (item - (count - 1) / 2) * pitch,
      ...{ half, halfHeight: half },
    })),
  );
  return { width, height, spots };
}
