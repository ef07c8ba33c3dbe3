"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRoundRules } from "@/components/board/round-rules";
import type { Session } from "@/lib/session/session";
import { CalmPage } from "./calm-page";
import { Waiting } from "./waiting";

/** A round before it starts: what it will ask, and what the teacher holds back. */
export function OpenedView({
  session,
  round,
  status,
}: {
  session: Session;
  round: number;
  status: ReactNode;
}) {
  const t = useTranslations("lab");
  const challenges = useTranslations("challenges");
  const planned = session.plan.rounds[round];
  const rules = useRoundRules()(planned);
  const title = challenges(`${planned.challenge}.title`);
  return (
    <CalmPage status={status}>
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
    </CalmPage>
  );
}
