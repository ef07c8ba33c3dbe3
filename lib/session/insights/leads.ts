import { type CurvePoint, pick } from "@/lib/learning/curves/curve";
import { countedPoint, type Ranking, rankingOf, scoreAt } from "@/lib/learning/curves/ranking";
import { isMeasurable } from "@/lib/learning/training/report-bounds";
import type { EventOf, Millis, ParticipantId, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** A report with which the best score of a round rose, as boards show it. */
export type Lead = {
  readonly event: EventOf<"points-reported">;
  readonly round: number;
  readonly participant: ParticipantId;
  /** 0–100, in tenths, on what the round ranks by. */
  readonly score: number;
  /** Whether it was somebody else's before. */
  readonly changes: boolean;
};

/** Every rise of the best score of a round, in order. */
export function leadsOf(events: readonly SessionEvent[], { plan }: Pick<Session, "plan">): Lead[] {
  let round = -1;
  const bests = new Map<string, Best>();
  let lead: Lead | null = null;
  const leads: Lead[] = [];
  for (const event of events) {
    if (event.type === "round-started") {
      round = event.round;
      lead = null;
    } else if (event.type === "run-started") {
      const { epochs } = event.hyperparameters;
      bests.set(keyOf(event), { epochs, ranking: rankingOf(plan.rounds[event.round]), point: null });
    } else if (event.type === "points-reported") {
      const score = shownScore(event, bests.get(keyOf(event)));
      if (score === null || (lead !== null && score <= lead.score)) continue;
      const { participant } = event;
      const changes: boolean = lead !== null && lead.participant !== participant;
      lead = { event, round, participant, score, changes };
      leads.push(lead);
    }
  }
  return leads;
}

/** Changes of the lead within this time of one another are one moment. */
const ONE_MOMENT_MS: Millis = 5_000;

/** The changes of the lead, those in quick succession together: each group in order. */
export function leadChanges(leads: readonly Lead[]): Lead[][] {
  const groups: Lead[][] = [];
  for (const lead of leads.filter(({ changes }) => changes)) {
    const first = groups.at(-1)?.[0];
    const isSame = first?.round === lead.round && lead.event.at - first.event.at <= ONE_MOMENT_MS;
    if (isSame) groups.at(-1)!.push(lead);
    else groups.push([lead]);
  }
  return groups;
}

/** The best score of a round over time: a step at each rise. */
export type BestScores = {
  readonly round: number;
  /** When the round started and closed, or how far the log goes. */
  readonly from: Millis;
  readonly to: Millis;
  /** `score`: 0–100, from `at` on. Rising in both. */
  readonly steps: readonly { readonly at: Millis; readonly score: number }[];
};

/** The best scores of every started round, in log time. */
export function bestScores(events: readonly SessionEvent[], leads: readonly Lead[]): BestScores[] {
  const end = events.at(-1)?.at ?? 0;
  return events.flatMap((event): BestScores[] => {
    if (event.type !== "round-started") return [];
    const { round, at: from } = event;
    const closed = events.find((other) => other.type === "round-closed" && other.round === round);
    const own = leads.filter((lead) => lead.round === round);
    return [
      {
        ...{ round, from, to: closed?.at ?? end },
        steps: own.map(({ event: { at }, score }) => ({ at, score })),
      },
    ];
  });
}

/** The point that a run counts by so far. */
type Best = { readonly epochs: number; readonly ranking: Ranking; point: CurvePoint | null };

/**
 * The score that the board shows of a run after a report, in tenths, since an invisible lead is none; null while nothing counts.
 * Impossible measurements are ignored.
 */
function shownScore({ points }: EventOf<"points-reported">, best: Best | undefined): number | null {
  if (!best) return null;
  const measured = [...points.step.keys()].filter((index) => isMeasurable(points, index));
  best.point = countedPoint(pick(points, measured), best.epochs, best.ranking, best.point);
  return best.point && Math.round(10 * scoreAt(best.point, best.ranking.on)) / 10;
}

function keyOf({ participant, run }: EventOf<"run-started" | "points-reported">): string {
  return `${participant}/${run}`;
}
