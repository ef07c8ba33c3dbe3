"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Debrief } from "@/components/board/debrief";
import { CalmPage } from "@/components/lab/calm-page";
import { Waiting } from "@/components/lab/waiting";
import { Card } from "@/components/ui/card";
import type { Task } from "@/lib/learning/task";
import type { Participant, Session } from "@/lib/session/session";
import { DigestWaiting } from "./digest-waiting";
import { RoundPictures } from "./round-pictures";
import { RoundResult } from "./round-result";
import type { ToldDigest } from "./told-digest";

/** A round is over: what it showed, one's own place, its board, its test when that is opened, all its runs, and what comes. */
export function BetweenView({
  session,
  self,
  round,
  task,
  digest: told,
  status,
  notice,
  news,
}: {
  session: Session;
  self: Participant;
  round: number;
  task: Task;
  /** Of this round. */
  digest: ToldDigest;
  status: ReactNode;
  notice: ReactNode;
  /** What happened to a run while this page was away, or nothing. */
  news: ReactNode;
}) {
  const t = useTranslations("lab.between");
  const more = round + 1 < session.plan.rounds.length;
  return (
    <CalmPage {...{ status, notice }}>
      <div className="text-center">
        <h1 className="text-3xl">{t("over", { number: round + 1 })}</h1>
        <Waiting>{more ? t("next", { number: round + 2 }) : t("last")}</Waiting>
      </div>
      {news}
      <Card>
        <Debrief
          {...{ session, round }}
          takeaways={told.digest?.takeaways ?? null}
          waiting={<DigestWaiting failed={told.failed} />}
          size="lab"
        />
      </Card>
      <RoundResult key={round} {...{ session, self, round }} task={task} />
      <RoundPictures {...{ session, round, told }} self={self.id} />
    </CalmPage>
  );
}
