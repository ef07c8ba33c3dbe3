"use client";

import { useTranslations } from "next-intl";

/** Signs differ by colour, lines also by dash, and maps also by hatching. */
export function SignLegend() {
  const t = useTranslations("inside");
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 34 12" className="h-3 w-8.5" aria-hidden="true">
          <rect x="0.5" y="0.5" width="11" height="11" rx="2" className="fill-positive" />
          <path d="M14 6H34" className="stroke-positive" strokeWidth="2.5" />
        </svg>
        <span>{t("sign.above")}</span>
      </span>
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 34 12" className="h-3 w-8.5" aria-hidden="true">
          <rect x="0.5" y="0.5" width="11" height="11" rx="2" className="fill-negative" />
          <path d="M1 7L7 1M4 11L11 4" className="stroke-surface" strokeWidth="1.2" />
          <path d="M14 6H34" className="stroke-negative" strokeWidth="2.5" strokeDasharray="5 3" />
        </svg>
        <span>{t("sign.below")}</span>
      </span>
    </p>
  );
}
