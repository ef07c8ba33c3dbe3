import type { Regime } from "@/lib/learning/curves/diagnosis";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { RosterEntry } from "../roster-entry";

/** A run worth pointing at, for what it does. */
export type SpotlightHint = {
  readonly participant: ParticipantId;
  readonly nickname: string;
  readonly run: RunNumber;
  readonly regime: Regime;
};

/** What a class learns to name, the most telling first. */
const WORTH_POINTING_AT = ["diverged", "bouncing", "crawling"] as const satisfies Regime[];

/**
 * For each regime that a class should see, the last run of somebody who shows it. None while the round hides what it is about until its test
 * is opened.
 */
export function spotlightHints(
  session: Session,
  round: number,
  entries: readonly Pick<RosterEntry, "id" | "nickname" | "diagnosis">[],
): SpotlightHint[] {
  if (session.plan.rounds[round]?.trainingScores) return [];
  return WORTH_POINTING_AT.flatMap((regime) => {
    const found = entries.find(({ diagnosis }) => diagnosis?.regime === regime);
    const run = found && session.participants[found.id]?.runs.findLast((run) => run.round === round);
    return run ? [{ participant: found.id, nickname: found.nickname, run: run.number, regime }] : [];
  });
}
