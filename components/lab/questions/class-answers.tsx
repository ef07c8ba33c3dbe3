"use client";

import { useTranslations } from "next-intl";
import { useShow } from "@/components/board/opening/show-clock";
import { answerInWords } from "@/components/question/answer-words";
import { QuestionFigure } from "@/components/question/question-figure";
import { Card } from "@/components/ui/card";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import type { PredictionOutcome } from "@/lib/session/board/questions/prediction-outcome";
import type { Participant, Session } from "@/lib/session/log/session";

type ClassAnswersProps = {
  readonly session: Session;
  readonly self: Participant;
  readonly round: number;
  /** What came of what the class expected of the round, as the server tells it; null while it has not. */
  readonly outcome: PredictionOutcome | null;
};

/** After a round: how the class answered what it was asked, with the student's own answers marked. Renders nothing if it was asked nothing. */
export function ClassAnswers({ session, self, round, outcome }: ClassAnswersProps) {
  const t = useTranslations("question");
  // It may tell what the test is about to show.
  const isBeingShown = useShow(session, round)?.placed === false;
  const asked = questionsAbout(session, round).filter(({ question }) => question.closed !== null);
  if (asked.length === 0) return null;
  return (
    <Card title={t("title")} className="gap-6">
      {asked.map((one) => {
        const { number, question } = one;
        const isExpectation = question.purpose === "prediction";
        const own = question.answers[self.id];
        const isTold = !(session.hidden.board && question.content.outcome?.of === "score");
        return (
          <div key={number} className="flex flex-col gap-2">
            <QuestionFigure
              {...{ session }}
              asked={one}
              self={self.id}
              outcome={isExpectation && isTold && !isBeingShown ? outcome : null}
              size="lab"
            />
            {isExpectation && (
              <p className="font-medium text-sm">
                {typeof own === "number"
                  ? t("lab.expected", { answer: answerInWords(own, question.content) })
                  : t("lab.notExpected")}
              </p>
            )}
          </div>
        );
      })}
    </Card>
  );
}
