"use client";

import { useRouter } from "next/navigation";
import { buttonClass } from "@/components/ui/button-class";
import { LOCALE_COOKIE, LOCALES, type Locale, nameOf } from "@/lib/i18n/locales";
import { rememberPreference } from "./theme";

/** The other languages, each by its own name. The page is re-rendered in place: training and typed text stay. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const router = useRouter();
  return LOCALES.filter((other) => other !== locale).map((other) => (
    <button
      key={other}
      type="button"
      lang={other}
      className={buttonClass({ variant: "quiet", size: "sm" })}
      onClick={() => {
        rememberPreference(LOCALE_COOKIE, other);
        router.refresh();
      }}
    >
      {nameOf(other)}
    </button>
  ));
}
