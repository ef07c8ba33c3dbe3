import { joinSightings, type PackedSighting, packSighting } from "@/lib/protocol/packed-sightings";
import type { ParticipantId, SessionEvent } from "@/lib/session/log/events";
import { isRunEvent } from "@/lib/session/log/run-events";
import type { Run, Session } from "@/lib/session/log/session";
import { hasNewJudgement, sightingOf, type Told, toldOf } from "@/lib/session/log/sighting";
import { type RunKey, runKey } from "../room/run-key";

/** What a group of labs that get their frames together has been told about everybody's runs, and what is still to be told. */
export type Crowd = {
  happened(events: readonly SessionEvent[]): void;
  /**
   * What to tell them now, packed, in about `characters` characters: first news, and the runs of the participants in `first`, then
   * the runs that have waited longest.
   */
  tell(session: Session, first: ReadonlySet<ParticipantId>, characters: number): string;
  /** The seq up to which everything has been told. `seq`: the last event's. */
  toldUpTo(seq: number): number;
};

type Waiting = { readonly participant: ParticipantId; readonly run: number; readonly since: number };

/** `initial`: the session as the labs' snapshots show it. */
export function createCrowd(initial: Session): Crowd {
  const told = new Map<RunKey, Told>();
  for (const { id, runs } of initial.participants)
    for (const run of runs) told.set(runKey(id, run.number), toldOf(run));
  // In the order in which they began to wait.
  const waiting = new Map<RunKey, Waiting>();

  return {
    happened(events) {
      for (const event of events) {
        if (!isRunEvent(event)) continue;
        const key = runKey(event.participant, event.run);
        if (!waiting.has(key))
          waiting.set(key, { participant: event.participant, run: event.run, since: event.seq });
      }
    },
    tell(session, first, characters) {
      const runOf = ({ participant, run }: Waiting) => session.participants[participant]?.runs[run];
      const urgent: [RunKey, Waiting][] = [];
      const patient: [RunKey, Waiting][] = [];
      for (const entry of waiting) {
        const [key, { participant }] = entry;
        const run = runOf(entry[1]);
        const comesFirst = run && (first.has(participant) || isNews(run, told.get(key) ?? null));
        (comesFirst ? urgent : patient).push(entry);
      }
      const packed: PackedSighting[] = [];
      let length = 0;
      for (const [key, entry] of [...urgent, ...patient]) {
        if (length >= characters) break;
        waiting.delete(key);
        const run = runOf(entry);
        const sighting = run && sightingOf(entry.participant, run, told.get(key) ?? null);
        if (!sighting) continue;
        told.set(key, toldOf(run));
        packed.push(packSighting(sighting));
        length += packed[packed.length - 1]!.body.length + 1;
      }
      return joinSightings(packed);
    },
    toldUpTo(seq) {
      const oldest = waiting.values().next();
      return oldest.done ? seq : oldest.value.since - 1;
    },
  };
}

/** Whether a run has begun, ended or been judged since it was told: more than just new points. */
function isNews(run: Run, told: Told | null): boolean {
  return told === null || (run.end !== null && !told.ended) || hasNewJudgement(run, told);
}
