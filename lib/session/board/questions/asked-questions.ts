import { type Numbered, numbered, predictionOf, type Question } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";

/*
 * Which questions screens show. What a class is asked twice is one question: its answers then and now stand side by side. While the class is
 * not to be asked what the plan has for it, only the teacher's own questions are shown.
 */

/** A question as screens show it. `earlier`: the one that it asks again; null if it is asked for the first time. */
export type AskedQuestion = Numbered & { readonly earlier: Question | null };

/** The questions about a round in the order in which they were asked; for null those of the lobby. */
export function questionsAbout(session: Session, round: number | null): AskedQuestion[] {
  return questionsOf(session).filter(({ question }) => question.round === round);
}

/** All questions of a session in the order in which they were asked. */
export function questionsOf(session: Session): AskedQuestion[] {
  const { questions, asking } = session;
  const first = ({ question, number }: Numbered) => question.again ?? number;
  const all = numbered(questions);
  return all
    .filter((one) => {
      const { purpose, round } = one.question;
      if (purpose !== "own" && !asking) return false;
      if (purpose === "prediction") return predictionOf(session, round ?? -1)?.number === one.number;
      return all.findLast((other) => first(other) === first(one))?.number === one.number;
    })
    .map((one) => {
      const { again } = one.question;
      return { ...one, earlier: again === null ? null : (questions[again] ?? null) };
    });
}

/** The one among them on which something has happened last: it was asked, shown or closed. Of several at once, the first. */
export function latestOf(asked: readonly AskedQuestion[]): AskedQuestion | null {
  const [first = null, ...others] = asked;
  return others.reduce<AskedQuestion | null>(
    (latest, one) => (latest === null || movedAt(one.question) > movedAt(latest.question) ? one : latest),
    first,
  );
}

function movedAt({ askedAt, revealed, closed }: Question): number {
  return (closed ?? revealed)?.at ?? askedAt;
}
