"use client";

import { useEffect, useState } from "react";
import { parseTheme, THEME_COOKIE, type Theme } from "@/components/ui/theme";
import { directionOf, LOCALE_COOKIE, type Locale } from "@/lib/i18n/locales";
import ar from "@/lib/i18n/messages/ar/common.json";
import en from "@/lib/i18n/messages/en/common.json";
import { negotiateLocale } from "@/lib/i18n/negotiate";
import { Failure } from "./failure";
import "./globals.css";

const TEXTS = { en: en.failed, ar: ar.failed } satisfies Record<Locale, unknown>;

/** When even the frame of all pages breaks, this page stands in its place, and finds out by itself what its reader can read. */
export default function GlobalErrorPage() {
  const [reader, setReader] = useState<{ locale: Locale; theme: Theme | null }>({
    locale: "en",
    theme: null,
  });
  useEffect(() => {
    const cookies = new Map(document.cookie.split("; ").map((pair) => pair.split("=") as [string, string]));
    const locale = negotiateLocale(cookies.get(LOCALE_COOKIE), navigator.languages.join(","));
    setReader({ locale, theme: parseTheme(cookies.get(THEME_COOKIE)) });
  }, []);
  const { locale, theme } = reader;
  const { title, body, reload } = TEXTS[locale];
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme ?? undefined}>
      <body>
        <title>{title}</title>
        <Failure title={title} body={body} action={reload} onAction={() => location.reload()} />
      </body>
    </html>
  );
}
