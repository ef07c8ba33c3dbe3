import { useTranslations } from "next-intl";
import { tellableOutcome } from "@/components/class-pictures/question-picture";
import { QuestionFigure } from "@/components/question/question-figure";
import { questionsOf } from "@/lib/session/board/questions/asked-questions";
import { shownAnswers } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";

/** On paper: everything that the class was asked, how it answered, and what happened. `final`: the class at the end of its log. */
export function QuestionReport({ final }: { final: Session }) {
  const t = useTranslations("question");
  return (
    <div className="hidden px-3 pt-4 print:block">
      <QuestionFigures final={final} title={t("replay.report")} />
    </div>
  );
}

/** The same wherever it stands. Nothing if the class was not asked anything, or there are no answers that it has seen. */
export function QuestionFigures({ final, title }: { final: Session; title: string }) {
  const replay = useTranslations("replay");
  const asked = questionsOf(final).filter(({ question }) => (shownAnswers(question)?.length ?? 0) > 0);
  if (asked.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="pb-3 text-lg">{title}</h2>
      <ol className="flex flex-col gap-5">
        {asked.map((one) => {
          const { round } = one.question;
          return (
            <li key={one.number} className="break-inside-avoid">
              {round !== null && (
                <p className="text-ink-muted text-xs">{replay("round", { round: round + 1 })}</p>
              )}
              <QuestionFigure
                session={final}
                asked={one}
                outcome={tellableOutcome(final, one, "desk")}
                size="desk"
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
