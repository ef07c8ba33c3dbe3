import Papa from "papaparse";

/** A number stays one, whatever its sign; null is an empty cell. */
export type Cell = string | number | null;
/** The headings, then the rows. */
export type Table = readonly (readonly Cell[])[];

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Where a spreadsheet might take a text for a formula: at its beginning, and where one that separates cells by semicolons or tabs (as in
 * many languages) would begin another cell. The full-width signs count for Japanese ones.
 */
const FORMULA = /(^|[;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])|^(?=[\t\r])/g;
/** A text that is nothing but a negative number, such as a choice in a question, is no formula. */
const NEGATIVE_NUMBER = /^-\d+(\.\d+)?$/;
/** What keeps texts of different directions apart on a page would only be in the way in a cell. */
const ISOLATES = /[\u2066-\u2069]/g;

/**
 * A table as a CSV file (RFC 4180): UTF-8 with a byte order mark, lines end in CR LF. Nicknames and questions are what somebody typed, so no text
 * is left that a spreadsheet would compute: such a one gets an apostrophe before it.
 */
export function csvFile(table: Table): string {
  // The escaping that the library offers leaves formulas alone that have a line break in them.
  const rows = table.map((row) =>
    row.map((cell) => (typeof cell === "string" ? harmless(cell.replace(ISOLATES, "")) : cell)),
  );
  // What others might separate cells by is in quotes, too.
  const quotes = (cell: unknown) => typeof cell === "string" && /[;\t]/.test(cell);
  return `${BYTE_ORDER_MARK}${Papa.unparse(rows, { newline: "\r\n", quotes })}\r\n`;
}

function harmless(text: string): string {
  return NEGATIVE_NUMBER.test(text) ? text : text.replace(FORMULA, "$1'");
}
