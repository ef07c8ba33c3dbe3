import type { ParticipantId, SessionEvent } from "@/lib/session/log/events";
import { isForOwnLab } from "@/lib/session/log/visible-to-lab";

/** A stretch of the log as labs get it: events for the whole class, and those for one lab only. Others' runs come as sightings. */
export type LabEvents = {
  readonly common: readonly SessionEvent[];
  readonly own: ReadonlyMap<ParticipantId, readonly SessionEvent[]>;
};

/** Leaves out reports, of points and of words: others' points are in sightings, and a lab knows its own. */
export function labEvents(events: readonly SessionEvent[]): LabEvents {
  const common: SessionEvent[] = [];
  const own = new Map<ParticipantId, SessionEvent[]>();
  for (const event of events) {
    if (!isForOwnLab(event)) common.push(event);
    else if (event.type !== "points-reported" && event.type !== "words-written") {
      const before = own.get(event.participant);
      if (before) before.push(event);
      else own.set(event.participant, [event]);
    }
  }
  return { common, own };
}

/** The events that one lab gets, in order. */
export function eventsFor({ common, own }: LabEvents, self: ParticipantId): readonly SessionEvent[] {
  const events = own.get(self) ?? [];
  return common.length === 0 ? events : [...common, ...events].sort((one, other) => one.seq - other.seq);
}
