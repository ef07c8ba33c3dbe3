type ScoreRules = {
  /** The least probability p that −ln p is counted at, so that one absurdly confident mistake cannot sink a run. */
  readonly floor: number;
  /** Whether places on the test go down by score, with brackets, or are 1 + the number of runs that are better by more than chance. */
  readonly brackets: boolean;
  /** Whether a run that comes out different when it is trained again no longer ranks. */
  readonly refutes: boolean;
};

/**
 * The rules that sessions are scored by. A session keeps those it was created with, so that its board and its replay show what the class
 * saw.
 */
const SCORE_RULES = {
  1: { floor: 0.01, brackets: false, refutes: false },
  2: { floor: 1e-4, brackets: true, refutes: true },
} as const satisfies Readonly<Record<number, ScoreRules>>;
export type RulesVersion = keyof typeof SCORE_RULES;

/** The rules of new sessions. */
export const TODAYS_RULES = 2 satisfies RulesVersion;

export function scoreRules(version: RulesVersion): ScoreRules {
  return SCORE_RULES[version];
}

export const TODAYS_SCORE_FLOOR = scoreRules(TODAYS_RULES).floor;
