import type { OwnContent } from "@/lib/learning/examples/own-content";
import { createRandom } from "@/lib/learning/numbers/random";

type OwnTableContent = Extract<OwnContent, { kind: "table" }>;

/** A teacher's own table of flowers: two numbers and a category that tell their kind. Any two tests get the same. */
export function ownTable(rows: number): OwnTableContent {
  const random = createRandom(11);
  const colours = ["blue", "violet", "white"];
  const flowers = Array.from({ length: rows }, (_, row) => {
    const kind = row % 3;
    const size = Math.round(100 * (1 + kind + random())) / 100;
    return {
      kind,
      size,
      width: Math.round(10_000 * (2 * random() - kind)) / 10_000,
      colour: Math.floor(3 * random()),
    };
  });
  return {
    kind: "table",
    title: "Flowers of Downhill",
    columns: [
      { name: "petal length", categories: null, cells: flowers.map(({ size }) => size) },
      { name: "petal width", categories: null, cells: flowers.map(({ width }) => width) },
      { name: "colour", categories: colours, cells: flowers.map(({ colour }) => colour) },
      { name: "kind", categories: ["iris", "lily", "tulip"], cells: flowers.map(({ kind }) => kind) },
    ],
  };
}

export const OWN_TABLE = ownTable(150);
