import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import { roundDigest } from "@/lib/session/board/round-digest";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { apply } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Participant, type Session } from "@/lib/session/log/session";
import {
  type ClassMoment,
  type ClassSketch,
  SKETCHED_PLAN,
  sketchedLog,
} from "@/lib/testing/session/sketched-class";

export const SESSION_ID = "design";
export const CODE = "K7MPXW";
export const JOIN_ADDRESS = `https://class.school.example/join/${CODE}`;
export const TITLE = "Neural networks, 9B";
/** The student whose lab is shown: their second run is training while a round is running. */
export const SELF = 4;

export const CHALLENGES = SKETCHED_PLAN.rounds.map(({ challenge }) =>
  challengeInfo(findChallenge(challenge)!),
);
export const TASKS = CHALLENGES.map(({ task }) => task);

/** The log of a class up to a moment, and what happened after that. `planned`: how its first round is planned otherwise. */
export function logOf(
  sketch: Partial<ClassSketch> & { moment: ClassMoment },
  later: readonly EventBody[] = [],
  planned: Partial<PlannedRound> = {},
) {
  const [first, ...others] = SKETCHED_PLAN.rounds;
  const plan = { rounds: [{ ...first, ...planned }, ...others] };
  const created: SessionEvent = {
    ...{ type: "session-created", title: TITLE, plan, rules: TODAYS_RULES },
    ...{ seq: 0, at: 0 },
  };
  const log = [created, ...sketchedLog({ title: TITLE, students: 24, ...sketch })];
  const { at } = log[log.length - 1];
  return [
    ...log,
    ...later.map((body, index): SessionEvent => ({ ...body, seq: log.length + index, at: at + index })),
  ];
}

/** The class at the end of that log. */
export function classAt(...told: Parameters<typeof logOf>): Session {
  return logOf(...told).reduce(apply, EMPTY_SESSION);
}

/** The class in a first round that ranks by final weights, on the training examples until its test is opened, and locks "Find". */
export function trapAt(
  sketch: Partial<ClassSketch> & { moment: ClassMoment },
  later: readonly EventBody[] = [],
): Session {
  return classAt(sketch, later, { ranksBy: "final-weights", trainingScores: true, findLocked: true });
}

/** The class once it has opened the test of a first round with wrong labels, which networks believe the more the lower their score. */
export function mislabelledAt(sketch: Partial<ClassSketch> = {}): Session {
  const planned = {
    challenge: "mislabelled-drawings",
    ranksBy: "final-weights",
    trainingScores: true,
  } as const;
  const log = logOf({ moment: "tested", ...sketch }, [], planned);
  return log.map(withWrongLabels).reduce(apply, EMPTY_SESSION);
}

function withWrongLabels(event: SessionEvent): SessionEvent {
  if (event.type !== "test-opened") return event;
  const believed = (score: number) => Math.round(12 * Math.min(1, (95 - score) / 45));
  const results = event.results.map((result) => ({
    ...result,
    wrongLabels: { believed: believed(result.test.score), count: 12 },
  }));
  return { ...event, results };
}

export function selfIn(session: Session): Participant {
  return session.participants[SELF];
}

export function digestOf(session: Session, round: number) {
  return roundDigest(session, round, findChallenge);
}
