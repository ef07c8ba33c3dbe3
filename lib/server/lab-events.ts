import { joined } from "@/lib/learning/curve";
import type { EventOf, ParticipantId, SessionEvent } from "@/lib/session/events";
import { isOfARun } from "@/lib/session/of-a-run";

/** A stretch of the log as labs get it: what happened to the class, and to each one's own runs. Of others' runs they get sightings. */
export type LabEvents = {
  readonly common: readonly SessionEvent[];
  readonly own: ReadonlyMap<ParticipantId, readonly SessionEvent[]>;
};

/** `labs`: whose own runs are wanted. */
export function labEvents(
  events: readonly SessionEvent[],
  labs: ReadonlySet<ParticipantId | null>,
): LabEvents {
  const common: SessionEvent[] = [];
  const own = new Map<ParticipantId, SessionEvent[]>();
  for (const event of events) {
    if (!isOfARun(event)) common.push(event);
    else if (labs.has(event.participant)) {
      const before = own.get(event.participant);
      if (before) before.push(event);
      else own.set(event.participant, [event]);
    }
  }
  return { common, own };
}

/** What one lab gets of it. Reports of one run that follow each other become one, in the place of the last. */
export function eventsFor({ common, own }: LabEvents, self: ParticipantId): readonly SessionEvent[] {
  const events: SessionEvent[] = [];
  let reports: EventOf<"points-reported">[] = [];
  const addReports = () => {
    const last = reports.at(-1);
    if (last && reports.length === 1) events.push(last);
    else if (last)
      events.push({ ...last, from: reports[0].from, points: joined(reports.map(({ points }) => points)) });
    reports = [];
  };
  for (const event of own.get(self) ?? []) {
    const isReport = event.type === "points-reported";
    if (!isReport || (reports.length > 0 && reports[0].run !== event.run)) addReports();
    if (isReport) reports.push(event);
    else events.push(event);
  }
  addReports();
  if (common.length === 0) return events;
  return [...common, ...events].sort((one, other) => one.seq - other.seq);
}
