/** The last page of any list: only a typed address asks for more. */
const MOST_PAGES = 1_000;

/** The page of a list that an address asks for, from 0 (`?page=2` gives 1); the first where the number is missing or invalid. */
export function pageNumber(asked: string | string[] | undefined): number {
  const number = typeof asked === "string" && /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(number, 1), MOST_PAGES) - 1;
}
