"use client";

import { useTranslations } from "next-intl";
import type { Participant, Session } from "@/lib/session/log/session";
import { type Answering, expectationOf } from "./answering";
import { AskedCard } from "./asked-card";

type ExpectationCardProps = {
  readonly session: Session;
  readonly self: Participant;
  readonly round: number;
  readonly answering: Answering;
  readonly className?: string;
};

/** The id of the card, to which a locked Train button leads. */
const EXPECTATION_ID = "expectation";

/** Moves the focus to the question that training waits for. */
export function goToExpectation(): void {
  const card = document.getElementById(EXPECTATION_ID);
  card?.scrollIntoView({ block: "nearest" });
  (card?.querySelector<HTMLElement>("input") ?? card)?.focus();
}

/** What a student expects of a round: asked until they train, then told. Renders nothing if they are not asked, or never answered. */
export function ExpectationCard({ session, self, round, answering, className }: ExpectationCardProps) {
  const t = useTranslations("question.lab");
  const expectation = expectationOf(session, round);
  if (expectation === null) return null;
  const hasTrained = self.runs.some((run) => run.round === round);
  const changeable = expectation.question.closed === null && !hasTrained;
  if (!changeable && answering.answerTo(expectation.number) === null) return null;
  return (
    <AskedCard
      key={expectation.number}
      id={EXPECTATION_ID}
      asked={expectation}
      {...{ answering, changeable, className }}
      title={t("expect")}
      said={(answer) => t(changeable ? "saidSoFar" : "expected", { answer })}
      why={t("why")}
    />
  );
}
