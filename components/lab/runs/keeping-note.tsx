"use client";

import { useTranslations } from "next-intl";
import type { Keeping } from "@/components/lab/train/training-state";
import { Notice } from "@/components/ui/notice";

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
