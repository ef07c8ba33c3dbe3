export const LOCALES = ["en", "ar"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";
export const LOCALE_COOKIE = "downhill-locale";

/** Each language by its own name, so that people who cannot read the page still find theirs. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: "English", ar: "العربية" };

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}
