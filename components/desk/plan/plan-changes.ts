import type { HostCommand } from "@/lib/session/decide/commands";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { roundOfPhase, type Session } from "@/lib/session/log/session";

/** Plans the rounds from `from` on anew. */
export type PlanChange = Extract<HostCommand, { type: "change-plan" }>;

/** The rules of a round that its class is in, as far as they can become freer. */
export type Freedom = Pick<
  PlannedRound,
  "locks" | "parameterLimit" | "epochLimit" | "runLimit" | "findLocked"
>;

type Planning = Pick<Session, "plan" | "phase" | "rounds">;

/** The round that is introduced or running, which can only be made freer; null while there is none. */
export function roundInPlay({ phase }: Pick<Session, "phase">): number | null {
  return phase.kind === "opened" || phase.kind === "round" ? roundOfPhase(phase) : null;
}

/** The first place in the plan where something can be moved, left out or put in. */
export function firstComing(session: Planning): number {
  const current = roundInPlay(session);
  return Math.max(current === null ? 0 : current + 1, session.rounds.length);
}

/** The coming rounds with this one a place earlier (−1) or later (+1); null where it cannot move so. */
export function moveRound(session: Planning, round: number, by: -1 | 1): PlanChange | null {
  const { rounds } = session.plan;
  const other = round + by;
  const from = firstComing(session);
  if (Math.min(round, other) < from || rounds[round] === undefined || rounds[other] === undefined)
    return null;
  return since(from, rounds.with(round, rounds[other]).with(other, rounds[round]));
}

/** The coming rounds without this one. */
export function skipRound(session: Planning, round: number): PlanChange {
  return since(firstComing(session), session.plan.rounds.toSpliced(round, 1));
}

/** The coming rounds with a copy of this one, in all it asks and locks, before them. */
export function playAgain(session: Planning, round: number): PlanChange {
  const again = session.plan.rounds[round];
  return insertRounds(session, firstComing(session), again ? [again] : []);
}

/** The coming rounds with these before the one at that place. */
export function insertRounds(
  session: Planning,
  place: number,
  inserted: readonly PlannedRound[],
): PlanChange {
  return since(firstComing(session), session.plan.rounds.toSpliced(place, 0, ...inserted));
}

/** The coming rounds with this one planned otherwise. */
export function changeRound(session: Planning, round: number, change: Partial<PlannedRound>): PlanChange {
  return since(firstComing(session), withChange(session, round, change));
}

/** The round that the class is in, made freer, and the coming ones as they are. */
export function freeRound(session: Planning, change: Freedom): PlanChange {
  const current = roundInPlay(session) ?? firstComing(session);
  return since(current, withChange(session, current, change));
}

/** Brings back the rounds of the plan before a change; null once one that is different has begun. */
export function undoChange(session: Planning, before: readonly PlannedRound[]): PlanChange | null {
  const { rounds } = session.plan;
  const from = firstComing(session);
  return hasSameRounds(rounds.slice(0, from), before.slice(0, from)) ? since(from, before) : null;
}

export function hasSameRounds(one: readonly PlannedRound[], other: readonly PlannedRound[]): boolean {
  // Both come from the same schema, which puts their fields in the same order.
  return JSON.stringify(one) === JSON.stringify(other);
}

function withChange({ plan }: Planning, round: number, change: Partial<PlannedRound>): PlannedRound[] {
  return plan.rounds.map((planned, index) => (index === round ? { ...planned, ...change } : planned));
}

function since(from: number, rounds: readonly PlannedRound[]): PlanChange {
  return { type: "change-plan", from, rounds: rounds.slice(from) };
}
