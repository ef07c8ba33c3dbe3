/** Each language by its own name, so that people who cannot read the page still find theirs. */
const LANGUAGES = {
  en: { name: "English", direction: "ltr" },
  ar: { name: "العربية", direction: "rtl" },
} as const;
export type Locale = keyof typeof LANGUAGES;

export const LOCALES = Object.keys(LANGUAGES) as Locale[];
export const DEFAULT_LOCALE: Locale = "en";
export const LOCALE_COOKIE = "downhill-locale";

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

export function nameOf(locale: Locale): string {
  return LANGUAGES[locale].name;
}

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return LANGUAGES[locale].direction;
}
