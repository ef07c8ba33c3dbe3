"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Keeping } from "@/lib/session/page-state";

/** While a run goes on: that a reload would lose it, where this browser does not keep it. */
export function KeepingNote({ keeping }: { keeping: Keeping }) {
  const t = useTranslations("lab.keeping");
  if (keeping !== "missing" && keeping !== "full") return null;
  return (
    <Notice tone="warning" className="px-3 py-2 text-sm">
      {t(keeping)}
    </Notice>
  );
}
