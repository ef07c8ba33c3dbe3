import type { Numbers, Split } from "@/lib/learning/examples/split";
import type { Arena } from "./arena";
import { SPARSE_PART, Table } from "./opcode";

/** Examples in a machine's memory: all features, or only the non-zero ones with their rows in the first layer's matrix. */
export type ExampleTable = {
  /** The place of its `Table` record. */
  readonly place: number;
  /** Overwrites the table with examples: at most as many examples and non-zero features as were reserved. */
  write(memory: ArrayBuffer, split: Split): void;
};

function numbersIn(features: Numbers): number {
  return features.reduce((count, feature) => (feature === 0 ? count : count + 1), 0);
}

export function denseTable(arena: Arena, count: number, featureCount: number): ExampleTable {
  const features = arena.reserve(count * featureCount);
  const labels = arena.reserve(count);
  const place = arena.reserve(Table.Size / 4);
  return {
    place,
    write(memory, split) {
      new Int32Array(memory, place, 4).set([features, labels, 0, 0]);
      new Float32Array(memory, features).set(split.features);
      new Float32Array(memory, labels).set(split.labels);
    },
  };
}

export function sparseTable(
  arena: Arena,
  count: number,
  { featureOf }: FeatureOrder,
  capacity = count * featureOf.length,
): ExampleTable {
  const featureCount = featureOf.length;
  const features = arena.reserve(capacity);
  const columns = arena.reserve(capacity);
  const parts = Math.ceil(featureCount / SPARSE_PART);
  const starts = arena.reserve(count * parts + 1);
  const labels = arena.reserve(count);
  const place = arena.reserve(Table.Size / 4);
  return {
    place,
    write(memory, split) {
      new Int32Array(memory, place, 4).set([features, labels, starts, columns]);
      new Float32Array(memory, labels).set(split.labels);
      const values = new Float32Array(memory, features, capacity);
      const places = new Int32Array(memory, columns, capacity);
      const begins = new Int32Array(memory, starts, count * parts + 1);
      let length = 0;
      for (let example = 0; example < split.count; example++) {
        for (let row = 0; row < featureCount; row++) {
          if (row % SPARSE_PART === 0) begins[example * parts + row / SPARSE_PART] = length;
          const feature = split.features[example * featureCount + featureOf[row]!]!;
          if (feature === 0) continue;
          values[length] = feature;
          places[length++] = row;
        }
      }
      begins[split.count * parts] = length;
    },
  };
}

/** Letters as bytes: of each example the last `positions` symbols, which are all that the network reads. `width`: symbols of an example in a split. */
export function letterTable(arena: Arena, count: number, positions: number, width: number): ExampleTable {
  const letters = arena.reserve(Math.ceil((count * positions) / 4));
  const labels = arena.reserve(count);
  const place = arena.reserve(Table.Size / 4);
  return {
    place,
    write(memory, split) {
      new Int32Array(memory, place, 4).set([letters, labels, 0, 0]);
      const bytes = new Uint8Array(memory, letters, count * positions);
      for (let example = 0; example < split.count; example++) {
        const end = (example + 1) * width;
        bytes.set(split.features.subarray(end - positions, end), example * positions);
      }
      new Float32Array(memory, labels, count).set(split.labels);
    },
  };
}

/** A table for a whole split, no larger than necessary. */
export function splitTable(
  arena: Arena,
  split: Split,
  featureCount: number,
  sparse: FeatureOrder | null,
): ExampleTable {
  return sparse
    ? sparseTable(arena, split.count, sparse, numbersIn(split.features))
    : denseTable(arena, split.count, featureCount);
}

/** The order in which sparse features are stored: first those that are non-zero in some training example. */
export type FeatureOrder = {
  /** The feature of each row of the first layer's matrix, and the row of each feature. */
  readonly featureOf: Int32Array;
  readonly rowOf: Int32Array;
  /** How many rows (the first ones) can learn. The others, such as those of a picture's blank margins, keep their weights. */
  readonly learning: number;
};

export function featureOrder({ count, features }: Split): FeatureOrder {
  const width = features.length / count;
  const seen = new Uint8Array(width);
  features.forEach((feature, index) => {
    if (feature !== 0) seen[index % width] = 1;
  });
  const all = Array.from({ length: width }, (_, feature) => feature);
  const first = all.filter((feature) => seen[feature] === 1);
  const featureOf = Int32Array.from([...first, ...all.filter((feature) => seen[feature] === 0)]);
  const rowOf = new Int32Array(width);
  featureOf.forEach((feature, row) => {
    rowOf[feature] = row;
  });
  return { featureOf, rowOf, learning: first.length };
}
