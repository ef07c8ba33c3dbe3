"use client";

import { CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { ConnectionState } from "@/lib/session/page-state";

/** While a run goes on, some points are always on their way. It is news when none of them arrived for so long. */
const PATIENCE_MS = 4_000;

/**
 * Whether the class has stored all that was trained here. `waiting`: points that are not stored yet; null when all is. `stored`: and
 * so is what else happened in the class. `checking`: a network is being checked. Offline, the connection's own mark says it all.
 */
export function SaveMark({
  connection,
  waiting,
  stored,
  checking,
  brief = false,
}: {
  connection: ConnectionState;
  waiting: number | null;
  stored: boolean;
  checking: boolean;
  /** In a narrow place its sign stands for it, and its words are cut short. */
  brief?: boolean;
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
  if (connection === "offline") return null;
  const state = savingState({ waiting, stored, checking, late });
  const words = t(state, { count: waiting ?? 0 });
  const Icon = waiting !== null ? CloudUpload : stored ? CloudCheck : CloudOff;

  return (
    <span
      role="status"
      title={words}
      className={cn("flex items-center gap-1.5 whitespace-nowrap text-sm", brief && "min-w-0")}
    >
      <Icon
        aria-hidden="true"
        className={cn(
          "size-4 shrink-0",
          state === "waiting" || state === "notSaved" ? "text-warning" : "text-ink-muted",
        )}
      />
      <span className={cn(brief && "truncate max-xl:sr-only")}>{words}</span>
    </span>
  );
}

function savingState({
  waiting,
  stored,
  checking,
  late,
}: {
  waiting: number | null;
  stored: boolean;
  checking: boolean;
  late: boolean;
}) {
  if (waiting !== null) return waiting > 0 && late ? "waiting" : "saving";
  if (!stored) return "notSaved";
  return checking ? "checking" : "saved";
}
