import type { Challenge } from "@/lib/learning/examples/challenge";
import { type Scale, scaleOf } from "@/lib/learning/numbers/scale";
import type { DataTable } from "@/lib/learning/tables/data-table";
import { type OwnFeature, type OwnTable, ownTableInfo } from "@/lib/learning/tables/own-table";
import { partRows, type RowParts } from "@/lib/learning/tables/row-parts";
import { seededOrder } from "./example-stream";

/** The challenge that a teacher's own table makes. Same table, same splits: the name does not matter. */
export function ownTableChallenge(id: string, table: DataTable, parts = partRows(table.columns)): Challenge {
  const about = aboutTable(table, parts);
  const columns = table.columns.slice(0, -1);
  const target = table.columns.at(-1)!;
  const scales = columns.map(({ categories, cells }) => (categories ? null : trainScale(cells, parts)));
  const targetScale = target.categories ? null : trainScale(target.cells, parts);
  const width = about.features.length;
  return {
    ...ownTableInfo(id, about),
    makeSplit(name, seed) {
      const own = parts[name];
      const features = new Float32Array(own.length * width);
      const labels = new Float32Array(own.length);
      let row = 0;
      for (const place of seededOrder(own.length, seed)) {
        const source = own[place]!;
        let at = row * width;
        columns.forEach(({ categories, cells }, column) => {
          const scale = scales[column];
          if (scale) features[at++] = standardised(cells[source]!, scale);
          else {
            features[at + cells[source]!] = 1;
            at += categories!.length;
          }
        });
        const label = target.cells[source]!;
        labels[row++] = targetScale ? standardised(label, targetScale) : label;
      }
      return { count: own.length, features, labels };
    },
  };
}

/** What everybody may know about an own table, which is what a plan says of it. */
export function aboutTable({ title, columns }: DataTable, parts = partRows(columns)): OwnTable {
  const target = columns.at(-1)!;
  return {
    title,
    target: {
      name: target.name,
      ...(target.categories ? { classes: target.categories } : { scale: trainScale(target.cells, parts) }),
    },
    features: columns
      .slice(0, -1)
      .flatMap(({ name, categories, cells }): OwnFeature[] =>
        categories
          ? categories.map((category) => ({ name, category, mean: 0, deviation: 1 }))
          : [{ name, ...trainScale(cells, parts) }],
      ),
    counts: { train: parts.train.length, validation: parts.validation.length, test: parts.test.length },
  };
}

/** By the training split alone: whatever is known of the other rows would leak into training. A column that is constant there keeps its unit. */
function trainScale(cells: readonly number[], { train }: RowParts): Scale {
  const { mean, deviation } = scaleOf(train.map((row) => cells[row]!));
  return { mean, deviation: deviation > 0 ? deviation : 1 };
}

function standardised(value: number, { mean, deviation }: Scale): number {
  return (value - mean) / deviation;
}
