"use client";

import { useEffect, useState } from "react";
import { Failure, failureTexts, wayOutClass } from "@/components/ui/page/failure";
import { parseTheme, THEME_COOKIE, type Theme } from "@/components/ui/page/theme";
import { directionOf, LOCALE_COOKIE, type Locale } from "@/lib/i18n/locales";
import { negotiateLocale } from "@/lib/i18n/negotiate";
import "./globals.css";

/**
 * Replaces the root layout when not even that can be rendered, and finds out by itself which language its reader uses. It is rendered at
 * build time and so may come without the policy's nonce: then no script runs, and only a link can reload the page.
 */
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
  const { title, body, reload } = failureTexts[locale];
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme ?? undefined}>
      <body>
        <title>{title}</title>
        <Failure {...{ title, body }}>
          {/* biome-ignore lint/a11y/useValidAnchor: an empty address is that of this very page. */}
          <a href="" className={wayOutClass}>
            {reload}
          </a>
        </Failure>
      </body>
    </html>
  );
}
