import { better, EMPTY_CURVE, lengthOf } from "@/lib/learning/curve";
import type { ParticipantId, RunNumber } from "./events";
import type { Participant, Run, Session } from "./session";
import { SEEN_COLUMNS, type SeenBest, type Sighting } from "./sighting";
import { withChart } from "./small-chart";

/** Of which state of the log the verdict on a run is, by `participant/run`: the only thing told of a run that may be taken back. */
export type JudgedAt = ReadonlyMap<string, number>;

/** Nobody is told what somebody else trains, or on what. */
const UNTOLD: Pick<Run, "network" | "hyperparameters" | "device"> = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 1, weightDecay: 0 },
  device: { backend: "", name: "" },
};
/** Of a run whose start is told later: it belongs to no round until then. */
const NO_ROUND = -1;

/**
 * A lab's copy of a class, with what it was told of runs that are not its own (`self`'s are whole already). `asOf`: the seq of the state
 * that the sightings are from. In whatever order and however often they are told, the result is the same.
 */
export function see(
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
    ...UNTOLD,
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
