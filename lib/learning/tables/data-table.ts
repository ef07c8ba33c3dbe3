import { isMissing } from "./cell";
import { type Column, type ColumnUse, targetKinds } from "./column";
import type { CsvTable } from "./csv";
import { partRows } from "./row-parts";
import { TABLE_LIMITS } from "./table-limits";

/** A column of a table that a class trains on. `cells`: numbers, or indices of `categories`. */
export type DataColumn = {
  readonly name: string;
  /** Null: a column of numbers. */
  readonly categories: readonly string[] | null;
  readonly cells: readonly number[];
};

/** A teacher's own table: only the columns and rows that are used. The last column is what is predicted. */
export type DataTable = { readonly title: string; readonly columns: readonly DataColumn[] };

/** What a teacher decides about a file's columns, by index. */
export type TableChoices = {
  /** Null: there is nothing that could be predicted. */
  readonly target: number | null;
  readonly as: "classes" | "number";
  readonly uses: readonly ColumnUse[];
};

/** What a file seems to be for: its last column that can be predicted, from all others that can be used. */
export function usualChoices(columns: readonly Column[]): TableChoices {
  const can = (column: Column) => column.use !== "out" && targetKinds(column).length > 0;
  const named = columns.findLastIndex((column) => can(column) && isTargetName(column.name ?? ""));
  const target = named >= 0 ? named : columns.findLastIndex(can);
  const uses = columns.map(({ use }) => use);
  if (target < 0) return { target: null, as: "classes", uses };
  return { target, as: targetKinds(columns[target]!)[0]!, uses };
}

function isTargetName(name: string): boolean {
  return /^(?:target|label|class|klasse|ziel|y|species|الفئة|الهدف)$/iu.test(name);
}

/** A cell that could not be read. `row`: as the spreadsheet counts. */
type CellProblem = { readonly row: number; readonly column: string; readonly text: string };

/** Why a table cannot be used, with what is to be changed. */
export type TableProblem =
  | { readonly why: "no-target" | "no-features" | "constant-target" }
  | {
      readonly why: "too-few" | "too-many" | "too-many-features" | "too-many-numbers" | "too-alike";
      readonly count: number;
    }
  | {
      readonly why: "too-many-classes" | "too-many-categories";
      readonly column: string;
      readonly count: number;
    }
  | { readonly why: "rare-class"; readonly name: string; readonly count: number };

/** What choices make of a file. */
export type ChosenTable = {
  /** There even where it cannot be used, but for a problem with its columns. */
  readonly columns: readonly DataColumn[];
  /** Rows left out because a cell is empty: in all, and by column. */
  readonly gaps: number;
  readonly gapsBy: readonly { readonly column: string; readonly count: number }[];
  /** Rows left out because a cell could not be read: how many, and the first of those cells. */
  readonly unreadable: number;
  readonly cells: readonly CellProblem[];
  readonly problem: TableProblem | null;
};

/** How many cells that could not be read are named. */
const CELLS_NAMED = 10;
/** Fewer could not be in all three parts. */
const FEWEST_OF_A_CLASS = 5;
/** A score on fewer examples says nothing. */
const FEWEST_MEASURED = 5;
const SHOWN_OF_A_CELL = 24;

