import { nextRound } from "@/components/board/class-round";
import { unreachable } from "@/lib/learning/unreachable";
import type { HostCommand } from "@/lib/session/decide/commands";
import { isMember } from "@/lib/session/decide/seats";
import { openQuestions } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import { openVote } from "@/lib/session/log/vote";
import { canAskChecks } from "./questions/question-steps";

/** Something a host would do now. */
export type NextStep =
  /** Shows it to the class, to be explained before anybody trains. */
  | { readonly kind: "open-round"; readonly round: number }
  | { readonly kind: "start-round"; readonly round: number }
  | { readonly kind: "close-round"; readonly round: number }
  | { readonly kind: "open-test"; readonly round: number }
  /** Asks after the lesson what was asked before it. */
  | { readonly kind: "ask-checks" }
  /** Closes these questions, which shows their answers. */
  | { readonly kind: "show-answers"; readonly questions: readonly number[] }
  | { readonly kind: "end-session" }
  | { readonly kind: "watch-replay" };

/**
 * What a host would do now, most likely step first: that one is the desk's primary button. A test can be left sealed, a round started without
 * having been shown and the closing questions left out, so the steps after these are offered too.
 */
export function nextSteps(session: Session): readonly [...NextStep[], NextStep] {
  switch (session.phase.kind) {
    case "ended": {
      const last = session.rounds.findLastIndex(({ state }) => state === "closed");
      return [...openTest(session, last), { kind: "watch-replay" }];
    }
    case "round":
      return [{ kind: "close-round", round: session.phase.round }];
    case "opened":
      return [{ kind: "start-round", round: session.phase.round }];
    case "lobby":
      return afterwards(session);
    case "between":
      return [...openTest(session, session.phase.round), ...afterwards(session)];
    default:
      return unreachable(session.phase);
  }
}

function afterwards(session: Session): readonly [...NextStep[], NextStep] {
  const round = nextRound(session);
  if (round === null) return [...closingQuestions(session), { kind: "end-session" }];
  return [
    { kind: "open-round", round },
    { kind: "start-round", round },
  ];
}

function closingQuestions(session: Session): NextStep[] {
  const open = openQuestions(session).filter(({ question }) => question.purpose === "after");
  if (open.length > 0) return [{ kind: "show-answers", questions: open.map(({ number }) => number) }];
  return canAskChecks(session) ? [{ kind: "ask-checks" }] : [];
}

function openTest(session: Session, round: number): NextStep[] {
  return isSealed(session, round) ? [{ kind: "open-test", round }] : [];
}

/** Whether a round is closed, someone has a run to test, and its test is not open yet. */
export function isSealed(session: Session, round: number): boolean {
  const played = session.rounds[round];
  return played?.state === "closed" && played.test === null && readiness(session, round).students > 0;
}

/** Whether the test of a round in which anybody trained is open, and the host has not told who fell or failed. */
export function canTellNames({ rounds, participants }: Session, round: number): boolean {
  const played = rounds[round];
  if (played?.state !== "closed" || played.test === null || played.named) return false;
  return participants.some(({ removed, runs }) => !removed && runs.some((run) => run.round === round));
}

/** How many students have a measured run in a round, and for how many the server has confirmed one: only those are on its test. */
export function readiness(session: Session, round: number): { students: number; checked: number } {
  const runs = session.participants
    .filter(isMember)
    .map((participant) => participant.runs.filter((run) => run.round === round && run.best !== null))
    .filter(({ length }) => length > 0);
  const checked = runs.filter((own) => own.some(({ verdict }) => verdict?.agrees === true));
  return { students: runs.length, checked: checked.length };
}

/** What a host would do about votes: close the one that is open, or ask for the next. */
export function voteCommand({ votes }: Pick<Session, "votes">): HostCommand {
  const open = openVote(votes);
  return open
    ? { type: "close-vote", vote: open.number }
    : { type: "open-vote", vote: votes.length, kind: "real-or-invented" };
}
