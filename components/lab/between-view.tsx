"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Task } from "@/lib/learning/task";
import type { Participant, Session } from "@/lib/session/session";
import { CalmPage } from "./calm-page";
import { RoundResult } from "./round-result";
import { Waiting } from "./waiting";

/** A round is over: one's own place, its board, its test when that is opened, and what comes. */
export function BetweenView({
  session,
  self,
  round,
  task,
  status,
  news,
}: {
  session: Session;
  self: Participant;
  round: number;
  task: Task;
  status: ReactNode;
  /** What happened to a run while this page was away, or nothing. */
  news: ReactNode;
}) {
  const t = useTranslations("lab.between");
  const more = round + 1 < session.plan.rounds.length;
  return (
    <CalmPage status={status}>
      <div className="text-center">
        <h1 className="text-3xl">{t("over", { number: round + 1 })}</h1>
        <Waiting>{more ? t("next", { number: round + 2 }) : t("last")}</Waiting>
      </div>
      {news}
      <RoundResult key={round} {...{ session, self, round, task }} />
    </CalmPage>
  );
}
