import { useTranslations } from "next-intl";
import { answerInWords } from "@/components/question/answer-words";
import type { ParticipantId } from "@/lib/session/log/events";
import { numbered } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";

/** What a student answered to questions, the latest first; nothing if they have answered none. */
export function StudentAnswers({ session, id }: { session: Session; id: ParticipantId }) {
  const t = useTranslations("host.student");
  const given = numbered(session.questions).flatMap(({ number, question }) => {
    const answer = question.answers[id];
    if (answer === undefined || answer === "hidden") return [];
    return [{ number, content: question.content, answer }];
  });
  if (given.length === 0) return null;
  return (
    <section aria-label={t("answers")} className="flex flex-col gap-1.5">
      <h3 className="font-semibold text-sm">{t("answers")}</h3>
      <dl className="flex flex-col gap-2 text-sm">
        {given.toReversed().map(({ number, content, answer }) => (
          <div key={number}>
            <dt dir="auto" className="break-words text-ink-muted text-xs">
              {content.text}
            </dt>
            <dd className="break-words">{answerInWords(answer, content)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
