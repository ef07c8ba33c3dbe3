import type { PlannedRound } from "@/lib/session/decide/plan";

/** A round in a plan that is being edited. `key` stays the same when it moves. */
export type DraftRound = PlannedRound & { readonly key: number };
export type PlanDraft = readonly DraftRound[];

export const DEFAULT_MINUTES = 10;

/** Adds a round at the end of the plan, with an unused key. */
export function addRound(draft: PlanDraft, round: PlannedRound): PlanDraft {
  const key = Math.max(-1, ...draft.map((round) => round.key)) + 1;
  return [...draft, { ...round, key }];
}

export function removeRound(draft: PlanDraft, key: number): PlanDraft {
  return draft.filter((round) => round.key !== key);
}

export function changeRound(
  draft: PlanDraft,
  key: number,
  change: Partial<Omit<PlannedRound, "challenge">>,
): PlanDraft {
  return draft.map((round) => (round.key === key ? { ...round, ...change } : round));
}

/** Moves a round one place up (−1) or down (+1); at either end it stays. */
export function moveRound(draft: PlanDraft, key: number, by: -1 | 1): PlanDraft {
  const from = draft.findIndex((round) => round.key === key);
  const other = draft[from + by];
  if (from < 0 || other === undefined) return draft;
  const moved = [...draft];
  moved[from + by] = draft[from]!;
  moved[from] = other;
  return moved;
}

/** The rounds without their keys, as a session stores them. */
export function roundsOf(draft: PlanDraft): PlannedRound[] {
  return draft.map(({ key: _, ...round }) => round);
}
