"use client";

import { LogOut, UserRound, UsersRound } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { LanguageSwitch } from "@/components/ui/page/language-switch";
import { SiteFooter } from "@/components/ui/page/site-footer";
import { SiteHeader } from "@/components/ui/page/site-header";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import type { Locale } from "@/lib/i18n/locales";

type TeacherPageProps = {
  /** Who is signed in, and how to sign out; null before signing in. `owner`: whether they manage everybody's accounts. */
  teacher: { name: string; owner: boolean; onSignOut: () => void } | null;
  width: "narrow" | "wide";
  children: ReactNode;
};

/** The frame of the teacher's pages outside a live session. */
export function TeacherPage({ teacher, width, children }: TeacherPageProps) {
  const t = useTranslations();
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader href={teacher ? "/teach" : "/"} home={t("common.home")}>
        {teacher?.owner && (
          <Link href="/teach/people" className={buttonClass({ variant: "quiet", size: "sm" })}>
            <UsersRound aria-hidden />
            <span className="max-sm:sr-only">{t("people.nav")}</span>
          </Link>
        )}
        {teacher && (
          <Link
            href="/teach/account"
            aria-label={t("teach.account.open", { name: teacher.name })}
            className={buttonClass({ variant: "quiet", size: "sm" })}
          >
            <UserRound aria-hidden />
            <span dir="auto" className="max-w-48 truncate max-sm:hidden">
              {teacher.name}
            </span>
          </Link>
        )}
        <LanguageSwitch locale={useLocale() as Locale} />
        <ThemeToggle label={t("common.toggleTheme")} />
        {teacher && (
          <Button size="sm" variant="quiet" onClick={teacher.onSignOut}>
            <LogOut aria-hidden className="rtl:-scale-x-100" />
            <span className="max-sm:sr-only">{t("teach.signOut")}</span>
          </Button>
        )}
      </SiteHeader>
      <main
        className={`mx-auto w-full flex-1 px-4 pt-6 pb-20 sm:px-8 ${width === "narrow" ? "max-w-lg sm:pt-12" : "max-w-6xl"}`}
      >
        {children}
      </main>
      <SiteFooter label={t("common.version")} check={t("common.checkDevice")} />
    </div>
  );
}
