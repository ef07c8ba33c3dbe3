import { CURVE_COLUMNS, type Curve, lengthOf, PLACE_COLUMNS, rounded } from "@/lib/learning/curves/curve";
import type { EventOf, Millis } from "../events";
import { ARCHIVED, archivedPoints, packArchive } from "./archived-points";
import { ByteReader, ByteWriter } from "./bytes";

type PointsReported = EventOf<"points-reported">;

/** The first byte of packed points, so that the layout can change. Points of the first layout have no places; it is still read. */
const LAYOUT = 2;
const WITHOUT_PLACES = 1;
/** Several stretches, each with its own layout, as they lie in an archive. */
const SEVERAL = 4;
const MEASURED = CURVE_COLUMNS.filter((column) => column !== "step");

/** A column is stored as float32 if that loses nothing (true for all measurements of a sane size), else as float64. */
const NARROW = 0;
const WIDE = 1;
/** A column of places that the report does not have. */
const NONE = 2;

/**
 * Packs points-reported events into bytes, without loss. Integers are stored as LEB128, steps as differences. Measurements have five
 * significant digits, which fit into float32.
 */
export function packPoints(events: readonly PointsReported[]): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(LAYOUT);
  for (const { seq, at, participant, run, from, to, points } of events) {
    writer.whole(seq);
    writer.float64(at);
    for (const value of [participant, run, from, to, lengthOf(points)]) writer.whole(value);
    let last = 0;
    for (const step of points.step) {
      writer.whole(step - last);
      last = step;
    }
    for (const column of MEASURED) writeColumn(writer, points[column]);
    for (const column of PLACE_COLUMNS) {
      const places = points[column];
      if (places) writeColumn(writer, places);
      else writer.byte(NONE);
    }
  }
  return writer.finish();
}

export function unpackPoints(bytes: Uint8Array): PointsReported[] {
  return [...packedPoints(bytes)];
}

/** Unpacks events one at a time, for callers that must not block. */
export function* packedPoints(bytes: Uint8Array): Generator<PointsReported> {
  if (bytes[0] === ARCHIVED) {
    yield* archivedPoints(bytes);
    return;
  }
  if (bytes[0] === SEVERAL) {
    for (const stretch of severalStretches(bytes)) yield* packedPoints(stretch);
    return;
  }
  const { reader, layout } = open(bytes);
  while (!reader.done) {
    const seq = reader.whole();
    const at = reader.float64();
    const participant = reader.whole();
    const run = reader.whole();
    const from = reader.whole();
    const to = reader.whole();
    const count = reader.whole();
    // Each step takes a byte. What comes from a file may say anything, and an array of that length would be made first.
    if (count > reader.left) throw new RangeError("There are fewer points than their report says.");
    let last = 0;
    const step = Array.from({ length: count }, () => {
      last += reader.whole();
      return last;
    });
    const columns = layout === WITHOUT_PLACES ? MEASURED : [...MEASURED, ...PLACE_COLUMNS];
    const read = columns.flatMap((column) => {
      const values = readColumn(reader, count);
      return values ? [[column, values] as const] : [];
    });
    const points = { step, ...Object.fromEntries(read) } as { [column in keyof Curve]: number[] };
    yield { type: "points-reported", seq, at, participant, run, from, to, points };
  }
}

/** The same points as they lie in an archive, in a few bytes each; as they are if that is not possible. */
export function archived(packed: Uint8Array): Uint8Array {
  return packArchive(unpackPoints(packed)) ?? packed;
}

/** Joins packed stretches that follow one another into one, without unpacking them. */
export function joinPacked(stretches: readonly Uint8Array[]): Uint8Array {
  if (stretches.length > 1 && stretches.some(([layout]) => layout === ARCHIVED)) return together(stretches);
  const current = stretches.map(inLayout);
  const joined = new Uint8Array(current.reduce((sum, { length }) => sum + length - 1, 1));
  joined[0] = LAYOUT;
  let end = 1;
  for (const stretch of current) {
    joined.set(stretch.subarray(1), end);
    end += stretch.length - 1;
  }
  return joined;
}

