"use client";

import { CloudCheck, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** Points on their way for less than this are no news: while a run goes on, some always are. */
const PATIENCE_MS = 2_000;

/** Whether the class has stored all that was trained here. `waiting`: points that are not stored yet. */
export function SaveMark({ waiting, live }: { waiting: number; live: boolean }) {
  const t = useTranslations("lab.saved");
  const unsaved = waiting > 0;
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!unsaved) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [unsaved]);
  const shownAsWaiting = unsaved && (late || !live);

  return (
    <span role="status" className="flex items-center gap-1.5 whitespace-nowrap text-sm">
      {shownAsWaiting ? (
        <>
          <CloudUpload aria-hidden="true" className="size-4 shrink-0 text-warning" />
          {t("waiting", { count: waiting })}
        </>
      ) : (
        <>
          <CloudCheck aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
          {t("saved")}
        </>
      )}
    </span>
  );
}
