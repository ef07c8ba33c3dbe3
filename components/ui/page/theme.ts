const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Kept in a cookie, so that the server draws the page in the right theme: no flash, and no script in the head. */
export const THEME_COOKIE = "downhill-theme";

/** Null: nothing was chosen, so the page follows the system. */
export function parseTheme(value: string | undefined): Theme | null {
  return THEMES.find((theme) => theme === value) ?? null;
}

const YEAR = 365 * 24 * 60 * 60;

/** Keeps a reader's choice in a cookie for a year, so that the server sees it on the next request. */
export function rememberPreference(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that schools still use.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
}
