import { CURVE_COLUMNS, type Curve, lengthOf } from "@/lib/learning/curves/curve";
import type { EventOf } from "../events";
import { ByteReader, ByteWriter } from "./bytes";
import { nearestOrdinal, numberAt, ordinalOf } from "./decimal-ordinal";

/*
 * How points lie in an archive: in a few bytes each, from which the same events come back exactly. Most of a point follows from what is known
 * before it. Epochs follow from steps, scores from losses, and every measurement is close to the one before. So each number is stored as how far
 * it is, in ordinals (see `decimal-ordinal`), from what was expected, column after column, run after run; gzip makes the rest of it.
 */

type PointsReported = EventOf<"points-reported">;
type Column = (typeof COLUMNS)[number];

/** The first byte. Layouts 1 and 2 are those of `packed-points`. */
export const ARCHIVED = 3;

/** In the order in which they are stored: what is expected of a column may follow from those before it. */
const COLUMNS = [
  ...["step", "epoch", "trainLoss", "validationLoss", "trainScore", "validationScore"],
  ...["trainMetric", "validationMetric", "across", "up"],
] as const satisfies readonly (keyof Curve)[];
const MEASURED: readonly Column[] = CURVE_COLUMNS;

/** What is expected of a column of a run: the first says that it is stored as float64, since it has numbers of more than five digits. */
const [WIDE, AS_BEFORE, EPOCHS, SCORES, ROOTS] = [0, 1, 2, 3, 4];
type Expectation = number;
/** Whether a run has places (see `PLACE_COLUMNS`). */
const [UNPLACED, PLACED] = [0, 1];

/** All reports of a run in a stretch. */
type Stretch = {
  readonly index: number;
  readonly participant: number;
  readonly run: number;
  readonly placed: boolean;
  readonly reports: PointsReported[];
};

/** Packs reports for an archive, without loss. Null for reports such as no class has: with parts of milliseconds, or not in the order of their times. */
export function packArchive(events: readonly PointsReported[]): Uint8Array | null {
  const heads = new ByteWriter();
  const runs = new Map<string, Stretch>();
  let [seq, at] = [0, 0];
  for (const event of events) {
    const { to, from } = event;
    if (!Number.isInteger(event.at) || event.at < at || event.seq < seq || to < from) return null;
    const { participant, run, points } = event;
    const placed = points.across !== undefined && points.up !== undefined;
    if (!placed && (points.across ?? points.up) !== undefined) return null;
    const key = `${participant} ${run} ${placed}`;
    const stretch = runs.get(key) ?? { index: runs.size, participant, run, placed, reports: [] };
    if (!runs.has(key)) runs.set(key, stretch);
    heads.whole(event.seq - seq);
    heads.whole(event.at - at);
    heads.whole(stretch.index);
    heads.signed(from - (stretch.reports.at(-1)?.to ?? 0));
    heads.whole(to - from);
    heads.signed(lengthOf(points) - (to - from));
    stretch.reports.push(event);
    [seq, at] = [event.seq, event.at];
  }
  const about = new ByteWriter();
  const streams = Object.fromEntries(
    COLUMNS.map((column) => [column, new ByteWriter()]),
  ) as Streams<ByteWriter>;
  for (const { participant, run, placed, reports } of runs.values()) {
    about.whole(participant);
    about.whole(run);
    about.byte(placed ? PLACED : UNPLACED);
    const curve = joined(reports, placed);
    about.whole(curve.step!.length);
    for (const column of columnsOf(placed)) writeColumn(column, curve, about, streams[column]);
  }
  const writer = new ByteWriter();
  writer.byte(ARCHIVED);
  writer.whole(events.length);
  writer.whole(runs.size);
  for (const stream of [heads, about, ...COLUMNS.map((column) => streams[column])]) {
    const bytes = stream.finish();
    writer.whole(bytes.length);
    writer.bytes(bytes);
  }
  return writer.finish();
}

/** The events of an archive, in their order. Throws a `RangeError` for bytes that are cut off. */
export function* archivedPoints(bytes: Uint8Array): Generator<PointsReported> {
  const reader = new ByteReader(bytes);
  reader.byte();
  const count = reader.whole();
  const runCount = reader.whole();
  const next = () => reader.part(reader.whole());
  const [heads, about] = [next(), next()];
  const streams = Object.fromEntries(COLUMNS.map((column) => [column, next()])) as Streams<ByteReader>;
  const runs = [];
  for (let each = 0; each < runCount; each++) {
    const [participant, run] = [about.whole(), about.whole()];
    const columns = columnsOf(about.byte() === PLACED);
    const points = about.whole();
    const curve: Columns = {};
    for (const column of columns) curve[column] = readColumn(column, curve, points, about, streams[column]);
    runs.push({ participant, run, columns, curve, taken: 0, to: 0 });
  }
  let [seq, at] = [0, 0];
  for (let event = 0; event < count; event++) {
    seq += heads.whole();
    at += heads.whole();
    const stretch = runs[heads.whole()];
    if (!stretch) throw new RangeError("A report of a run that is not there.");
    const { participant, run, columns, curve } = stretch;
    const from = stretch.to + heads.signed();
    const to = from + heads.whole();
    const end = stretch.taken + to - from + heads.signed();
    const slices = columns.map((column) => [column, curve[column]!.slice(stretch.taken, end)]);
    [stretch.taken, stretch.to] = [end, to];
    const points = Object.fromEntries(slices) as unknown as Curve;
    yield { type: "points-reported", seq, at, participant, run, from, to, points };
  }
}

