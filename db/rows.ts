/** The rows of a statement written by hand: the embedded database's driver wraps them, the other's answers with them. */
export function rowsOf<Row>(result: unknown): Row[] {
  const rows = (result as { rows?: unknown }).rows ?? result;
  return [...(rows as Iterable<Row>)];
}
