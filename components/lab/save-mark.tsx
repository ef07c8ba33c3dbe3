"use client";

import { CloudCheck, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

/** While a run goes on, some points are always on their way. It is news when none of them arrived for so long. */
const PATIENCE_MS = 4_000;

/** Whether the class has stored all that was trained here. `waiting`: points that are not stored yet. */
export function SaveMark({ waiting, live }: { waiting: number; live: boolean }) {
  const t = useTranslations("lab.saved");
  const [late, setLate] = useState(false);
  const before = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const arrived = waiting < before.current || waiting === 0;
    const first = before.current === 0 && waiting > 0;
    before.current = waiting;
    if (!arrived && !first) return;
    setLate(false);
    clearTimeout(timer.current);
    if (waiting > 0) timer.current = setTimeout(() => setLate(true), PATIENCE_MS);
  }, [waiting]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shownAsWaiting = waiting > 0 && (late || !live);

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
