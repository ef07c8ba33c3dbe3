/** The rows of a hand-written statement: the embedded database's driver returns them inside an object, postgres.js as they are. */
export function rowsOf<Row>(result: unknown): Row[] {
  const rows = (result as { rows?: unknown }).rows ?? result;
  return [...(rows as Iterable<Row>)];
}

/** The row of a statement that always returns one, such as a count or an insert. */
export function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("The database returned no row.");
  return row;
}

/** Lets live classes have a turn: the embedded database runs on their thread. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
