import { CURVE_COLUMNS, type Curve, lengthOf, rounded } from "@/lib/learning/curve";
import type { EventOf } from "@/lib/session/events";
import { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";

type PointsReported = EventOf<"points-reported">;

/** First byte of every chunk, so that another layout can follow. */
const LAYOUT = 1;
const MEASURED = CURVE_COLUMNS.filter((column) => column !== "step");

/** A column as float32 where that loses nothing (always, for measurements of a sane size), else as float64. */
const NARROW = 0;
const WIDE = 1;

/**
 * Points-reported events as bytes, to be had back exactly. Numbers of an event are LEB128 whole numbers, steps the
 * differences between them. A measurement keeps five significant digits, which float32 holds.
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
  }
  return writer.finish();
}

export function unpackPoints(bytes: Uint8Array): PointsReported[] {
  const reader = new ByteReader(bytes);
  const layout = reader.byte();
  if (layout !== LAYOUT)
    throw new Error(`Points are stored in layout ${layout}, which this version of Downhill cannot read.`);
  const events: PointsReported[] = [];
  while (!reader.done) {
    const seq = reader.whole();
    const at = reader.float64();
    const [participant, run, from, to, count] = Array.from({ length: 5 }, () => reader.whole());
    let last = 0;
    const step = Array.from({ length: count }, () => {
      last += reader.whole();
      return last;
    });
    const measured = MEASURED.map((column) => [column, readColumn(reader, count)] as const);
    const points = { step, ...Object.fromEntries(measured) } as { [column in keyof Curve]: number[] };
    events.push({ type: "points-reported", seq, at, participant, run, from, to, points });
  }
  return events;
}

function writeColumn(writer: ByteWriter, values: readonly number[]): void {
  const narrow = values.every((value) => Object.is(rounded(Math.fround(value)), value));
  writer.byte(narrow ? NARROW : WIDE);
  for (const value of values) {
    if (narrow) writer.float32(value);
    else writer.float64(value);
  }
}

function readColumn(reader: ByteReader, count: number): number[] {
  const narrow = reader.byte() === NARROW;
  return Array.from({ length: count }, () => (narrow ? rounded(reader.float32()) : reader.float64()));
}
