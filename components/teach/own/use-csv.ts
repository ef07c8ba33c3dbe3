import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { type Encoding, guessEncoding, textOf } from "@/lib/learning/files/text-file";
import { type Column, type ColumnUse, columnsOf, targetKinds } from "@/lib/learning/tables/column";
import { type CsvProblem, type CsvTable, readCsv } from "@/lib/learning/tables/csv";
import {
  type ChosenTable,
  chosenTable,
  type TableChoices,
  usualChoices,
} from "@/lib/learning/tables/data-table";
import { TABLE_LIMITS } from "@/lib/learning/tables/table-limits";
import { cleanText } from "@/lib/session/names/clean-text";

/** What a teacher has given: a file with its name, or cells pasted from a spreadsheet. */
export type CsvSource = { readonly name: string; readonly bytes: Uint8Array };

/** A file as far as it could be read. */
export type CsvReading =
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly problem: CsvProblem; readonly encoding: Encoding }
  | {
      readonly kind: "read";
      readonly table: CsvTable;
      readonly columns: readonly Column[];
      readonly choices: TableChoices;
      readonly chosen: ChosenTable;
      readonly encoding: Encoding;
    };

/** What is decided of a file; what it seems to be, where nothing is. */
type Decided = {
  readonly encoding: Encoding | null;
  readonly hasNames: boolean | null;
  readonly choices: TableChoices | null;
};
const UNDECIDED: Decided = { encoding: null, hasNames: null, choices: null };

/** Reads a file of cells and keeps what a teacher decides about it. `nameOf`: what a column without a name is called, from its index. */
export function useCsv(nameOf: (column: number) => string) {
  const [source, setSource] = useState<CsvSource | null>(null);
  const [decided, setDecided] = useState(UNDECIDED);
  const { encoding: wanted, hasNames, choices: made } = decided;
  const encoding = useMemo(
    () => wanted ?? (source ? guessEncoding(source.bytes) : "utf-8"),
    [source, wanted],
  );
  const read = useMemo(() => {
    if (!source) return null;
    if (source.bytes.length > TABLE_LIMITS.bytes)
      return { ok: false, problem: { why: "too-large", count: source.bytes.length } } as const;
    const csv = readCsv(textOf(source.bytes, encoding), hasNames);
    return csv.ok ? { ...csv, columns: columnsOf(csv.table, columnName) } : csv;
  }, [source, encoding, hasNames]);
  const choices = useMemo(() => made ?? (read?.ok ? usualChoices(read.columns) : null), [made, read]);
  // The page answers at once to a choice among many rows, and what comes of it follows.
  const settled = useDeferredValue(choices);
  const chosen = useMemo(() => {
    if (!read?.ok || !settled || settled.uses.length !== read.columns.length) return null;
    const called = (column: number) => read.columns[column]!.name ?? nameOf(column);
    return chosenTable(read.table, read.columns, settled, { nameOf: called, textOf: categoryName });
  }, [read, settled, nameOf]);

  const open = useCallback((opened: CsvSource | null) => {
    setSource(opened);
    setDecided(UNDECIDED);
  }, []);
  const reading = useMemo((): CsvReading => {
    if (!read) return { kind: "none" };
    if (!read.ok) return { kind: "refused", problem: read.problem, encoding };
    const { table, columns } = read;
    if (!choices || !chosen) return { kind: "none" };
    return { kind: "read", table, columns, choices, chosen, encoding };
  }, [read, choices, chosen, encoding]);

  return {
    source,
    reading,
    open,
    /** Whether somebody has chosen the encoding, and may want to choose again. */
    isEncodingChosen: wanted !== null,
    /** Other names or another encoding may make other columns of it. */
    setEncoding: (value: Encoding) => setDecided({ ...UNDECIDED, encoding: value }),
    setHasNames: (value: boolean) => setDecided({ ...UNDECIDED, encoding: wanted, hasNames: value }),
    setTarget(target: number, columns: readonly Column[]) {
      if (!choices) return;
      const as = targetKinds(columns[target]!)[0] ?? "classes";
      setDecided({ ...decided, choices: { ...choices, target, as } });
    },
    setAs: (as: TableChoices["as"]) => choices && setDecided({ ...decided, choices: { ...choices, as } }),
    setUse: (column: number, use: ColumnUse) =>
      choices && setDecided({ ...decided, choices: { ...choices, uses: choices.uses.with(column, use) } }),
  };
}

function columnName(typed: string): string {
  return [...cleanText(typed)].slice(0, TABLE_LIMITS.nameCharacters).join("").trim();
}

/** A cell with nothing that can be seen still is a category. */
function categoryName(typed: string): string {
  return cleanText(typed) || "?";
}
