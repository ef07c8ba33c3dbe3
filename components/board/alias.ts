import type { ParticipantId } from "@/lib/session/log/events";

/** What a participant is called while names are hidden: the same on every screen that has the same animals. */
export function aliasOf(id: ParticipantId, animals: readonly string[]): string {
  if (animals.length === 0) return String(id + 1);
  const round = Math.floor(id / animals.length);
  const animal = animals[id % animals.length];
  return round === 0 ? animal : `${animal} ${round + 1}`;
}
