import { type DecimalMark, isDate, isMissing, numberIn } from "./cell";
import type { CsvTable } from "./csv";
import { TABLE_LIMITS } from "./table-limits";

/** What a column's cells are taken for. */
export type ColumnUse = "numbers" | "categories" | "out";

/**
 * Why a column is left out until somebody says otherwise, or cannot be used at all. `numbered`: it counts the rows. `texts`: too many different ones to be
 * categories.
 */
type WhyOut = "empty" | "constant" | "numbered" | "dates" | "texts";

/** A column of a file, looked at. */
export type Column = {
  /** Cleaned and unique in the table; null: it has none. */
  readonly name: string | null;
  readonly cells: readonly string[];
  /** By row: null where there is no number. Absent where hardly any cell has one. */
  readonly numbers: readonly (number | null)[] | null;
  /** The different texts, most frequent first; of a column with too many, none. */
  readonly categories: readonly string[];
  readonly missing: number;
  /** What it seems to be for. */
  readonly use: ColumnUse;
  /** Null unless `use` is "out". */
  readonly why: WhyOut | null;
};

/** A column is one of numbers if no more than this share of its filled cells is anything else. */
const MOST_STRANGE = 0.1;
/** Whole numbers that are so few may as well be names of classes. */
const FEW = 10;

/** Looks at every column of a table. `nameOf`: cleans a name. */
export function columnsOf(table: CsvTable, nameOf: (typed: string) => string): Column[] {
  const names = new Set<string>();
  return table.columns.map((cells, index) => {
    const typed = nameOf(table.names[index] ?? "");
    let name = typed;
    for (let copy = 2; name !== "" && names.has(name); copy++) name = `${typed} ${copy}`;
    names.add(name);
    return { ...lookAt(cells, table.mark, typed), name: name === "" ? null : name, cells };
  });
}

function lookAt(cells: readonly string[], mark: DecimalMark, name: string): Omit<Column, "name" | "cells"> {
  const there = cells.filter((cell) => !isMissing(cell));
  const missing = cells.length - there.length;
  const numbers = cells.map((cell) => (isMissing(cell) ? null : numberIn(cell, mark)));
  const found = numbers.filter((number) => number !== null);
  const isNumeric = found.length > 0 && there.length - found.length <= MOST_STRANGE * there.length;
  const categories = categoriesIn(there);
  const about = { numbers: isNumeric ? numbers : null, categories, missing };
  const out = (why: WhyOut) => ({ ...about, use: "out", why }) as const;
  if (there.length === 0) return out("empty");
  if (new Set(there.slice(0, 50)).size === 1 && new Set(there).size === 1) return out("constant");
  if (isNumeric) return countsRows(numbers, name) ? out("numbered") : { ...about, use: "numbers", why: null };
  const dates = there.filter(isDate).length;
  if (dates >= (1 - MOST_STRANGE) * there.length) return out("dates");
  const isText = categories.length === 0 || categories.length > there.length / 2;
  return isText ? out("texts") : { ...about, use: "categories", why: null };
}

/** Most frequent first, and by name where that does not decide; none if there are too many, or one is too long for a name. */
function categoriesIn(cells: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (cell.length > TABLE_LIMITS.nameCharacters) return [];
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    if (counts.size > TABLE_LIMITS.categories) return [];
  }
  return [...counts]
    .sort(([one, often], [other, otherOften]) => otherOften - often || (one < other ? -1 : 1))
    .map(([category]) => category);
}

/** Whether a column only numbers the rows: one more with each, or named so and never the same. */
function countsRows(numbers: readonly (number | null)[], name: string): boolean {
  if (numbers.length < 3) return false;
  const steps = numbers.every((number, row) => row === 0 || number === (numbers[row - 1] ?? Number.NaN) + 1);
  if (steps) return true;
  if (!/^(?:id|nr\.?|no\.?|#|index|key|row|zeile|lfd\.? ?nr\.?|م|رقم|الرقم)$/iu.test(name)) return false;
  return new Set(numbers).size === numbers.length;
}

/** What can be predicted, and how: a column of texts has no other way than as classes. */
export function targetKinds({ numbers, categories }: Column): ("classes" | "number")[] {
  const asClasses = categories.length >= 2 && categories.length <= TABLE_LIMITS.classes.max;
  const isFew = asClasses && categories.length <= FEW && (numbers?.every(isWholeOrMissing) ?? true);
  if (!numbers) return asClasses ? ["classes"] : [];
  return isFew ? ["classes", "number"] : asClasses ? ["number", "classes"] : ["number"];
}

function isWholeOrMissing(number: number | null): boolean {
  return number === null || Number.isInteger(number);
}
