import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { LanguageSwitch } from "@/components/ui/page/language-switch";
import { SiteHeader } from "@/components/ui/page/site-header";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import type { Locale } from "@/lib/i18n/locales";
import { TwoCurves } from "./two-curves";

export type EntryPageProps = {
  locale: Locale;
  texts: { home: string; teach: string; toggleTheme: string };
  children: ReactNode;
};

/** The frame of the way in. Plain links: nothing of the teacher's side is loaded before it is asked for. */
export function EntryPage({ locale, texts, children }: EntryPageProps) {
  return (
    <div className="relative isolate flex min-h-dvh flex-col overflow-hidden">
      <SiteHeader href="/" home={texts.home}>
        <LanguageSwitch locale={locale} />
        <ThemeToggle label={texts.toggleTheme} />
        <a href="/teach" className={`${buttonClass({ size: "sm" })} ms-1`}>
          {texts.teach}
        </a>
      </SiteHeader>
      <main className="mx-auto flex w-full max-w-xl flex-1 flex-col px-4 pt-[clamp(1.5rem,9vh,7rem)] pb-56 sm:px-8">
        {children}
      </main>
      <TwoCurves className="pointer-events-none absolute inset-x-0 bottom-0 -z-10 h-52 w-full sm:h-64" />
    </div>
  );
}
