import { History, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isolate } from "@/components/board/isolate";
import { buttonClass } from "@/components/ui/button-class";
import { BrandMark } from "@/components/ui/page/brand";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";

/** The page around what is trained again: its header, and what it is about. `replay`: the address of the replay. */
export function WhatIfPage({
  title,
  replay,
  children,
}: {
  title: string;
  replay: string;
  children: ReactNode;
}) {
  const t = useTranslations("what-if");
  const common = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-surface px-4 py-1.5">
        <a href="/" aria-label={common("home")} className="rounded-control p-1 hover:bg-sunken">
          <BrandMark className="size-8" />
        </a>
        <h1 className="min-w-0 flex-1 basis-40 truncate text-lg">{t("about", { title: isolate(title) })}</h1>
        <a href={replay} className={buttonClass({ variant: "quiet", size: "sm" })}>
          <History aria-hidden />
          <span>{t("back")}</span>
        </a>
        <ThemeToggle label={common("toggleTheme")} />
      </header>
      <main className="mx-auto grid w-full max-w-7xl flex-1 content-start items-start gap-3 p-3 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <p className="text-sm lg:col-span-2">
          <span>{t("intro")}</span>{" "}
          <span className="text-ink-muted">
            <Info aria-hidden className="me-1 inline size-4 align-text-bottom" />
            <span>{t("private")}</span>
          </span>
        </p>
        {children}
      </main>
    </div>
  );
}
