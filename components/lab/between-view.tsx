"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Leaderboard } from "@/components/board/leaderboard";
import { Card } from "@/components/ui/card";
import type { Task } from "@/lib/learning/task";
import { leaderboard } from "@/lib/session/leaderboard";
import type { Participant, Session } from "@/lib/session/session";
import { CalmPage } from "./calm-page";
import { PlaceInWords } from "./place-in-words";
import { Waiting } from "./waiting";

/** A round is over: its final board, one's own place, and what comes. */
export function BetweenView({
  session,
  self,
  round,
  task,
  status,
}: {
  session: Session;
  self: Participant;
  round: number;
  task: Task;
  status: ReactNode;
}) {
  const t = useTranslations("lab.between");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const more = round + 1 < session.plan.rounds.length;
  return (
    <CalmPage status={status}>
      <div className="text-center">
        <h1 className="text-3xl">{t("over", { number: round + 1 })}</h1>
        <PlaceInWords standings={standings} self={self.id} />
        <Waiting>{more ? t("next", { number: round + 2 }) : t("last")}</Waiting>
      </div>
      <Card title={t("board")}>
        <Leaderboard standings={standings} self={self.id} task={task} size="lab" />
      </Card>
    </CalmPage>
  );
}
