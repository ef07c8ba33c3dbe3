import type { PlannedRound } from "@/lib/session/decide/plan";

/** What a round is to show, what it holds back, how its board moves: all of it that the plan form's dialog decides. */
export type RoundRules = Pick<
  PlannedRound,
  "locks" | "parameterLimit" | "runLimit" | "epochLimit" | "ladder" | "hints" | "aim"
>;