/** Stretches of any layout, one after the other. */
function together(stretches: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(SEVERAL);
  for (const stretch of stretches) {
    writer.whole(stretch.length);
    writer.bytes(stretch);
  }
  return writer.finish();
}

function* severalStretches(bytes: Uint8Array): Generator<Uint8Array> {
  const reader = new ByteReader(bytes);
  reader.byte();
  while (!reader.done) {
    const length = reader.whole();
    const begin = reader.position;
    reader.skip(length);
    const stretch = bytes.subarray(begin, begin + length);
    // Otherwise bytes could hold one another for ever.
    if (stretch[0] === SEVERAL) throw new RangeError("Stretches within stretches.");
    yield stretch;
  }
}

/** A piece of packed points, itself packed. */
type PackedPiece = {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly fromAt: Millis;
  readonly toAt: Millis;
  readonly packed: Uint8Array;
};

/**
 * Cuts packed points, without unpacking them, into pieces of about `mostBytes` at most in which no two neighbouring reports are further
 * apart than `longestGap`.
 */
export function cutPacked(packed: Uint8Array, mostBytes: number, longestGap: Millis): PackedPiece[] {
  const bytes = inLayout(packed);
  const { reader } = open(bytes);
  const pieces: { firstSeq: number; lastSeq: number; fromAt: Millis; toAt: Millis; begin: number }[] = [];
  while (!reader.done) {
    const begin = reader.position;
    const seq = reader.whole();
    const at = reader.float64();
    const piece = pieces.at(-1);
    if (piece && begin - piece.begin < mostBytes && at - piece.toAt <= longestGap) {
      piece.lastSeq = seq;
      piece.toAt = at;
    } else pieces.push({ firstSeq: seq, lastSeq: seq, fromAt: at, toAt: at, begin });
    for (let others = 0; others < 4; others++) reader.whole();
    const count = reader.whole();
    for (let step = 0; step < count; step++) reader.whole();
    for (const _ of [...MEASURED, ...PLACE_COLUMNS]) reader.skip(count * bytesOf(reader.byte()));
  }
  return pieces.map(({ begin, ...piece }, index) => {
    const part = bytes.slice(begin - 1, pieces[index + 1]?.begin ?? bytes.length);
    part[0] = LAYOUT;
    return { ...piece, packed: part };
  });
}

/** The same points in the layout of today. */
function inLayout(bytes: Uint8Array): Uint8Array {
  return bytes[0] === LAYOUT ? bytes : packPoints(unpackPoints(bytes));
}

/** Checks the layout and returns a reader. Throws when a later version of Downhill packed the points. */
function open(bytes: Uint8Array): { readonly reader: ByteReader; readonly layout: number } {
  const reader = new ByteReader(bytes);
  const layout = reader.byte();
  if (layout !== LAYOUT && layout !== WITHOUT_PLACES)
    throw new Error(`Points are stored in layout ${layout}, which this version of Downhill cannot read.`);
  return { reader, layout };
}

function bytesOf(kind: number): number {
  if (kind === NONE) return 0;
  return kind === NARROW ? 4 : 8;
}

function writeColumn(writer: ByteWriter, values: readonly number[]): void {
  const narrow = values.every((value) => Object.is(rounded(Math.fround(value)), value));
  writer.byte(narrow ? NARROW : WIDE);
  for (const value of values) {
    if (narrow) writer.float32(value);
    else writer.float64(value);
  }
}

function readColumn(reader: ByteReader, count: number): number[] | null {
  const kind = reader.byte();
  if (kind === NONE) return null;
  const narrow = kind === NARROW;
  return Array.from({ length: count }, () => (narrow ? rounded(reader.float32()) : reader.float64()));
}
