import type { Evaluation } from "@/lib/learning/training/evaluation";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { DecideContext } from "@/lib/session/decide/decision";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, RunNumber, Verdict } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";

/*
 * What a referee says of a run, whoever computes its score: the server's threads, or a worker of the page on which somebody trains alone.
 */

/** Points by which a reported score may be off: browsers' engines differ by no more. */
const TOLERATED_POINTS = 0.5;

/** What was found of a network on one split. `overflown`: its outputs were no numbers, which never happens at a reported point. */
export type Finding = { readonly evaluation: Evaluation; readonly overflown: boolean };

/** What was found of one network; `train` null where the round does not rank by it. */
export type Findings<Found extends Finding = Finding> = {
  readonly validation: Found;
  readonly train: Found | null;
};

/** Whether the findings are what the run reported of the point that it counts by. */
export function agreesWithReport({ best }: Pick<Run, "best">, { validation, train }: Findings): boolean {
  return agrees(validation, best?.validationScore) && (!train || agrees(train, best?.trainScore));
}

function agrees({ evaluation, overflown }: Finding, reported = 0): boolean {
  return !overflown && Math.abs(evaluation.score - reported) <= TOLERATED_POINTS;
}

/** `climbs`: whether the run counts on a Ladder's board. */
export function verdictOf(
  step: number,
  { validation, train }: Findings,
  { agrees, climbs }: Pick<Verdict, "agrees" | "climbs">,
): Verdict {
  return {
    ...{ step, validation: validation.evaluation, agrees, climbs },
    ...(train && { train: train.evaluation }),
  };
}

/** The weights that a participant has sent of a run: those after `step` steps. */
export type SentWeights = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly step: number;
};

/** The run of these weights, if it can be scored: it has ended, they are of the point that it counts by, and the round's test is sealed; else why not. */
export function runToScore(
  session: Session,
  { participant, run: number, step }: SentWeights,
  exerciseOf: DecideContext["exerciseOf"],
): Run | ProblemCode {
  const owner = session.participants[participant];
  if (owner?.removed) return "seat-removed";
  const run = owner?.runs[number];
  if (!run) return "no-such-run";
  const round = session.rounds[run.round];
  if (round?.state === "closed" && round.test) return "test-open";
  if (!isFinal(session, run, step, exerciseOf)) return "not-final-weights";
  return run.end !== null && run.best?.step === step ? run : "not-a-checkpoint";
}

/**
 * Whether a run counts at this step where its round ranks by final weights: it has used all its epochs, and this is its last step. Epochs
 * are reported to five digits, which may not tell that step from the one before.
 */
function isFinal(
  { plan }: Session,
  { round, ranking, best, hyperparameters }: Run,
  step: number,
  exerciseOf: DecideContext["exerciseOf"],
): boolean {
  if (ranking.by !== "final-weights") return true;
  const exercise = exerciseOf(plan.rounds[round]?.challenge ?? "");
  if (best === null || !exercise) return false;
  const { batchSize, epochs } = hyperparameters;
  return step === epochs * stepsPerEpoch(exercise.counts.train, batchSize);
}
