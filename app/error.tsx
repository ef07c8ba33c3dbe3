"use client";

import { useEffect, useState } from "react";
import { Failure, failureTexts, wayOutClass } from "@/components/ui/page/failure";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/locales";

/** Shown when a page breaks, in the language of the page. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const [locale, setLocale] = useState<Locale>(DEFAULT_LOCALE);
  useEffect(() => {
    const { lang } = document.documentElement;
    if (isLocale(lang)) setLocale(lang);
  }, []);
  const { title, body, action } = failureTexts[locale];
  return (
    <Failure {...{ title, body }}>
      <button type="button" onClick={reset} className={wayOutClass}>
        {action}
      </button>
    </Failure>
  );
}
