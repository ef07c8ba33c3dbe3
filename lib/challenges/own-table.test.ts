import { expect, test } from "vitest";
import { networkProblem } from "@/lib/learning/network/network-check";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import type { DataTable } from "@/lib/learning/tables/data-table";
import { ownTableInfo } from "@/lib/learning/tables/own-table";
import { partRows } from "@/lib/learning/tables/row-parts";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";
import { AboutOwnChallenge } from "@/lib/session/decide/own-challenges";
import { OWN_TABLE, ownTable } from "@/lib/testing/learning/own-table";
import { challengeInfo, plannedInfo } from "./catalogue";
import { aboutTable, ownTableChallenge } from "./own-table";

const ID = "table-0123456789abcdef";
const SPLITS = ["train", "validation", "test"] as const;
/** The same flowers, whose length is to be predicted. */
const LENGTHS: DataTable = { ...OWN_TABLE, columns: OWN_TABLE.columns.toReversed() };

test.each([OWN_TABLE, LENGTHS])(
  "screens learn from the plan all that the challenge says of itself",
  (table) => {
    const about = aboutTable(table);
    const info = challengeInfo(ownTableChallenge(ID, table));
    expect(ownTableInfo(ID, about)).toEqual(info);
    expect(plannedInfo({ challenge: ID, table: about })).toEqual(info);
    expect(AboutOwnChallenge.parse(JSON.parse(JSON.stringify({ table: about })))).toEqual({ table: about });
  },
);

test.each([OWN_TABLE, LENGTHS])(
  "every row is in one split, a fifth of each class or range in validation and in the test",
  (table) => {
    const parts = partRows(table.columns);
    const { cells, categories } = table.columns.at(-1)!;
    expect(SPLITS.flatMap((name) => parts[name]).toSorted((a, b) => a - b)).toEqual([...cells.keys()]);
    expect(SPLITS.map((name) => parts[name].length)).toEqual([90, 30, 30]);
    if (categories)
      for (const label of categories.keys())
        expect(SPLITS.map((name) => parts[name].filter((row) => cells[row] === label).length)).toEqual([
          30, 10, 10,
        ]);
    else {
      const median = cells.toSorted((a, b) => a - b)[75]!;
      for (const name of SPLITS)
        expect(parts[name].filter((row) => cells[row]! < median).length / parts[name].length).toBeCloseTo(
          0.5,
          1,
        );
    }
    expect(partRows(table.columns)).toEqual(parts);
  },
);

test("rows with the same features are in the same split, whatever is said of them", () => {
  const twice: DataTable = {
    ...OWN_TABLE,
    columns: OWN_TABLE.columns.map((column, index) => ({
      ...column,
      cells: [...column.cells, ...column.cells.map((cell) => (index === 3 ? (cell + 1) % 3 : cell))],
    })),
  };
  const parts = partRows(twice.columns);
  for (const name of SPLITS) {
    const rows = new Set(parts[name]);
    expect(parts[name].filter((row) => !rows.has((row + 150) % 300))).toEqual([]);
  }
});

test("features and target are standardised by the training split alone, and categories are one-hot", () => {
  const { columns } = LENGTHS;
  const [kind, colour, width, length] = columns as [Column, Column, Column, Column];
  const parts = partRows(columns);
  const challenge = ownTableChallenge(ID, LENGTHS);
  const { target, features } = aboutTable(LENGTHS);
  if (!("scale" in target)) throw new Error("A number is to be predicted.");
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const scaleOf = ({ cells }: Column) => {
    const values = parts.train.map((row) => cells[row]!);
    const centre = mean(values);
    return { mean: centre, deviation: Math.sqrt(mean(values.map((value) => (value - centre) ** 2))) };
  };
  expect(target.scale).toEqual({
    mean: expect.closeTo(scaleOf(length).mean, 9),
    deviation: expect.closeTo(scaleOf(length).deviation, 9),
  });
  expect(features.map(({ name, category }) => [name, category])).toEqual([
    ...["iris", "lily", "tulip"].map((one) => ["kind", one]),
    ...["blue", "violet", "white"].map((one) => ["colour", one]),
    ["petal width", undefined],
  ]);
  for (const name of SPLITS) {
    const { count, features: values, labels } = challenge.makeSplit(name, 5);
    const got = Array.from({ length: count }, (_, row) => {
      const own = [...values.slice(7 * row, 7 * row + 7)];
      return [
        own.slice(0, 3).indexOf(1),
        own.slice(3, 6).indexOf(1),
        inOwnUnit(own[6]!, features[6]!).toFixed(4),
        inOwnUnit(labels[row]!, target.scale).toFixed(4),
        own.slice(0, 6).reduce((sum, value) => sum + value),
      ].join(" ");
    });
    const wanted = parts[name].map((row) =>
      [
        kind.cells[row],
        colour.cells[row],
        width.cells[row]!.toFixed(4),
        length.cells[row]!.toFixed(4),
        2,
      ].join(" "),
    );
    expect(got.toSorted()).toEqual(wanted.toSorted());
  }
});
type Column = DataTable["columns"][number];

test("the same seed orders a split in the same way, another one otherwise", () => {
  const { makeSplit } = ownTableChallenge(ID, OWN_TABLE);
  expect(makeSplit("train", 3)).toEqual(makeSplit("train", 3));
  expect(makeSplit("train", 3)).not.toEqual(makeSplit("train", 4));
});

test("a column that is the same in the whole training split stays as it is", () => {
  const parts = partRows(OWN_TABLE.columns);
  const rare = OWN_TABLE.columns[0]!.cells.map((_, row) => (parts.test.includes(row) ? 7 : 5));
  const table = {
    ...OWN_TABLE,
    columns: [{ ...OWN_TABLE.columns[0]!, cells: rare }, ...OWN_TABLE.columns.slice(1)],
  };
  const [feature] = aboutTable(table, parts).features;
  expect(feature).toEqual({ name: "petal length", mean: 5, deviation: 1 });
});

test.each([30, 500, 5_000, 50_000])("what the lab offers first for %i rows can be trained", (rows) => {
  for (const columns of [ownTable(rows).columns, ownTable(rows).columns.toReversed()]) {
    const challenge = ownTableChallenge(ID, { title: "Flowers", columns });
    expect(SettingsSchema.parse(challenge.preset)).toEqual(challenge.preset);
    expect(networkProblem(challenge.preset.network, challenge)).toBeNull();
    // Each class and range is rounded by itself.
    expect(challenge.counts.validation / Math.min(2_500, rows / 5)).toBeCloseTo(1, 1);
  }
});
