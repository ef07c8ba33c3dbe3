import type { Participant, Run, Session } from "../session";
import type { Snapshot } from "./desk-events";

/** A run that the host has put aside, and whose it is. */
export type KeptRun = { readonly participant: Participant; readonly run: Run };

/** The run of a snapshot; null if it is gone, because its student was removed or erased. */
export function keptRun(
  { participants }: Pick<Session, "participants">,
  { participant: id, run: number }: Extract<Snapshot, { kind: "run" }>,
): KeptRun | null {
  const participant = participants[id];
  const run = participant?.runs[number];
  return run && !participant.removed ? { participant, run } : null;
}

/** The snapshot that the projector shows; null: none. */
export function shownSnapshot({ snapshots: { list, shown } }: Pick<Session, "snapshots">): Snapshot | null {
  return shown === null ? null : (list[shown] ?? null);
}
