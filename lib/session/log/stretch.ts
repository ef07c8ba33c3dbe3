import { better, EMPTY_CURVE, lengthOf } from "@/lib/learning/curves/curve";
import { rankingOf, USUAL_RANKING } from "@/lib/learning/curves/ranking";
import { withChart } from "@/lib/session/board/small-chart";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { apply, withReport } from "./apply";
import type { ParticipantId, RunNumber, SessionEvent } from "./events";
import { EMPTY_SESSION, type Participant, type Run, type Session } from "./session";
import { SEEN_COLUMNS, type SeenBest, type Sighting } from "./sighting";

/**
 * A stretch of the log, from event `from` to event `to`, at some level of detail: an event may be left out only if it adds nothing, or if
 * `seen` describes its result, as of `to`. A stretch may also consist of sightings alone.
 */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly events: readonly SessionEvent[];
  readonly seen: readonly Sighting[];
};

/** Points that this lab has reported itself. */
export type Report = Extract<ParticipantCommand, { type: "report-points" }>;

/**
 * A screen's copy of the log: the state so far, stretches that arrived too early, and its own stored reports of runs whose start has not
 * arrived yet. `self`: whose lab it is; null for other screens.
 */
export type Feed = {
  readonly session: Session;
  readonly self: ParticipantId | null;
  readonly judgedAt: JudgedAt;
  readonly early: readonly Stretch[];
  readonly confirmed: readonly Report[];
};

export const EMPTY_FEED: Feed = {
  session: EMPTY_SESSION,
  self: null,
  judgedAt: new Map(),
  early: [],
  confirmed: [],
};

/** A feed that begins with a whole state. */
export function feedFrom(session: Session, self: ParticipantId | null, seen: readonly Sighting[]): Feed {
  return {
    ...EMPTY_FEED,
    self,
    ...withSightings(session, seen, { self, asOf: session.seq, judgedAt: new Map() }),
  };
}

/** The feed after one more stretch. Stretches may arrive in any order and more than once. */
export function receive(feed: Feed, stretch: Stretch): Feed {
  const { self, confirmed } = feed;
  let { session, judgedAt } = feed;
  let waiting = [...feed.early, stretch];
  for (;;) {
    const { seq } = session;
    const next = waiting.find(({ from }) => from <= seq + 1);
    if (!next) return withConfirmed({ session, self, judgedAt, early: waiting, confirmed });
    waiting = waiting.filter((one) => one !== next);
    for (const event of next.events) session = apply(session, event);
    session = { ...session, seq: Math.max(seq, next.to) };
    if (next.seen.length > 0)
      ({ session, judgedAt } = withSightings(session, next.seen, { self, asOf: next.to, judgedAt }));
  }
}

/** A lab's feed after the class has stored one of its reports. The server does not send these back, since the lab has them. */
export function confirm(feed: Feed, report: Report): Feed {
  return withConfirmed({ ...feed, confirmed: [...feed.confirmed, report] });
}

function withConfirmed(feed: Feed): Feed {
  const { self, confirmed } = feed;
  if (self === null || confirmed.length === 0) return feed;
  let { session } = feed;
  const isKnown = ({ run }: Report) => session.participants[self]?.runs[run] !== undefined;
  for (const { run, from, points } of confirmed.filter(isKnown))
    session = withReport(session, { participant: self, run, to: from + lengthOf(points), points });
  return { ...feed, session, confirmed: confirmed.filter((report) => !isKnown(report)) };
}

/** Whether events are missing before those that have arrived, so that the screen must ask for them. */
export function hasGap(feed: Feed): boolean {
  return feed.early.length > 0;
}

/** The seq at which each run was last judged, by `participant/run`. A judgement is the only part of a sighting that can be withdrawn later. */
type JudgedAt = ReadonlyMap<string, number>;

/** Placeholders: labs do not get the settings and devices of others. */
const UNKNOWN: Pick<Run, "network" | "hyperparameters" | "device"> = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 1, weightDecay: 0 },
  device: { backend: "", name: "" },
};
/** A run whose start has not arrived yet belongs to no round. */
const NO_ROUND = -1;

/**
 * Adds sightings of others' runs to a lab's copy of the class; those of `self`, whose runs are complete, are ignored. `asOf`: the `seq` of
 * the state that the sightings describe. The order in which sightings arrive does not matter, nor how often.
 */
function withSightings(
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
    participants[participant.id] = withSighting(session, participant, sighting, isLatest);
  }
  return { session: { ...session, participants }, judgedAt: judged };
}

function withSighting(
  { plan }: Session,
  participant: Participant,
  sighting: Sighting,
  takesJudgement: boolean,
): Participant {
  const { start, chart, best, judgement, end } = sighting;
  const runs = [...participant.runs];
  while (runs.length <= sighting.run) runs.push(unseenRun(runs.length));
  const run = runs[sighting.run]!;
  const curve = chart ? withChart(run.curve, chart) : run.curve;
  runs[sighting.run] = {
    ...run,
    ...(start && { round: start.round, startedAt: start.at, ranking: rankingOf(plan.rounds[start.round]) }),
    curve,
    reported: lengthOf(curve),
    best: best ? better(run.best, pointOf(best)) : run.best,
    ...(takesJudgement && judgement),
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
    ranking: USUAL_RANKING,
    verdict: null,
    unproven: false,
    reproduction: null,
    writing: null,
    end: null,
  };
}

function pointOf(seen: SeenBest) {
  const unknown = { step: Number.NaN, epoch: Number.NaN };
  const known = Object.fromEntries(SEEN_COLUMNS.map((column) => [column, seen[column]])) as SeenBest;
  return { ...unknown, ...known };
}
