import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";

/** A page of a list. `page`: from 0. */
export type Pages = { readonly page: number; readonly more: boolean };

/** Links to the previous and next page; nothing if everything fits on one page. `path`: of the first page. `label`: what the pages list. */
export function Pager({ page, more, path, label }: Pages & { path: string; label: string }) {
  const t = useTranslations("teach.pages");
  if (page === 0 && !more) return null;
  const style = buttonClass({ variant: "quiet", size: "sm" });
  const address = (wanted: number) =>
    wanted === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}page=${wanted + 1}`;
  return (
    <nav aria-label={label} className="mt-4 flex items-center justify-between gap-3">
      <span className="min-w-28">
        {page > 0 && (
          <Link href={address(page - 1)} className={style}>
            <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
            <span>{t("newer")}</span>
          </Link>
        )}
      </span>
      <span className="tabular text-ink-muted text-sm">{t("page", { number: page + 1 })}</span>
      <span className="flex min-w-28 justify-end">
        {more && (
          <Link href={address(page + 1)} className={style}>
            <span>{t("older")}</span>
            <ChevronRight aria-hidden className="rtl:-scale-x-100" />
          </Link>
        )}
      </span>
    </nav>
  );
}
