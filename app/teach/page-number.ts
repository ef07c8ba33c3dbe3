/** No list is read further than this: who asks for more has typed the address. */
const MOST_PAGES = 1_000;

/** The page of a list that an address asks for (`?page=2` is the second, 1 here); the first where it says nothing readable. */
export function pageNumber(asked: string | string[] | undefined): number {
  const number = typeof asked === "string" && /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(number, 1), MOST_PAGES) - 1;
}
