import Papa from "papaparse";
import { isBinary } from "@/lib/learning/files/text-file";
import { type DecimalMark, numberIn } from "./cell";
import { TABLE_LIMITS } from "./table-limits";

const SEPARATORS = ["\t", ";", "|", ","] as const;
type Separator = (typeof SEPARATORS)[number];

/** A file of cells, read: its names, and its rows as texts. */
export type CsvTable = {
  readonly separator: Separator;
  readonly mark: DecimalMark;
  readonly names: readonly string[];
  /** By column and row, trimmed. */
  readonly columns: readonly (readonly string[])[];
  /** The row of the file (from 1, as a spreadsheet counts) of each row. */
  readonly fileRows: readonly number[];
  /** Rows left out because they have more cells than there are columns. */
  readonly overlong: readonly { readonly row: number; readonly cells: number }[];
  /** Whether the first row holds the names. */
  readonly hasNames: boolean;
  /** Rows above the table, such as a title. */
  readonly above: number;
};

/** Why a file cannot be read as a table. `row`: from 1, as a spreadsheet counts. */
export type CsvProblem =
  | { readonly why: "empty" | "not-text" | "one-column" }
  | { readonly why: "too-large" | "too-many-columns"; readonly count: number }
  | { readonly why: "open-quote"; readonly row: number };

export type ReadCsv =
  | { readonly ok: true; readonly table: CsvTable }
  | { readonly ok: false; readonly problem: CsvProblem };

/** Reads cells as spreadsheets write them. `hasNames`: whether the first row holds the names; null: it does, unless it holds nothing but numbers. */
export function readCsv(text: string, hasNames: boolean | null = null): ReadCsv {
  const refuse = (problem: CsvProblem): ReadCsv => ({ ok: false, problem });
  if (text.length > TABLE_LIMITS.bytes) return refuse({ why: "too-large", count: text.length });
  if (text.trim() === "") return refuse({ why: "empty" });
  if (isBinary(text)) return refuse({ why: "not-text" });
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const body = text.slice(said ? said[0].length : text.startsWith("\uFEFF") ? 1 : 0);
  const separator =
    SEPARATORS.find((one) => one === said?.[1]) ?? guessSeparator(body.slice(0, GUESSED_FROM));
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: separator, skipEmptyLines: false });
  const open = errors.find(({ code }) => code === "MissingQuotes");
  const before = said ? 1 : 0;
  if (open) return refuse({ why: "open-quote", row: (open.row ?? 0) + 1 + before });
  const records = data
    .map((cells, index) => ({ row: index + 1 + before, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const widths = records.map(({ cells }) => filled(cells));
  const usual = mostFrequent(widths);
  if (usual < 2) return refuse({ why: "one-column" });
  // A title above the table has one cell, or two.
  const first = widths.findIndex((width) => width >= Math.max(2, usual / 2));
  const rows = records.slice(Math.max(0, first));
  const mark = guessMark(rows, separator);
  const named = hasNames ?? !rows[0]!.cells.every((cell) => cell === "" || numberIn(cell, mark) !== null);
  const width = named
    ? Math.max(filled(rows[0]!.cells), usual)
    : rows.reduce((most, { cells }) => Math.max(most, filled(cells)), 0);
  if (width > TABLE_LIMITS.columns) return refuse({ why: "too-many-columns", count: width });
  const below = named ? rows.slice(1) : rows;
  const kept = below.filter(({ cells }) => filled(cells) <= width);
  const columns = Array.from({ length: width }, (_, column) => kept.map(({ cells }) => cells[column] ?? ""));
  return {
    ok: true,
    table: {
      ...{ separator, mark, columns, hasNames: named, above: Math.max(0, first) },
      names: named ? rows[0]!.cells.slice(0, width) : [],
      fileRows: kept.map(({ row }) => row),
      overlong: below
        .filter(({ cells }) => filled(cells) > width)
        .map(({ row, cells }) => ({ row, cells: filled(cells) })),
    },
  };
}

/** Cells up to the last one with something in it. */
function filled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== "") + 1;
}

const GUESSED_FROM = 40_000;

/** The separator that parts most of the first rows into equally many cells. With a comma as the decimal mark, commas part rows too, so it is the last to be tried. */
function guessSeparator(beginning: string): Separator {
  const scores = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(beginning, {
      delimiter: separator,
      skipEmptyLines: "greedy",
      preview: 60,
    });
    const widths = data.map((cells) => cells.length);
    const usual = mostFrequent(widths);
    return usual < 2 ? 0 : widths.filter((width) => width === usual).length / widths.length;
  });
  const best = scores.findIndex((score) => score >= 0.8);
  return SEPARATORS[best >= 0 ? best : scores.indexOf(Math.max(...scores))]!;
}

/** The decimal mark with which more cells are numbers; where that does not tell, the one that goes with the separator. */
function guessMark(
  rows: readonly { readonly cells: readonly string[] }[],
  separator: Separator,
): DecimalMark {
  let [points, commas] = [0, 0];
  for (const { cells } of rows.slice(0, 2_000)) {
    for (const cell of cells) {
      if (!/[.,٫]/.test(cell)) continue;
      if (numberIn(cell, ".") !== null) points++;
      if (numberIn(cell, ",") !== null) commas++;
    }
  }
  if (points === commas) return separator === ";" ? "," : ".";
  return points > commas ? "." : ",";
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0] ?? 0;
}
