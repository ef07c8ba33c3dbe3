"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Leaderboard } from "@/components/board/leaderboard";
import { LoopCounter } from "@/components/board/loop-counter";
import type { Task } from "@/lib/learning/task";
import type { ParticipantId } from "@/lib/session/events";
import { leaderboard } from "@/lib/session/leaderboard";
import { weightUpdates } from "@/lib/session/loop-counter";
import type { Session } from "@/lib/session/session";
import { LabCard } from "./lab-card";

/** The class in this round: who stands where, and how often the class has gone round the loop. */
export function BoardCard({
  session,
  round,
  self,
  task,
  className,
}: {
  session: Session;
  round: number;
  self: ParticipantId;
  task: Task;
  className?: string;
}) {
  const t = useTranslations("lab");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const updates = useMemo(() => weightUpdates(session), [session]);
  return (
    <LabCard title={t("board.title")} actions={<LoopCounter count={updates} />} className={className}>
      <section
        aria-label={t("board.title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1"
      >
        <Leaderboard standings={standings} self={self} task={task} size="lab" />
      </section>
    </LabCard>
  );
}
