import type { TraceColumn } from "./trace-columns";

/** An item's middle, and half its side. */
export type Spot = { readonly x: number; readonly y: number; readonly half: number };

export type PlacedTrace = {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** For each column, for each item. */
  readonly spots: readonly (readonly Spot[])[];
};

/** Room at the sides for words, and below for what a column is. */
const LEFT = 22;
const LETTER = 6;
const LETTER_BEHIND = 5;
const RIGHT = 150;
const RIGHT_NARROW = 92;
/** From an output's middle to the words behind it: its number, where that is written, has room there. */
export const BEHIND_NUMBER = 46;
export const BEHIND_NODE = 9;
/** More than this, words behind the outputs are cut short: the network needs the room. */
const MOST_RIGHT = 230;
const MOST_RIGHT_NARROW = 150;
/** In less room than this, the outputs have their words and not their numbers. */
const NARROW = 420;
const TOP = 8;
const BOTTOM = 34;
/** Columns stand no closer; a narrower place scrolls. */
const NARROWEST_GAP = 60;
const NODE_HALF = 5.5;
/** From middle to middle; where pictures come in, those of the weights want room below. */
const TIGHTEST = 14;
const TIGHTEST_BESIDE_PICTURE = 12;
const LOOSEST = 30;
const MOST = 16;
const LOWEST = 120;
const PICTURE_GAP = 5;
const LARGEST_PICTURE = 96;

/**
 * Places the items of every column in CSS pixels, columns side by side, items about the middle. `longest`: letters of the
 * longest name before a feature; `behind`: letters of the longest words behind
 * an output.
 */
export function traceGeometry(
  columns: readonly Pick<TraceColumn, "items" | "picture">[],
  room: number,
  longest: number,
  behind = 0,
): PlacedTrace {
  const isNarrow = room < NARROW;
  const right = isNarrow
    ? Math.max(RIGHT_NARROW, Math.min(MOST_RIGHT_NARROW, BEHIND_NODE + LETTER_BEHIND * behind))
    : Math.max(RIGHT, Math.min(MOST_RIGHT, BEHIND_NUMBER + LETTER_BEHIND * behind));
  const tallest = MOST * (columns[0].picture ? TIGHTEST_BESIDE_PICTURE : TIGHTEST);
  const halves = columns.map((column) => halfOf(column, tallest));
  const left = Math.max(LEFT + LETTER * longest, halves[0] + 4);
  const gaps = columns.length - 1;
  const width = Math.max(room, left + right + gaps * NARROWEST_GAP);
  const gap = (width - left - right) / gaps;
  const heights = columns.map(
    ({ items, picture }, index) => items.length * pitchOf(items.length, picture, halves[index], tallest),
  );
  const tall = Math.max(LOWEST, ...heights);
  const middle = TOP + tall / 2;
  const spots = columns.map(({ items, picture }, column) => {
    const half = halves[column];
    const pitch = pitchOf(items.length, picture, half, tallest);
    return items.map((_, item) => ({
      x: left + gap * column,
      y: middle + (item - (items.length - 1) / 2) * pitch,
      half,
    }));
  });
  return { width, height: TOP + tall + BOTTOM, isNarrow, spots };
}

function halfOf({ items, picture }: Pick<TraceColumn, "items" | "picture">, tallest: number): number {
  if (!picture) return NODE_HALF;
  const room = tallest / items.length - PICTURE_GAP;
  return Math.min(LARGEST_PICTURE, room) / 2;
}

function pitchOf(count: number, picture: TraceColumn["picture"], half: number, tallest: number): number {
  if (picture) return 2 * half + PICTURE_GAP;
  return Math.max(tallest / MOST, Math.min(LOOSEST, tallest / Math.max(1, count)));
}
