"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";

/** Too many wrong tries: when one may try again, counting down. `refusal`: another object with each refusal. `hint`: what helps meanwhile. */
export function WaitNotice({
  refusal,
  hint,
}: {
  refusal: { readonly waitSeconds: number | null };
  hint?: string;
}) {
  const t = useTranslations("teach.wait");
  const [left, setLeft] = useState(refusal.waitSeconds ?? 0);
  useEffect(() => {
    const until = performance.now() + (refusal.waitSeconds ?? 0) * 1_000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1_000)));
    count();
    const timer = setInterval(count, 1_000);
    return () => clearInterval(timer);
  }, [refusal]);
  if (left === 0) return <Notice tone="info">{t("over")}</Notice>;
  return (
    <Notice tone="danger" title={t("title")}>
      {/* Read out once with the rest, and not again with every second. */}
      <p aria-live="off" className="tabular">
        {left > 60 ? t("minutes", { count: Math.ceil(left / 60) }) : t("seconds", { count: left })}
      </p>
      {hint && <p className="mt-1">{hint}</p>}
    </Notice>
  );
}
