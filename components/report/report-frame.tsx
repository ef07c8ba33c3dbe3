import { Printer, RotateCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";
import { BrandMark } from "@/components/ui/page/brand";
import { LanguageSwitch } from "@/components/ui/page/language-switch";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import { Spinner } from "@/components/ui/spinner";
import type { Locale } from "@/lib/i18n/locales";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** A part of a report. On paper it may begin anywhere, unless it says otherwise. */
export const SECTION = "flex min-w-0 flex-col gap-3";

export function SectionTitle({ children }: { children: ReactNode }) {
  return <h2 className="border-line border-b pb-1 text-xl">{children}</h2>;
}

/** The frame of a report: on the screen with what leads away from it, on paper without. */
export function ReportFrame({
  sessionId,
  printable,
  children,
}: {
  sessionId: string;
  printable: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  return (
    <div data-report className="flex min-h-dvh flex-col print:min-h-0">
      <header className="flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-surface px-4 py-1.5 print:hidden">
        <a href="/teach" aria-label={common("home")} className="rounded-control p-1 hover:bg-sunken">
          <BrandMark className="size-8" />
        </a>
        <span className="min-w-0 flex-1" />
        <a href={`/replay/${sessionId}`} className={buttonClass({ variant: "quiet", size: "sm" })}>
          {t("replay")}
        </a>
        <LanguageSwitch locale={useLocale() as Locale} />
        <ThemeToggle label={common("toggleTheme")} />
        <Button size="sm" variant="primary" disabled={!printable} onClick={() => window.print()}>
          <Printer aria-hidden />
          <span>{t("print")}</span>
        </Button>
      </header>
      <main className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-8 px-4 pt-6 pb-20 sm:px-8 print:max-w-none print:gap-5 print:p-0">
        {children}
      </main>
    </div>
  );
}

type ReportMessageProps =
  | { readonly kind: "loading"; readonly loaded: number; readonly busy: boolean }
  | { readonly kind: "failed"; readonly problem: ProblemCode; readonly onRetry: () => void };

/** Shown in place of a report: it is loading, or cannot be loaded. */
export function ReportMessage(props: ReportMessageProps) {
  const t = useTranslations("report");
  const problems = useTranslations("problems");
  if (props.kind === "loading")
    return (
      <p className="flex items-center gap-3 text-ink-muted">
        <Spinner />
        <span role="status">{props.busy ? problems("replay-busy") : t("loading")}</span>
        {props.loaded > 0 && <span className="tabular">{t("share", { share: props.loaded })}</span>}
      </p>
    );
  return (
    <Notice tone="danger" title={t("failed")}>
      <p className="pb-3">{problems(props.problem)}</p>
      <Button size="sm" onClick={props.onRetry}>
        <RotateCw aria-hidden />
        <span>{t("retry")}</span>
      </Button>
    </Notice>
  );
}
