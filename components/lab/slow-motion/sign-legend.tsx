import { useTranslations } from "next-intl";
import { memo } from "react";

/** How signs are told apart, by hue and by shape and dash. */
export const SignLegend = memo(function SignLegend() {
  const t = useTranslations("slow-motion");
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 34 12" className="h-3 w-8.5" aria-hidden="true">
          <circle cx="6" cy="6" r="5" className="fill-positive" />
          <path d="M13 6H34" className="stroke-positive" strokeWidth="2.5" />
        </svg>
        <span>{t("sign.above")}</span>
      </span>
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 34 12" className="h-3 w-8.5" aria-hidden="true">
          <rect x="1" y="1" width="10" height="10" rx="1" className="fill-negative" />
          <path d="M13 6H34" className="stroke-negative" strokeWidth="2.5" strokeDasharray="5 3" />
        </svg>
        <span>{t("sign.below")}</span>
      </span>
    </span>
  );
});
