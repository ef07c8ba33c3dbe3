import type { Session } from "@/lib/session/log/session";
import { roundOfPhase } from "@/lib/session/log/session";
import { cleanText } from "@/lib/session/names/clean-text";
import type { HostCommand } from "../commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "../decision";
import { MAX_ROUNDS, type PlannedRound } from "../plan";
import type { ProblemCode } from "../problem";
import { lockedNetworkProblem, locksTooManyEpochs } from "../round-limits";

/**
 * Plans the coming rounds anew. A round that was started keeps its place, because runs, splits and seeds are known by its number; the one that
 * the class is in may be made freer, as nobody's run becomes worth less by that.
 */
export function changePlan(
  session: Session,
  { from, rounds: asked }: Extract<HostCommand, { type: "change-plan" }>,
  context: DecideContext,
): Decision {
  const { plan } = session;
  if (from > plan.rounds.length) return refused("bad-request");
  if (from < firstChangeable(session)) return refused("round-done");
  if (from + asked.length === 0) return refused("plan-empty");
  if (from + asked.length > MAX_ROUNDS) return refused("plan-too-long");
  const rounds = asked.map((round) => ({ ...round, aim: cleanText(round.aim ?? "") || null }));
  const current = currentRound(session);
  const [first] = rounds;
  /** An earlier round may be opened after a later one has been played, which keeps its place then. */
  const isMoved = ({ state }: Session["rounds"][number], index: number) =>
    state !== "planned" &&
    index >= from &&
    index !== current &&
    !isSame(rounds[index - from], plan.rounds[index]);
  if (from === current) {
    if (!first || !isFreer(plan.rounds[current]!, first)) return refused("round-not-freer");
  }
  if (session.rounds.some((played, index) => isMoved(played, index))) return refused("round-done");
  for (const round of rounds) {
    const fault = faultOf(session, round, context);
    if (fault) return refused(fault);
  }
  const changed = { ...plan, rounds: [...plan.rounds.slice(0, from), ...rounds] };
  return isSame(changed, plan) ? NOTHING : happens({ type: "plan-changed", plan: changed });
}

/** The first round that may change: the one that the class is in, or else the one after the last that was started. */
function firstChangeable(session: Session): number {
  return currentRound(session) ?? session.rounds.length;
}

/** The round that is introduced or running; null between rounds, before the first and after the last. */
function currentRound({ phase }: Session): number | null {
  return phase.kind === "opened" || phase.kind === "round" ? roundOfPhase(phase) : null;
}

/** Whether a round only allows more than before: fewer locks, with the same values, and higher limits. */
function isFreer(before: PlannedRound, after: PlannedRound): boolean {
  const { locks, parameterLimit, epochLimit, runLimit, findLocked, hints, aim, ...rest } = before;
  const {
    locks: locksAfter,
    parameterLimit: parametersAfter,
    epochLimit: epochsAfter,
    runLimit: runsAfter,
    findLocked: findLockedAfter,
    hints: _hints,
    aim: _aim,
    ...restAfter
  } = after;
  const isHigher = (one: number | null, other: number | null) =>
    other === null || (one !== null && other >= one);
  const held = Object.entries(locksAfter).filter(([, value]) => value !== undefined);
  return (
    isSame(rest, restAfter) &&
    held.every(([name, value]) => isSame(locks[name as keyof typeof locks], value)) &&
    // Which units of a locked network are free is a freedom, not a lock.
    (locksAfter.network === undefined || isSame(locks.units, locksAfter.units)) &&
    isHigher(parameterLimit, parametersAfter) &&
    isHigher(epochLimit, epochsAfter) &&
    isHigher(runLimit, runsAfter) &&
    (findLocked || !findLockedAfter)
  );
}

/**
 * Why a round cannot be planned; null if it can. Own challenges, drawings and questions come with rounds of this plan only: whoever checks them does so
 * before a session begins.
 */
function faultOf({ plan }: Session, round: PlannedRound, { exerciseOf }: DecideContext): ProblemCode | null {
  const { words, table, drawings, prediction } = round;
  const isKnown =
    (!words && !table && !drawings && !prediction) ||
    plan.rounds.some(
      (known) =>
        known.challenge === round.challenge &&
        isSame([known.words, known.table, known.drawings], [words, table, drawings]) &&
        (prediction === undefined || isSame(known.prediction, prediction)),
    );
  if (!isKnown) return "bad-request";
  const exercise = exerciseOf(round.challenge);
  if (!exercise) return "plan-unknown-challenge";
  return lockedNetworkProblem(round, exercise) || locksTooManyEpochs(round) ? "plan-untrainable" : null;
}

/** Both come from the same schema, which puts their fields in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
