const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Kept in a cookie, so that the server draws the page in the right theme: no flash, and no script in the head. */
export const THEME_COOKIE = "downhill-theme";

/** Null: nothing was chosen, and the page follows the system. */
export function parseTheme(value: string | undefined): Theme | null {
  return THEMES.find((theme) => theme === value) ?? null;
}
