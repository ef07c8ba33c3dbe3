import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";

/** Leads to the page on which the runs of the class can be trained again. `share`: the token with which the replay is watched; null: none. */
export function WhatIfLink({ sessionId, share }: { sessionId: string; share: string | null }) {
  const t = useTranslations("what-if");
  const query = share === null ? "" : `?share=${encodeURIComponent(share)}`;
  return (
    <a
      href={`/replay/${sessionId}/what-if${query}`}
      className={buttonClass({ variant: "quiet", size: "sm" })}
    >
      <FlaskConical aria-hidden />
      <span>{t("title")}</span>
    </a>
  );
}
