/** A round as it is being planned. `key` stays with it while it moves. */
export type DraftRound = {
  readonly key: number;
  readonly challenge: string;
  readonly minutes: number | null;
};
export type PlanDraft = readonly DraftRound[];

export const DEFAULT_MINUTES = 10;

/** At the end of the plan, with a key that no round has. */
export function addRound(
  draft: PlanDraft,
  challenge: string,
  minutes: number | null = DEFAULT_MINUTES,
): PlanDraft {
  const key = Math.max(-1, ...draft.map((round) => round.key)) + 1;
  return [...draft, { key, challenge, minutes }];
}

export function removeRound(draft: PlanDraft, key: number): PlanDraft {
  return draft.filter((round) => round.key !== key);
}

export function setMinutes(draft: PlanDraft, key: number, minutes: number | null): PlanDraft {
  return draft.map((round) => (round.key === key ? { ...round, minutes } : round));
}

/** One place up (−1) or down (+1); at either end it stays. */
export function moveRound(draft: PlanDraft, key: number, by: -1 | 1): PlanDraft {
  const from = draft.findIndex((round) => round.key === key);
  const other = draft[from + by];
  if (from < 0 || other === undefined) return draft;
  const moved = [...draft];
  moved[from + by] = draft[from];
  moved[from] = other;
  return moved;
}
