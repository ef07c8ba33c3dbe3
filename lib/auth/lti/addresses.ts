/** All of these are under it. */
export const LTI_PATH = "/api/lti";

/** Where learning platforms find this server, under its own address. */
export const LTI_PATHS = {
  /** A launch begins. */
  login: "/api/lti/login",
  /** A launch, or a request to choose something, arrives. */
  launch: "/api/lti/launch",
  /** Our public keys. */
  keys: "/api/lti/keys",
  /** Whoever was let in is signed in. */
  enter: "/api/lti/enter",
  /** What was chosen goes back to the platform. */
  choice: "/api/lti/choice",
} as const;

/** Pages that a platform may show inside its own, for which their address says whose page that is; see `FRAMED_BY`. */
export const LTI_PAGES = { refused: "/lti", window: "/lti/window", choose: "/lti/choose" } as const;

/** The query parameter with the origin of the page that may show this one in a frame. */
export const FRAMED_BY = "of";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** Whether something may be sent there, or be believed from there: over HTTPS, or on this very machine. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.includes(hostname));
}

/** The origin in the address of a page of `LTI_PAGES` that may show it in a frame; null: none may. */
export function framedBy(url: URL): string | null {
  const pages: readonly string[] = Object.values(LTI_PAGES);
  const asked = url.searchParams.get(FRAMED_BY);
  if (!pages.includes(url.pathname) || asked === null || !isSafeAddress(asked)) return null;
  const { origin } = new URL(asked);
  return origin === asked ? origin : null;
}

/** The address of one of `LTI_PAGES`. `frame`: the origin that may show it in a frame; null: none may. */
export function ltiPage(
  page: keyof typeof LTI_PAGES,
  frame: string | null,
  query: Readonly<Record<string, string>>,
): string {
  return `${LTI_PAGES[page]}?${new URLSearchParams({ ...query, ...(frame !== null && { [FRAMED_BY]: frame }) })}`;
}