type Streams<Of> = Record<Column, Of>;
type Columns = { [column in Column]?: number[] };

function columnsOf(placed: boolean): readonly Column[] {
  return placed ? COLUMNS : MEASURED;
}

/** The points of all reports as one curve. */
function joined(reports: readonly PointsReported[], placed: boolean): Columns {
  const of = (column: Column) => reports.flatMap(({ points }) => points[column] ?? []);
  return Object.fromEntries(columnsOf(placed).map((column) => [column, of(column)]));
}

function writeColumn(column: Column, curve: Columns, about: ByteWriter, stream: ByteWriter): void {
  const values = curve[column]!;
  if (column === "step") {
    let last = 0;
    for (const step of values) {
      stream.signed(step - last);
      last = step;
    }
    return;
  }
  const ordinals = values.map(ordinalOf);
  if (!ordinals.every((ordinal) => ordinal !== null)) {
    about.byte(WIDE);
    for (const value of values) stream.float64(value);
    return;
  }
  const { expectation, by } = bestExpectation(column, curve, values, ordinals);
  about.byte(expectation);
  if (takesNumber(expectation)) about.float64(by);
  let last = 0;
  for (const [index, ordinal] of ordinals.entries()) {
    stream.signed(ordinal - expected(expectation, by, column, curve, index, last));
    last = ordinal;
  }
}

function readColumn(
  column: Column,
  curve: Columns,
  count: number,
  about: ByteReader,
  stream: ByteReader,
): number[] {
  const values: number[] = [];
  if (column === "step") {
    for (let step = 0, index = 0; index < count; index++) {
      step += stream.signed();
      values.push(step);
    }
    return values;
  }
  const expectation = about.byte();
  if (expectation === WIDE) {
    for (let index = 0; index < count; index++) values.push(stream.float64());
    return values;
  }
  if (expectation !== AS_BEFORE && expectation !== othersFor(column))
    throw new RangeError("An unknown expectation.");
  const by = takesNumber(expectation) ? about.float64() : 0;
  let last = 0;
  for (let index = 0; index < count; index++) {
    last = expected(expectation, by, column, curve, index, last) + stream.signed();
    values.push(numberAt(last));
  }
  return values;
}

/** What else than the number before may be expected of a column; null: nothing. */
function othersFor(column: Column): Expectation | null {
  if (column === "epoch") return EPOCHS;
  if (column.endsWith("Score")) return SCORES;
  return column.endsWith("Metric") ? ROOTS : null;
}

function takesNumber(expectation: Expectation): boolean {
  return expectation === EPOCHS || expectation === SCORES;
}

/** The ordinal that a number probably has. `last`: that of the number before it, 0 for the first. */
function expected(
  expectation: Expectation,
  by: number,
  column: Column,
  curve: Columns,
  index: number,
  last: number,
): number {
  if (expectation === EPOCHS) return nearestOrdinal(curve.step![index]! / by);
  if (expectation === AS_BEFORE) return last;
  const loss = curve[column.startsWith("train") ? "trainLoss" : "validationLoss"]![index]!;
  if (expectation === ROOTS) return nearestOrdinal(Math.sqrt(loss));
  return nearestOrdinal(Math.max(0, 100 * (1 - loss / by)));
}

/** What makes a column smallest: as many as there are possible are tried. `by`: steps in an epoch, or the loss at which the score is 0. */
function bestExpectation(
  column: Column,
  curve: Columns,
  values: readonly number[],
  ordinals: readonly number[],
): { readonly expectation: Expectation; readonly by: number } {
  const plain = { expectation: AS_BEFORE, by: 0 };
  const tried = [plain, ...candidates(column, curve, values)];
  if (tried.length === 1) return plain;
  const costs = tried.map(({ expectation, by }) => {
    let [cost, last] = [0, 0];
    for (const [index, ordinal] of ordinals.entries()) {
      const off = Math.abs(ordinal - expected(expectation, by, column, curve, index, last));
      cost += Math.log2(1 + off);
      last = ordinal;
    }
    return cost;
  });
  return tried[costs.indexOf(Math.min(...costs))]!;
}

function candidates(column: Column, curve: Columns, values: readonly number[]) {
  const expectation = othersFor(column);
  const index = values.findLastIndex((value) => value > 0);
  const value = values[index];
  if (expectation === null || value === undefined) return [];
  if (expectation === EPOCHS) return [{ expectation, by: Math.round(curve.step![index]! / value) || 1 }];
  if (expectation === ROOTS) return [{ expectation, by: 0 }];
  const losses = curve[column === "trainScore" ? "trainLoss" : "validationLoss"]!;
  const guessing = values.flatMap((score, at) =>
    score > 0 && score < 100 ? [losses[at]! / (1 - score / 100)] : [],
  );
  if (guessing.length === 0) return [];
  const middle = guessing.toSorted((one, other) => one - other)[guessing.length >> 1]!;
  // Of classification, where it is the logarithm of a whole number.
  const exact = Math.log(Math.round(Math.exp(Math.min(middle, 10))));
  return [middle, ...(exact > 0 ? [exact] : [])].map((by) => ({ expectation, by }));
}
