"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ExampleSample, RoundExamples } from "@/components/board/round-examples";
import { useRoundRules } from "@/components/board/round-rules";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Session } from "@/lib/session/session";
import { CalmPage } from "./calm-page";
import { Waiting } from "./waiting";

/** A round before it starts: what it will ask and of what, and what the teacher holds back. */
export function OpenedView({
  session,
  round,
  challenge,
  sample,
  status,
  notice,
}: {
  session: Session;
  round: number;
  challenge: ChallengeInfo;
  sample: ExampleSample | null;
  status: ReactNode;
  notice: ReactNode;
}) {
  const t = useTranslations("lab");
  const challenges = useTranslations("challenges");
  const planned = session.plan.rounds[round];
  const rules = useRoundRules()(planned);
  const title = challenges(`${planned.challenge}.title`);
  return (
    <CalmPage {...{ status, notice }}>
      <div className="grid gap-3 text-center">
        <h1 className="text-3xl">{t("round", { number: round + 1, title })}</h1>
        <p className="text-lg">{challenges(`${planned.challenge}.question`)}</p>
        {planned.aim !== null && (
          <p className="text-accent">
            <bdi>{planned.aim}</bdi>
          </p>
        )}
        {rules !== null && <p className="text-ink-muted text-sm">{rules}</p>}
        <Waiting>{t("opened.waiting")}</Waiting>
      </div>
      {sample !== null && (
        <div className="rounded-card border border-line bg-surface p-4">
          <RoundExamples {...{ challenge, sample }} className="h-[min(26rem,50dvh)]" />
        </div>
      )}
    </CalmPage>
  );
}
