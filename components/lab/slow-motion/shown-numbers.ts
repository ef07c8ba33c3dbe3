import type { ColumnItem, TraceColumn } from "./trace-columns";
import type { LinkMeaning } from "./trace-links";

/** What is drawn of an item: a signal's errors stand where its numbers do; where there are none, its numbers stay. */
export function shownOf({ values, errors }: ColumnItem, meaning: LinkMeaning): Float32Array {
  return meaning === "gradient" && errors ? errors : values;
}

/** The largest size of a column's shown numbers. */
export function largestOf({ items }: TraceColumn, meaning: LinkMeaning): number {
  let largest = 0;
  for (const item of items)
    for (const value of shownOf(item, meaning)) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}
