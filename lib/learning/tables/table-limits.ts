/** What a teacher's own table may be, for the page that reads it and the server that keeps it. */
export const TABLE_LIMITS = {
  /** Of the file. */
  bytes: 5_000_000,
  /** Rows that are complete. Fewer than these cannot be parted into three. */
  rows: { min: 30, max: 50_000 },
  columns: 400,
  /** Inputs of the network, with one for each category. */
  features: 256,
  /** Features of all rows together, four bytes each: what thirty labs can download over a classroom's network. */
  numbers: 2_000_000,
  classes: { min: 2, max: 12 },
  /** Of one column. */
  categories: 24,
  /** Of the name of a column or a category. */
  nameCharacters: 40,
};
