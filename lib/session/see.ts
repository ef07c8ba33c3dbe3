import { better, EMPTY_CURVE, lengthOf } from "@/lib/learning/curves/curve";
import { withChart } from "./board/small-chart";
import type { ParticipantId, RunNumber } from "./log/events";
import type { Participant, Run, Session } from "./log/session";
import { SEEN_COLUMNS, type SeenBest, type Sighting } from "./log/sighting";

/** The seq at which each run was last judged, by `participant/run`. A judgement is the only part of a sighting that can be withdrawn later. */
export type JudgedAt = ReadonlyMap<string, number>;

/** Labs do not learn the settings or the devices of others. */
const UNKNOWN: Pick<Run, "network" | "hyperparameters" | "device"> = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 1, weightDecay: 0 },
  device: { backend: "", name: "" },
};
/** A run whose start has not arrived yet belongs to no round. */
const NO_ROUND = -1;

/**
 * Adds sightings of others' runs to a lab's copy of the class; `self`'s own runs are complete already. `asOf`: the seq of the state that
 * the sightings describe. The result does not depend on the order in which sightings arrive, nor on how often.
 */
export function withSightings(
  session: Session,
  sightings: readonly Sighting[],
  { self, asOf, judgedAt }: { self: ParticipantId | null; asOf: number; judgedAt: JudgedAt },
): { session: Session; judgedAt: JudgedAt } {
  const participants = [...session.participants];
  const judged = new Map(judgedAt);
  for (const sighting of sightings) {
    const participant = participants[sighting.participant];
    if (!participant || participant.id === self) continue;
    const key = `${sighting.participant}/${sighting.run}`;
    const isLatest = sighting.judgement !== null && asOf >= (judged.get(key) ?? 0);
    if (isLatest) judged.set(key, asOf);
    participants[participant.id] = withSighting(participant, sighting, isLatest);
  }
  return { session: { ...session, participants }, judgedAt: judged };
}

function withSighting(participant: Participant, sighting: Sighting, judges: boolean): Participant {
  const { start, chart, best, judgement, end } = sighting;
  const runs = [...participant.runs];
  while (runs.length <= sighting.run) runs.push(unseenRun(runs.length));
  const run = runs[sighting.run];
  const curve = chart ? withChart(run.curve, chart) : run.curve;
  runs[sighting.run] = {
    ...run,
    ...(start && { round: start.round, startedAt: start.at }),
    curve,
    reported: lengthOf(curve),
    best: best ? better(run.best, pointOf(best)) : run.best,
    ...(judges && judgement),
    end: run.end ?? end,
  };
  return { ...participant, runs };
}

function unseenRun(number: RunNumber): Run {
  return {
    ...UNKNOWN,
    number,
    round: NO_ROUND,
    startedAt: 0,
    curve: EMPTY_CURVE,
    reported: 0,
    best: null,
    verdict: null,
    unproven: false,
    reproduction: null,
    end: null,
  };
}

function pointOf(seen: SeenBest) {
  const unknown = { step: Number.NaN, epoch: Number.NaN, trainMetric: Number.NaN };
  const known = Object.fromEntries(SEEN_COLUMNS.map((column) => [column, seen[column]])) as SeenBest;
  return { ...unknown, ...known };
}
