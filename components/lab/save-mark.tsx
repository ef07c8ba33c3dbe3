"use client";

import { CloudCheck, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";

/** While a run goes on, some points are always on their way. It is news when none of them arrived for so long. */
const PATIENCE_MS = 4_000;

/**
 * Whether the class has stored all that was trained here. `waiting`: points that are not stored yet; null when all is. `checking`:
 * a network is being checked.
 */
export function SaveMark({
  waiting,
  checking,
  live,
}: {
  waiting: number | null;
  checking: boolean;
  live: boolean;
}) {
  const t = useTranslations("lab.saved");
  const [late, setLate] = useState(false);
  const before = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const points = waiting ?? 0;
    const arrived = points < before.current || points === 0;
    const first = before.current === 0 && points > 0;
    before.current = points;
    if (!arrived && !first) return;
    setLate(false);
    clearTimeout(timer.current);
    if (points > 0) timer.current = setTimeout(() => setLate(true), PATIENCE_MS);
  }, [waiting]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const saved = checking ? "checking" : "saved";
  const state = waiting === null ? saved : waiting > 0 && (late || !live) ? "waiting" : "saving";
  const Icon = waiting === null ? CloudCheck : CloudUpload;

  return (
    <span role="status" className="flex items-center gap-1.5 whitespace-nowrap text-sm">
      <Icon
        aria-hidden="true"
        className={cn("size-4 shrink-0", state === "waiting" ? "text-warning" : "text-ink-muted")}
      />
      {t(state, { count: waiting ?? 0 })}
    </span>
  );
}
