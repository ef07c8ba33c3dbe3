"use client";

import { CircleDashed, Radio, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ConnectionState } from "@/lib/session/page-state";

const LOOKS = {
  connecting: { Icon: CircleDashed, tone: "text-ink-muted" },
  live: { Icon: Radio, tone: "text-good" },
  offline: { Icon: WifiOff, tone: "text-danger" },
} as const;

/** Whether this page hears the class. Training does not depend on it, and offline says so, with how many points wait to be told. */
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
  /** In a narrow place its sign stands for it, and its words are cut short. */
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
      {/* Points are counted ten times a second: who listens hears the rest of the sentence once. */}
      <span role="status" className="sr-only">
        {inWords(0)}
      </span>
      <span aria-hidden="true" className={cn("tabular", brief && "truncate max-xl:hidden")}>
        {inWords(waiting ?? 0)}
      </span>
    </span>
  );
}
