"use client";

import { useState } from "react";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Session } from "@/lib/session/log/session";
import { hasSameRounds, type PlanChange, undoChange } from "./plan-changes";

/** A change that was made on this page. */
type Change = {
  /** What it did, in a sentence. */
  readonly said: string;
  readonly before: readonly PlannedRound[];
  readonly after: readonly PlannedRound[];
};

export type PlanEditing = {
  /** Changes the plan. Returns the problem, or null on success. `said`: what that does. */
  readonly change: (command: PlanChange, said: string) => Promise<ProblemCode | null>;
  /** What the last change did; null where there was none, or the plan has changed again since. */
  readonly said: string | null;
  /** Takes the last change back; null where that is no longer possible. */
  readonly undo: (() => void) | null;
  /** Why the last change was refused; null if it was not. */
  readonly refusal: ProblemCode | null;
};

/** Changes the plan of a class, and keeps the last change, which can be undone while the rounds that it concerns have not begun. */
export function usePlanEditing(
  session: Session,
  onCommand: (command: HostCommand) => Promise<ProblemCode | null>,
): PlanEditing {
  const [last, setLast] = useState<Change | null>(null);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const { rounds } = session.plan;
  const isCurrent = last !== null && hasSameRounds(last.after, rounds);
  const undone = isCurrent ? undoChange(session, last.before) : null;
  const send = async (command: PlanChange, made: Change | null) => {
    const refused = await onCommand(command);
    setRefusal(refused);
    if (refused === null) setLast(made);
    return refused;
  };
  return {
    change: (command, said) =>
      send(command, { said, before: rounds, after: [...rounds.slice(0, command.from), ...command.rounds] }),
    said: isCurrent ? last.said : null,
    undo: undone && (() => void send(undone, null)),
    refusal,
  };
}
