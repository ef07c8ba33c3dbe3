import { append, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { hasRunAway } from "@/lib/learning/curves/regime";
import { describedInfo } from "@/lib/learning/examples/own-content";
import type { Task } from "@/lib/learning/examples/task";
import type { EventOf, Millis, ParticipantId, RunNumber, SessionEvent } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import type { Purpose } from "@/lib/session/questions/question";
import { type Lead, leadChanges, leadsOf } from "./leads";
import { onsetsOf } from "./overfitting-onset";
import { hasDiverged } from "./run-diagnosis";

/** A moment worth jumping to. */
export type Marker =
  | {
      readonly kind: "round-started" | "round-closed" | "test-opened" | "vote-opened" | "vote-closed";
      readonly at: Millis;
      readonly round: number;
    }
  | {
      /** The lead changed, perhaps several times in quick succession; `participant`: who had it then. */
      readonly kind: "lead-change";
      readonly at: Millis;
      readonly round: number;
      readonly participant: ParticipantId;
      readonly changes: number;
    }
  | {
      /** `overfitting`: the run did best here, and then learnt its examples by heart (see `onsetsOf`). */
      readonly kind: "diverged" | "overfitting";
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
 * The decisive moments of a log, in order. `leads`: how its best scores rose. `final`: the class at the end of the log, which decides whether a run diverged, as everywhere else
 * (see `hasDiverged`). `taskOf`: the task of a challenge; null if it is unknown.
 */
export function markersOf(
  events: readonly SessionEvent[],
  final: Session,
  taskOf: (challenge: string) => Task | null,
  leads: readonly Lead[] = leadsOf(events, final),
): Marker[] {
  const taskIn = (index: number): Task | null => {
    const planned = final.plan.rounds[index];
    return (planned && describedInfo(planned)?.task) ?? taskOf(planned?.challenge ?? "");
  };
  const divergences = divergencesOf(events, final, taskIn);
  const onsets = new Set<SessionEvent>(onsetsOf(events, final, taskIn));
  const changes = new Map(leadChanges(leads).map((group) => [group.at(-1)!.event, group]));
  let round = -1;
  const questions = questionMarkers(events);
  return events.flatMap((event): Marker[] => {
    switch (event.type) {
      case "question-asked":
      case "question-revealed":
      case "question-closed":
        return questions.get(event) ?? [];
      case "round-started":
        round = event.round;
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
      case "run-ended":
        return divergences.get(event) ?? [];
      case "points-reported": {
        const { at, participant, run } = event;
        const group = changes.get(event);
        return [
          ...(group ? [{ kind: "lead-change", at, round, participant, changes: group.length } as const] : []),
          ...(onsets.has(event) ? [{ kind: "overfitting", at, participant, run } as const] : []),
          ...(divergences.get(event) ?? []),
        ];
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
  taskOf: (round: number) => Task | null,
): ReadonlyMap<SessionEvent, Marker[]> {
  const diverged = new Map<string, DivergedRun>();
  for (const { id, runs } of final.participants) {
    for (const run of runs) {
      const task = taskOf(run.round);
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
