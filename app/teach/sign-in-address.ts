/** The teacher's own pages, by their paths. Signing in leads back to one of these and never to another site. */
const OWN_PAGE = /^\/(teach|screen|replay)(\/[\w-]+)*\/?$/;
/** These would lead round in circles. */
const WAYS_IN = ["/teach/sign-in", "/teach/set-up"];
/** Next's own mark on an address that its router fetches. */
const ROUTER_MARK = "_rsc";
/** No site: what resolves to another origin than this one is not ours. */
const HERE = "http://here.invalid";

/**
 * The page that `asked` names, query included, as an address on this server; null when it is none of the teacher's pages.
 * Browsers read `//host`, `/\host` and control characters in ways of their own, so the address is parsed as a browser would
 * and only what was parsed is used.
 */
export function ownPage(asked: unknown): string | null {
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, HERE)) return null;
  const { origin, pathname, searchParams, search } = new URL(asked, HERE);
  if (origin !== HERE || !OWN_PAGE.test(pathname) || WAYS_IN.includes(pathname)) return null;
  if (!searchParams.has(ROUTER_MARK)) return pathname + search;
  searchParams.delete(ROUTER_MARK);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}

/** Where to sign in, or to set the server up (`way`), and then come back to `here`. */
export function signInAddress(here: string | null, way: "sign-in" | "set-up" = "sign-in"): string {
  const page = here && ownPage(here);
  return page ? `/teach/${way}?next=${encodeURIComponent(page)}` : `/teach/${way}`;
}
