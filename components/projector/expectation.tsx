import { useTranslations } from "next-intl";
import { tellableOutcome } from "@/components/class-pictures/question-picture";
import { answerInWords } from "@/components/question/answer-words";
import { OutcomeLine, Turnout } from "@/components/question/question-figure";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import { choiceCounts } from "@/lib/session/board/questions/distribution";
import { isMember } from "@/lib/session/decide/seats";
import { openQuestions, shownAnswers } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";

type RoundProps = { readonly session: Session; readonly round: number };

function predictionIn(session: Session, round: number) {
  return questionsAbout(session, round).find(({ question }) => question.purpose === "prediction") ?? null;
}

/** Before a round starts: what the class is asked to expect of it, and how many have answered. Renders nothing if it is not asked. */
export function ExpectationAsked({ session, round }: RoundProps) {
  const t = useTranslations("question.wall");
  const asked = predictionIn(session, round);
  if (asked === null || asked.question.closed !== null) return null;
  return (
    <section
      aria-label={asked.question.content.text}
      className="flex shrink-0 items-center justify-between gap-10 rounded-card border border-accent bg-surface px-6 py-3"
    >
      <div className="min-w-0">
        <p className="text-accent text-lg">{t("predict")}</p>
        <p className="line-clamp-3 text-balance font-semibold text-2xl leading-snug">
          <bdi>{asked.question.content.text}</bdi>
        </p>
      </div>
      <div className="shrink-0">
        <Turnout session={session} question={asked.question} wall />
      </div>
    </section>
  );
}

/** After a round: what most of the class expected of it, and what happened. Renders nothing if nothing came of it. */
export function ExpectationMet({ session, round }: RoundProps) {
  const t = useTranslations("question.wall");
  const asked = predictionIn(session, round);
  const answers = asked && shownAnswers(asked.question);
  if (!asked || !answers || answers.length === 0) return null;
  const { content } = asked.question;
  const outcome = tellableOutcome(session, asked, "projector");
  if (outcome === null) return null;
  return (
    <div className="text-lg leading-snug">
      {content.answer.kind === "choices" && (
        <p>{t("outcome", mostExpected(content.answer.choices.length, answers, content))}</p>
      )}
      <OutcomeLine outcome={outcome} of={content.outcome?.of ?? null} />
    </div>
  );
}

function mostExpected(
  choices: number,
  answers: readonly number[],
  content: Parameters<typeof answerInWords>[1],
): { expected: string } {
  const counts = choiceCounts(choices, answers);
  const most = Math.max(...counts);
  const chosen = counts.flatMap((count, choice) => (count === most ? [answerInWords(choice, content)] : []));
  return { expected: `${chosen.join(", ")} (${most}/${answers.length})` };
}

/** In the lobby: how many have answered everything that is asked before the lesson. Renders nothing if nothing is. */
export function LobbyTurnout({ session }: Pick<RoundProps, "session">) {
  const t = useTranslations("question.wall");
  const open = session.asking
    ? openQuestions(session).filter(({ question }) => question.purpose === "before")
    : [];
  if (open.length === 0) return null;
  const here = session.participants.filter((one) => isMember(one) && one.connected);
  const done = here.filter(({ id }) => open.every(({ question }) => id in question.answers)).length;
  return (
    <p role="status" className="shrink-0 text-accent text-lg leading-snug">
      {t("lobby", { done, count: here.length })}
    </p>
  );
}
