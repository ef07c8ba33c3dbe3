"use client";

import { CircleDashed, Radio, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";

export type ConnectionState = "connecting" | "live" | "offline";

const LOOKS = {
  connecting: { Icon: CircleDashed, tone: "text-ink-muted" },
  live: { Icon: Radio, tone: "text-good" },
  offline: { Icon: WifiOff, tone: "text-danger" },
} as const;

/** Whether this page hears the class. Training does not depend on it, and offline says so. */
export function ConnectionMark({ connection }: { connection: ConnectionState }) {
  const t = useTranslations("lab.connection");
  const { Icon, tone } = LOOKS[connection];
  return (
    <span role="status" className="flex items-center gap-1.5 whitespace-nowrap text-sm">
      <Icon aria-hidden="true" className={cn("size-4 shrink-0", tone)} />
      {t(connection)}
    </span>
  );
}
