"use client";

import { CircleDashed, CloudCheck, CloudOff, CloudUpload, Laptop, Radio, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { ConnectionState } from "@/lib/session/page-state";

const LOOKS = {
  connecting: { Icon: CircleDashed, tone: "text-ink-muted" },
  live: { Icon: Radio, tone: "text-good" },
  offline: { Icon: WifiOff, tone: "text-danger" },
} as const;

/** Whether this page is connected to the class. Offline, it says that training continues, and how many points wait to be sent. */
export function ConnectionMark({
  connection,
  training,
  waiting,
  brief = false,
}: {
  connection: ConnectionState;
  training: boolean;
  /** Points that the class has not stored yet; null when it has stored everything. */
  waiting: number | null;
  /** Where space is short: its text is cut off, or hidden beside the icon. */
  brief?: boolean;
}) {
  const t = useTranslations("lab.connection");
  const { Icon, tone } = LOOKS[connection];
  const inWords = (count: number) =>
    connection === "offline" ? t("offline", { training: training ? "yes" : "no", count }) : t(connection);
  return (
    <span
      className={cn("flex items-center gap-1.5 text-sm", brief && "min-w-0")}
      title={inWords(waiting ?? 0)}
    >
      <Icon aria-hidden="true" className={cn("size-4 shrink-0", tone)} />
      {/* The count changes ten times a second: screen readers get the sentence without it, once. */}
      <span role="status" className="sr-only">
        {inWords(0)}
      </span>
      <span aria-hidden="true" className={cn("tabular", brief && "truncate max-xl:hidden")}>
        {inWords(waiting ?? 0)}
      </span>
    </span>
  );
}

/** During a run, some points are always on their way. Students are told only when none has arrived for this long. */
const PATIENCE_MS = 4_000;

/**
 * Whether the class has stored everything that was trained here. `waiting`: points that are not stored yet; null when all are.
 * `stored`: whether everything else that happened in the class is stored. `checking`: a network is being checked. Renders nothing
 * offline, where ConnectionMark says it all.
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
  /** Where space is short: its text is cut off, or hidden beside the icon. */
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
  // Without a number a text is not formatted anew, ten times a second.
  const words = state === "waiting" ? t(state, { count: waiting ?? 0 }) : t(state);
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

/** For somebody who trains alone: everything stays on this device. */
export function AloneMark({ checking, brief = false }: { checking: boolean; brief?: boolean }) {
  const t = useTranslations("lab.alone");
  const words = t(checking ? "checking" : "here");
  return (
    <span role="status" title={words} className={cn("flex items-center gap-1.5 text-sm", brief && "min-w-0")}>
      <Laptop aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
      <span className={cn(brief && "truncate max-xl:sr-only")}>{words}</span>
    </span>
  );
}
