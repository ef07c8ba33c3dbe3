import type { TraceColumn } from "./trace-columns";

/** An item's middle, and half its side. */
export type Spot = { readonly x: number; readonly y: number; readonly half: number };

export type PlacedTrace = {
  readonly width: number;
  readonly height: number;
  /** For each column, for each item. */
  readonly spots: readonly (readonly Spot[])[];
};

/** Room at the sides for words, and below for what a column is. */
const LEFT = 26;
const LEFT_NAMED = 92;
const RIGHT = 112;
const TOP = 8;
const BOTTOM = 34;
/** Columns stand no closer; a narrower place scrolls. */
const NARROWEST_GAP = 70;
const NODE_HALF = 6;
const TIGHTEST = 15;
const LOOSEST = 30;
const TALLEST = 16 * TIGHTEST;
const LOWEST = 120;
const PICTURE_GAP = 5;
const LARGEST_PICTURE = 96;

/**
 * Places the items of every column in CSS pixels, columns side by side, items about the middle. `named`: the features have names,
 * written before them.
 */
export function traceGeometry(
  columns: readonly Pick<TraceColumn, "items" | "picture">[],
  room: number,
  named: boolean,
): PlacedTrace {
  const halves = columns.map(halfOf);
  const left = Math.max(named ? LEFT_NAMED : LEFT, halves[0] + 4);
  const gaps = columns.length - 1;
  const width = Math.max(room, left + RIGHT + gaps * NARROWEST_GAP);
  const gap = (width - left - RIGHT) / gaps;
  const heights = columns.map(
    ({ items, picture }, index) => items.length * pitchOf(items.length, picture, halves[index]),
  );
  const tall = Math.max(LOWEST, ...heights);
  const middle = TOP + tall / 2;
  const spots = columns.map(({ items, picture }, column) => {
    const half = halves[column];
    const pitch = pitchOf(items.length, picture, half);
    return items.map((_, item) => ({
      x: left + gap * column,
      y: middle + (item - (items.length - 1) / 2) * pitch,
      half,
    }));
  });
  return { width, height: TOP + tall + BOTTOM, spots };
}

function halfOf({ items, picture }: Pick<TraceColumn, "items" | "picture">): number {
  if (!picture) return NODE_HALF;
  const room = TALLEST / items.length - PICTURE_GAP;
  return Math.min(LARGEST_PICTURE, room) / 2;
}

function pitchOf(count: number, picture: TraceColumn["picture"], half: number): number {
  if (picture) return 2 * half + PICTURE_GAP;
  return Math.max(TIGHTEST, Math.min(LOOSEST, TALLEST / Math.max(1, count)));
}
