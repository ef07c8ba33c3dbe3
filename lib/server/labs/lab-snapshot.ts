import { joinSightings, type PackedSighting, packSighting } from "@/lib/protocol/packed-sightings";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { sightingOf } from "@/lib/session/log/sighting";
import { sessionForLab } from "@/lib/session/log/visible-to-lab";
import { ofRunKey, type RunKey } from "../room/run-key";

/** The session in a lab's snapshot: with its own runs only. Everybody's runs come as sightings. */
export function labSession(session: Session, self: ParticipantId | null): Session {
  const participants = session.participants.map((participant) =>
    participant.id === self || participant.runs.length === 0 ? participant : { ...participant, runs: [] },
  );
  return sessionForLab({ ...session, participants }, self);
}

/** Packed sightings by run; a run is immutable, so each change makes another key. */
const packedRuns = new WeakMap<Run, PackedSighting>();
const packedSessions = new WeakMap<Session, string>();

/** Complete sightings of all runs, packed. Cached, since hundreds of labs may need them at once after a restart. */
export function seenAll(session: Session): string {
  const known = packedSessions.get(session);
  if (known !== undefined) return known;
  const packed = session.participants.flatMap(({ id, runs }) => runs.map((run) => packRun(id, run)));
  const all = joinSightings(packed);
  packedSessions.set(session, all);
  return all;
}

/** Complete sightings of these runs, packed. */
export function seenOf(session: Session, runs: readonly RunKey[]): string {
  return joinSightings(
    runs.flatMap((key) => {
      const { participant, run } = ofRunKey(key);
      const found = session.participants[participant]?.runs[run];
      return found ? [packRun(participant, found)] : [];
    }),
  );
}

function packRun(participant: ParticipantId, run: Run): PackedSighting {
  const known = packedRuns.get(run);
  if (known) return known;
  const sighting = sightingOf(participant, run, null);
  if (!sighting) throw new Error("A run that has not been told yet always has a sighting.");
  const packed = packSighting(sighting);
  packedRuns.set(run, packed);
  return packed;
}
