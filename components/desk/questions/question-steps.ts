import { currentRound } from "@/components/board/class-round";
import { type AskedQuestion, questionsAbout } from "@/lib/session/board/questions/asked-questions";
import type { HostCommand } from "@/lib/session/decide/commands";
import { type Numbered, openQuestions } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";

/** The open questions that the desk tells of: while the class is not asked what the plan has for it, only the teacher's own. */
export function openOnDesk(session: Session): Numbered[] {
  return openQuestions(session).filter(({ question }) => session.asking || question.purpose === "own");
}

/** Whether the class is answering something that the host waits for, before anything else on the desk. `scripted`: the script has what the plan asks. */
export function isTakenUp(session: Session, scripted: boolean): boolean {
  return openOnDesk(session).some(
    ({ question: { purpose } }) => purpose === "own" || (purpose === "after" && !scripted),
  );
}

/** How the answers to an open question are shown; null if the class sees them already. What it expects stays open for those who come late. */
export function showCommand({ number, question }: Numbered): HostCommand | null {
  if (question.purpose !== "prediction") return { type: "close-question", question: number };
  return question.revealed === null ? { type: "reveal-question", question: number } : null;
}

/** The last question of the teacher's own, which can be asked again once it is closed; null if there is none. */
export function repeatable(session: Session): AskedQuestion | null {
  const own = questionsAbout(session, currentRound(session)).filter(
    ({ question }) => question.purpose === "own",
  );
  const last = own.at(-1);
  return last && last.question.closed !== null ? last : null;
}

/** Asks a question once more. */
export function againCommand({ questions }: Session, { number }: Numbered): HostCommand {
  return { type: "ask-again", question: questions.length, again: number };
}

/** Whether the class can be asked now what it was asked before the lesson. */
export function canAskChecks({ phase, plan, asking, questions }: Session): boolean {
  if (phase.kind !== "between" || !asking || (plan.checks ?? []).length === 0) return false;
  return !questions.some(({ purpose }) => purpose === "after");
}

/** Whether the plan has anything that the class could be asked. */
export function planAsks({ plan }: Session): boolean {
  return (plan.checks ?? []).length > 0 || plan.rounds.some(({ prediction }) => prediction !== undefined);
}
