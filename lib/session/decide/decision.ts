import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { Seed } from "@/lib/learning/numbers/random";
import type { EventBody, EventOf, Millis } from "@/lib/session/log/events";
import { openQuestions, predictionOf } from "@/lib/session/log/question";
import { activeRun, type Session } from "@/lib/session/log/session";
import { openVote } from "@/lib/session/log/vote";
import type { Actor } from "./commands";
import { type Problem, type ProblemCode, problem } from "./problem";

/** What a network is trained for: the shape of its input and the task. */
export type Exercise = Pick<ChallengeInfo, "featureShape" | "task">;

/** What a decision depends on besides the state. `now`: milliseconds since the session was created. `seed`: fresh and random. */
export type DecideContext = {
  readonly actor: Actor;
  readonly now: Millis;
  readonly seed: Seed;
  readonly maxParticipants: number;
  /** Looks a challenge up by its id; null if there is none (any more). */
  exerciseOf(challenge: string): ChallengeShape | null;
  /** Whether the host should see a text before the class does. Not imported here, since no browser that decides gets the lists of words. */
  isDoubtful(text: string): boolean;
};

/** The events that a command leads to, or why it is refused. */
export type Decision =
  | { readonly ok: true; readonly events: readonly EventBody[] }
  | { readonly ok: false; readonly problem: Problem };

export function happens(...events: EventBody[]): Decision {
  return { ok: true, events };
}

/** Accepted without events, because it has already happened. */
export const NOTHING: Decision = happens();

export function refused(code: ProblemCode): Decision {
  return { ok: false, problem: problem(code) };
}

/** The events that close the running round: all active runs end, then the round. None if no round is running. */
export function closeRound(session: Session, reason: EventOf<"round-closed">["reason"]): EventBody[] {
  if (session.phase.kind !== "round") return [];
  const ended = session.participants.flatMap((participant): EventBody[] => {
    const run = activeRun(participant);
    if (!run) return [];
    return [
      {
        type: "run-ended",
        participant: participant.id,
        run: run.number,
        reason: participant.connected ? "stopped" : "abandoned",
      },
    ];
  });
  const { round } = session.phase;
  const prediction = predictionOf(session, round);
  const asked: EventBody[] =
    prediction?.question.closed === null ? [{ type: "question-closed", question: prediction.number }] : [];
  return [...ended, ...asked, { type: "round-closed", round, reason }];
}

/** The events that end the session, after its round, its vote and its questions. */
export function endSession(session: Session, reason: EventOf<"round-closed">["reason"]): EventBody[] {
  const { phase } = session;
  // What the class expects of the round is closed with it.
  const questions = closeQuestions(session, phase.kind === "round" ? phase.round : null);
  return [...closeRound(session, reason), ...closeVote(session), ...questions, { type: "session-ended" }];
}

/** The events that close every open question, except what the class expects of the round `kept`. */
export function closeQuestions(session: Session, kept: number | null = null): EventBody[] {
  const prediction = kept === null ? null : predictionOf(session, kept);
  return openQuestions(session)
    .filter(({ number }) => number !== prediction?.number)
    .map(({ number }) => ({ type: "question-closed", question: number }));
}

/** The event that closes the open vote. None if no vote is open. */
export function closeVote({ votes }: Session): EventBody[] {
  const open = openVote(votes);
  return open ? [{ type: "vote-closed", vote: open.number }] : [];
}