/** The columns that are used, with the rows in which each of them has a value. `nameOf`: a column's name on screens; `textOf`: cleans a category. */
export function chosenTable(
  { fileRows }: CsvTable,
  columns: readonly Column[],
  { target, as, uses }: TableChoices,
  { nameOf, textOf }: { nameOf(column: number): string; textOf(typed: string): string },
): ChosenTable {
  const nothing = { columns: [], gaps: 0, gapsBy: [], unreadable: 0, cells: [] };
  if (target === null) return { ...nothing, problem: { why: "no-target" } };
  const used = columns.flatMap((_, index) => (index !== target && uses[index] !== "out" ? [index] : []));
  if (used.length === 0) return { ...nothing, problem: { why: "no-features" } };
  const chosen = [...used, target].map((index) => {
    const isNumber = index === target ? as === "number" : uses[index] === "numbers";
    return { index, column: columns[index]!, isNumber };
  });
  const rows: number[] = [];
  const gapsBy = new Map<string, number>();
  const cells: CellProblem[] = [];
  let [gaps, unreadable] = [0, 0];
  for (let row = 0; row < fileRows.length; row++) {
    const empty = chosen.filter(({ column }) => isMissing(column.cells[row]!));
    const strange = chosen.filter(
      ({ column, isNumber }) => isNumber && column.numbers?.[row] == null && !isMissing(column.cells[row]!),
    );
    for (const { index } of empty) gapsBy.set(nameOf(index), (gapsBy.get(nameOf(index)) ?? 0) + 1);
    for (const { index, column } of strange)
      if (cells.length < CELLS_NAMED)
        cells.push({
          ...{ row: fileRows[row]!, column: nameOf(index) },
          text: textOf(column.cells[row]!.slice(0, SHOWN_OF_A_CELL)),
        });
    if (strange.length > 0) unreadable++;
    else if (empty.length > 0) gaps++;
    else rows.push(row);
  }
  const made = chosen.map(({ index, column, isNumber }): DataColumn => {
    const name = nameOf(index);
    if (isNumber) return { name, categories: null, cells: rows.map((row) => column.numbers![row]!) };
    const texts = rows.map((row) => textOf(column.cells[row]!));
    const categories = [...new Set(texts)].sort(byNumberOrName);
    const places = new Map(categories.map((category, place) => [category, place]));
    return { name, categories, cells: texts.map((text) => places.get(text)!) };
  });
  return {
    ...{ columns: made, gaps, unreadable, cells },
    gapsBy: [...gapsBy].map(([column, count]) => ({ column, count })),
    problem: tableProblem(made),
  };
}

function byNumberOrName(one: string, other: string): number {
  return Number(one) - Number(other) || (one < other ? -1 : 1);
}

/** Why no class can train on these columns; null if one can. Everything that is stored has passed this. */
export function tableProblem(columns: readonly DataColumn[]): TableProblem | null {
  const features = columns.slice(0, -1);
  const target = columns.at(-1);
  if (!target) return { why: "no-target" };
  if (features.length === 0) return { why: "no-features" };
  const rows = target.cells.length;
  if (rows < TABLE_LIMITS.rows.min) return { why: "too-few", count: rows };
  if (rows > TABLE_LIMITS.rows.max) return { why: "too-many", count: rows };
  for (const { name: column, categories } of features)
    if (categories && categories.length > TABLE_LIMITS.categories)
      return { why: "too-many-categories", column, count: categories.length };
  const width = featureWidthOf(features);
  if (width > TABLE_LIMITS.features) return { why: "too-many-features", count: width };
  if (width * rows > TABLE_LIMITS.numbers) return { why: "too-many-numbers", count: width * rows };
  return targetProblem(target) ?? likenessProblem(columns);
}

/** Rows with the same features are in the same split, so that few different ones cannot be parted. */
function likenessProblem(columns: readonly DataColumn[]): TableProblem | null {
  const { validation, test } = partRows(columns);
  const count = Math.min(validation.length, test.length);
  return count < FEWEST_MEASURED ? { why: "too-alike", count } : null;
}

function targetProblem({ name: column, categories, cells }: DataColumn): TableProblem | null {
  if (!categories) return cells.every((cell) => cell === cells[0]) ? { why: "constant-target" } : null;
  const { min, max } = TABLE_LIMITS.classes;
  if (categories.length < min) return { why: "constant-target" };
  if (categories.length > max) return { why: "too-many-classes", column, count: categories.length };
  const counts = categories.map(() => 0);
  for (const cell of cells) counts[cell]!++;
  const rarest = counts.indexOf(Math.min(...counts));
  return counts[rarest]! < FEWEST_OF_A_CLASS
    ? { why: "rare-class", name: categories[rarest]!, count: counts[rarest]! }
    : null;
}

/** Inputs of a network: one for a column of numbers, and one for each category. */
export function featureWidthOf(features: readonly DataColumn[]): number {
  return features.reduce((sum, { categories }) => sum + (categories?.length ?? 1), 0);
}
