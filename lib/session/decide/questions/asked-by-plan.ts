import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import type { EventBody } from "@/lib/session/log/events";
import { openQuestions, predictionOf } from "@/lib/session/log/question";
import { roundOfPhase, type Session } from "@/lib/session/log/session";
import type { Purpose, QuestionContent } from "@/lib/session/questions/question";
import type { Plan } from "../plan";

/*
 * The questions that a plan asks by itself: those before the lesson from the moment in which a session is created, so that students answer
 * them while they wait, and what they expect of a round when that is opened.
 */

/** The first events of a session with this plan. */
export function beginningOf(title: string, plan: Plan): EventBody[] {
  const asked = plan.asking === false ? [] : (plan.checks ?? []);
  return [{ type: "session-created", title, plan, rules: TODAYS_RULES }, ...askBefore(asked, 0)];
}

/** Asks these questions before the lesson. `first`: the number of the first of them. */
function askBefore(checks: readonly QuestionContent[], first: number): EventBody[] {
  return checks.map((content, index) =>
    asks({ question: first + index, purpose: "before", round: null, content }),
  );
}

/** Asks what the class expects of a round, unless it has been asked or there is nothing to ask. */
export function askPrediction(session: Session, round: number): EventBody[] {
  const content = session.plan.rounds[round]?.prediction;
  if (!session.asking || !content || predictionOf(session, round)?.question.closed === null) return [];
  return [asks({ question: session.questions.length, purpose: "prediction", round, content })];
}

/** Shows what the class expects of a round, if that is not shown yet. */
export function revealPrediction(session: Session, round: number): EventBody[] {
  const prediction = predictionOf(session, round);
  if (!prediction || prediction.question.revealed || prediction.question.closed) return [];
  return [{ type: "question-revealed", question: prediction.number }];
}

/** The questions that were asked before the lesson, once more; those of the plan if they were not. */
export function askChecks(session: Session): EventBody[] {
  const { questions, plan, phase } = session;
  return (plan.checks ?? []).map((content, index) => {
    const again = questions.findIndex(
      (asked) => asked.purpose === "before" && asked.content.text === content.text,
    );
    return asks({
      ...{ question: questions.length + index, purpose: "after", round: roundOfPhase(phase), content },
      again: again === -1 ? null : again,
    });
  });
}

/** What is to be asked when the class is asked again after the switch was off. */
export function askMissed(session: Session): EventBody[] {
  const { phase, plan } = session;
  const switchedOn = { ...session, asking: true };
  if (phase.kind === "opened") return askPrediction(switchedOn, phase.round);
  if (phase.kind !== "lobby" || openQuestions(session).some(({ question }) => question.purpose === "before"))
    return [];
  return askBefore(plan.checks ?? [], session.questions.length);
}

export function asks({
  question,
  purpose,
  round,
  content,
  again = null,
}: {
  question: number;
  purpose: Purpose;
  round: number | null;
  content: QuestionContent;
  again?: number | null;
}): EventBody {
  return { type: "question-asked", question, purpose, round, content, again };
}
