import { joinSightings, type PackedSighting, packSighting } from "@/lib/protocol/packed-sightings";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { sightingOf } from "@/lib/session/log/sighting";
import { sessionForLab } from "@/lib/session/log/visible-to-lab";
import { ofRunKey, type RunKey } from "../room/run-key";

/** What a lab begins with: its own runs whole, and sightings of everybody's. */
export function labSession(session: Session, self: ParticipantId | null): Session {
  const participants = session.participants.map((participant) =>
    participant.id === self || participant.runs.length === 0 ? participant : { ...participant, runs: [] },
  );
  return sessionForLab({ ...session, participants }, self);
}

/** By run: each change makes another one. */
const packedRuns = new WeakMap<Run, PackedSighting>();
const packedSessions = new WeakMap<Session, string>();

/** All there is to say of all runs. Hundreds of labs may want it at once, after a restart. */
export function seenAll(session: Session): string {
  const known = packedSessions.get(session);
  if (known !== undefined) return known;
  const packed = session.participants.flatMap(({ id, runs }) => runs.map((run) => packRun(id, run)));
  const all = joinSightings(packed);
  packedSessions.set(session, all);
  return all;
}

/** All there is to say of these runs. */
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
  if (!sighting) throw new Error("A run of which nothing was told has its start to be told.");
  const packed = packSighting(sighting);
  packedRuns.set(run, packed);
  return packed;
}
