import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { LanguageSwitch } from "@/components/ui/page/language-switch";
import { SiteHeader } from "@/components/ui/page/site-header";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import type { Locale } from "@/lib/i18n/locales";

type EntryPageProps = {
  locale: Locale;
  texts: { home: string; teach: string; toggleTheme: string };
  children: ReactNode;
};

/** The frame of the pages for joining. Plain links, so that the teacher's pages are not prefetched. */
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

/** The whole lesson in one drawing: both losses go downhill, then validation rises again while training keeps falling. */
function TwoCurves({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 1200 300"
      preserveAspectRatio="none"
      className={className}
      fill="none"
      strokeLinecap="round"
    >
      <path
        d="M-20 20C120 22 150 150 330 196S620 236 760 222S1060 176 1220 138"
        className="stroke-validation"
        strokeWidth={3}
        strokeDasharray="9 9"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d="M-20 34C110 40 170 190 360 234S780 280 1220 288"
        className="stroke-train"
        strokeWidth={3.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
