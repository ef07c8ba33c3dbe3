import { append, type CurvePoint, EMPTY_CURVE, pick } from "@/lib/learning/curves/curve";
import { countedPoint, type Ranking, rankingOf, scoreAt } from "@/lib/learning/curves/ranking";
import { hasRunAway } from "@/lib/learning/curves/regime";
import { describedInfo } from "@/lib/learning/examples/own-content";
import type { Task } from "@/lib/learning/examples/task";
import { isMeasurable } from "@/lib/learning/training/report-bounds";
import type { EventOf, Millis, ParticipantId, RunNumber, SessionEvent } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import type { Purpose } from "@/lib/session/questions/question";
import { hasDiverged } from "./run-diagnosis";

/** A moment worth jumping to. */
export type Marker =
  | {
      readonly kind: "round-started" | "round-closed" | "test-opened" | "vote-opened" | "vote-closed";
      readonly at: Millis;
      readonly round: number;
    }
  | {
      readonly kind: "lead-change";
      readonly at: Millis;
      readonly round: number;
      readonly participant: ParticipantId;
    }
  | {
      readonly kind: "diverged";
      readonly at: Millis;
      readonly participant: ParticipantId;
      readonly run: RunNumber;
    }
  /** The class is asked something, or sees how it has answered. */
  | {
      readonly kind: "question-asked" | "question-closed";
      readonly at: Millis;
      readonly purpose: Purpose;
      readonly text: string;
    }
  /** A note of the host's. */
  | { readonly kind: "note"; readonly at: Millis; readonly text: string };

/**
 * The decisive moments of a log, in order. `final`: the class at the end of the log, which decides whether a run diverged, as everywhere else
 * (see `hasDiverged`). `taskOf`: the task of a challenge; null if it is unknown.
 */
export function markersOf(
  events: readonly SessionEvent[],
  final: Session,
  taskOf: (challenge: string) => Task | null,
): Marker[] {
  const divergences = divergencesOf(events, final, taskOf);
  let round = -1;
  const bests = new Map<string, Best>();
  let lead: { participant: ParticipantId; score: number } | null = null;
  const questions = questionMarkers(events);
  return events.flatMap((event): Marker[] => {
    switch (event.type) {
      case "question-asked":
      case "question-revealed":
      case "question-closed":
        return questions.get(event) ?? [];
      case "round-started":
        round = event.round;
        lead = null;
        return [{ kind: "round-started", at: event.at, round }];
      case "round-closed":
      case "test-opened":
        return [{ kind: event.type, at: event.at, round: event.round }];
      case "vote-opened":
      case "vote-closed":
        return [{ kind: event.type, at: event.at, round }];
      case "note-added":
        // What is about one student is not read out to whoever watches the replay with its host.
        return event.participant === undefined ? [{ kind: "note", at: event.at, text: event.text }] : [];
      case "run-started": {
        const { epochs } = event.hyperparameters;
        bests.set(keyOf(event), { epochs, ranking: rankingOf(final.plan.rounds[event.round]), point: null });
        return [];
      }
      case "run-ended":
        return divergences.get(event) ?? [];
      case "points-reported": {
        const diverged = divergences.get(event) ?? [];
        const score = shownScore(event, bests.get(keyOf(event)));
        if (score === null || (lead !== null && score <= lead.score)) return diverged;
        const changes: boolean = lead !== null && lead.participant !== event.participant;
        lead = { participant: event.participant, score };
        if (!changes) return diverged;
        return [{ kind: "lead-change", at: event.at, round, participant: event.participant }, ...diverged];
      }
      default:
        return [];
    }
  });
}

/**
 * The event at which each question was asked, and that at which the class first saw how it had answered. Questions before and after the lesson
 * come together, so only the first of those that were asked or closed at the same time has a marker; one that nobody answered has none at its end.
 */
function questionMarkers(events: readonly SessionEvent[]): ReadonlyMap<SessionEvent, Marker[]> {
  const asked: EventOf<"question-asked">[] = [];
  const answered = new Set<number>();
  const shown = new Set<number>();
  const together = new Set<string>();
  // What the switch closes is not shown.
  const offAt = new Set(
    events.flatMap((event) => (event.type === "asking-changed" && !event.on ? event.at : [])),
  );
  const markers = new Map<SessionEvent, Marker[]>();
  const mark = (event: SessionEvent, kind: "question-asked" | "question-closed", question: number) => {
    const { purpose, content } = asked[question] ?? {};
    if (purpose === undefined || content === undefined) return;
    const key = `${kind}/${purpose}/${event.at}`;
    const isCheck = purpose === "before" || purpose === "after";
    if (isCheck && together.has(key)) return;
    together.add(key);
    markers.set(event, [{ kind, at: event.at, purpose, text: content.text }]);
  };
  for (const event of events) {
    if (event.type === "question-answered") answered.add(event.question);
    if (event.type === "question-asked") {
      asked[event.question] = event;
      mark(event, "question-asked", event.question);
    }
    if (event.type !== "question-revealed" && event.type !== "question-closed") continue;
    const isOff = offAt.has(event.at) && asked[event.question]?.purpose !== "own";
    if (answered.has(event.question) && !shown.has(event.question) && !isOff)
      mark(event, "question-closed", event.question);
    shown.add(event.question);
  }
  return markers;
}

/**
 * For every run that diverged, the event at which it did: the end of the run if that says so; otherwise, if the loss grew but stayed
 * finite, the first report from which on every diagnosis says so.
 */
function divergencesOf(
  events: readonly SessionEvent[],
  final: Session,
  taskOf: (challenge: string) => Task | null,
): ReadonlyMap<SessionEvent, Marker[]> {
  const diverged = new Map<string, DivergedRun>();
  for (const { id, runs } of final.participants) {
    for (const run of runs) {
      const planned = final.plan.rounds[run.round];
      const task = (planned && describedInfo(planned)?.task) ?? taskOf(planned?.challenge ?? "");
      if (hasDiverged(run, task)) diverged.set(`${id}/${run.number}`, { run, task, reports: [], end: null });
    }
  }
  for (const event of events) {
    if (event.type !== "points-reported" && event.type !== "run-ended") continue;
    const found = diverged.get(`${event.participant}/${event.run}`);
    if (event.type === "run-ended") {
      if (found) found.end ??= event;
    } else found?.reports.push(event);
  }
  const markers = new Map<SessionEvent, Marker[]>();
  for (const divergedRun of diverged.values()) {
    const event = divergenceIn(divergedRun);
    if (!event) continue;
    const { at, participant, run } = event;
    markers.set(event, [{ kind: "diverged", at, participant, run }]);
  }
  return markers;
}

type DivergedRun = {
  readonly run: Run;
  readonly task: Task | null;
  readonly reports: EventOf<"points-reported">[];
  end: EventOf<"run-ended"> | null;
};

function divergenceIn({ run, task, reports, end }: DivergedRun) {
  if (task === null || run.end?.reason === "diverged") return end;
  const { epochs } = run.hyperparameters;
  let curve = EMPTY_CURVE;
  let first: EventOf<"points-reported"> | null = null;
  for (const report of reports) {
    curve = append(curve, report.points);
    first = hasRunAway(curve, epochs) ? (first ?? report) : null;
  }
  // `final` may have fewer points of a run than the log, but its diagnosis is the one that counts.
  return first ?? end ?? reports.at(-1) ?? null;
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
  return best.point && Math.round(10 * scoreAt(best.point, best.ranking.on));
}

function keyOf({ participant, run }: EventOf<"run-started" | "points-reported">): string {
  return `${participant}/${run}`;
}
