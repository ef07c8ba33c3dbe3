import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import { formatCount, formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import { mostExpected } from "@/lib/session/board/questions/most-expected";
import { predictionOutcome } from "@/lib/session/board/questions/prediction-outcome";
import { type Numbered, type Question, shownAnswers } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import type { Outcome } from "@/lib/session/questions/question";

type AskedProps = { readonly session: Session; readonly asked: Numbered };

/** What most of the class expected of a round, and what happened. */
export function ExpectedAndHappened({ session, asked: { question } }: AskedProps) {
  const t = useTranslations("host.script");
  const outcome = predictionOutcome(session, question);
  const expected = mostExpected(question);
  const { of = null } = question.content.outcome ?? {};
  return (
    <>
      <p dir="auto" className="text-sm">
        {question.content.text}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        <dt className="text-ink-muted">{t("looking.expected")}</dt>
        <dd>
          {expected === null
            ? t("looking.nobody")
            : t(expected.isMiddle ? "looking.middle" : "looking.most", {
                answer: isolate(expected.answer),
                ...{ count: expected.count, of: expected.of },
              })}
        </dd>
        {outcome && of && (
          <>
            <dt className="text-ink-muted">{t(`looking.happened.${outcome.on}`)}</dt>
            <dd className="font-semibold">
              {outcome.values.map((value) => isolate(written(of, value))).join(" · ")}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

function written(of: Outcome, value: number): string {
  if (of === "learning-rate") return formatLearningRate(value);
  return of === "score" ? formatScore(value) : formatCount(value);
}

/** How many knew the answer to each question before the lesson and after it. */
export function BeforeAndAfter({
  session,
  asked,
}: Pick<AskedProps, "session"> & { readonly asked: readonly Numbered[] }) {
  const t = useTranslations("host.script.looking");
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {asked.map(({ number, question }) => {
        const before = question.again === null ? null : known(session.questions[question.again]);
        const after = known(question);
        return (
          <li key={number}>
            <p dir="auto">{question.content.text}</p>
            <p className="tabular text-ink-muted">
              {before && after
                ? t("beforeAfter", {
                    before: before.right,
                    beforeOf: before.of,
                    after: after.right,
                    afterOf: after.of,
                  })
                : after && t("after", { after: after.right, afterOf: after.of })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** How many gave the right answer, of how many; null if the question has none. */
function known(question: Question | undefined): { readonly right: number; readonly of: number } | null {
  const form = question?.content.answer;
  if (!question || form?.kind !== "choices" || form.right === null) return null;
  const answers = shownAnswers(question) ?? [];
  return { right: answers.filter((answer) => answer === form.right).length, of: answers.length };
}
