import { MOST_SCORING_FLOP, scoringFlop } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { bestRun, isSetAside } from "@/lib/session/board/leaderboard";
import type { Millis, ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import type { DecideContext } from "./decision";
import { isMember } from "./seats";

/** A run of a participant. */
export type RunOf = { readonly participant: ParticipantId; readonly run: RunNumber };

/**
 * The runs whose weights should be arriving now: for each connected student, and each round whose test is sealed, the best run that has
 * ended, if it has not been checked. Pages send only their best networks, so no others are awaited, nor are networks that are too much to
 * check. As long as no run at all has been checked, none are awaited, since perhaps uploads do not get through to this server. On a Ladder
 * only checked runs count anyway.
 */
export function awaitedWeights(session: Session, exerciseOf: DecideContext["exerciseOf"]): RunOf[] {
  if (session.phase.kind === "ended" || !hasChecked(session)) return [];
  return session.participants
    .filter((participant) => isMember(participant) && participant.connected)
    .flatMap((participant) =>
      session.rounds.flatMap((round, index): RunOf[] => {
        const isSealed = round.state === "running" || (round.state === "closed" && round.test === null);
        if (!isSealed || session.plan.rounds[index]?.ladder) return [];
        const best = bestEnded(participant, index);
        const exercise = exerciseOf(session.plan.rounds[index]?.challenge ?? "");
        if (!best || best.verdict || !exercise) return [];
        const layers = planNetwork(best.network, exercise.featureShape, exercise.task);
        if (scoringFlop(layers, exercise.counts) > MOST_SCORING_FLOP) return [];
        return [{ participant: participant.id, run: best.number }];
      }),
    );
}

function bestEnded({ runs }: Participant, round: number): Run | null {
  return bestRun(runs.filter((run) => run.round === round && run.end !== null && !isSetAside(run)));
}

function hasChecked({ participants }: Session): boolean {
  return participants.some(({ runs }) => runs.some(({ verdict }) => verdict !== null));
}

/** After this many refuted networks of a seat in one round, its next ones have to wait. */
const REFUTED_BEFORE_HOLD = 3;
const FIRST_HOLD: Millis = 60_000;
const LONGEST_HOLD: Millis = 16 * 60_000;

/**
 * How long the server waits after a refuted network before it checks another of the same seat: nothing at first, then a minute, doubled
 * each time. `runs`: the seat's runs in one round.
 */
export function checkDelay(runs: readonly Pick<Run, "verdict">[]): Millis {
  const refuted = runs.filter(({ verdict }) => verdict?.agrees === false).length;
  if (refuted < REFUTED_BEFORE_HOLD) return 0;
  return Math.min(LONGEST_HOLD, FIRST_HOLD * 2 ** (refuted - REFUTED_BEFORE_HOLD));
}
