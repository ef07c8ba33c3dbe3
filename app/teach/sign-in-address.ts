/** Paths of pages that need a teacher. Signing in leads back to one of these, never to another site. */
const OWN_PAGE = /^\/(teach|screen|replay)(\/[\w-]+)*\/?$/;
/** Leading back to these would go round in circles. */
const WAYS_IN = ["/teach/sign-in", "/teach/set-up"];
/** The parameter that Next's router adds to an address that it fetches. */
const ROUTER_MARK = "_rsc";
/** A dummy origin to resolve addresses against: what resolves to another origin is not ours. */
const HERE = "http://here.invalid";

/**
 * The page that `asked` names, with its query, as an address on this server; null when it is not one of the teacher's pages.
 * Browsers interpret `//host`, `/\host` and control characters in surprising ways, so the address is parsed as a browser would,
 * and only the parsed result is used.
 */
export function ownPage(asked: unknown): string | null {
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, HERE)) return null;
  const { origin, pathname, searchParams, search } = new URL(asked, HERE);
  if (origin !== HERE || !OWN_PAGE.test(pathname) || WAYS_IN.includes(pathname)) return null;
  if (!searchParams.has(ROUTER_MARK)) return pathname + search;
  searchParams.delete(ROUTER_MARK);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}

/** The page that a whole address names, whatever server it is on, as an address on this one; null as for `ownPage`. */
export function ownPageOf(address: unknown): string | null {
  if (typeof address !== "string" || !URL.canParse(address, HERE)) return null;
  const { pathname, search } = new URL(address, HERE);
  return ownPage(pathname + search);
}

/** The address for signing in, or for setting up the server (`way`), that leads back to `here` afterwards. */
export function signInAddress(here: string | null, way: "sign-in" | "set-up" = "sign-in"): string {
  const page = here && ownPage(here);
  return page ? `/teach/${way}?next=${encodeURIComponent(page)}` : `/teach/${way}`;
}
