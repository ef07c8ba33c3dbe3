import type { Note, Session } from "@/lib/session/log/session";

/** What the host put before the class in a round, the latest last. */
export function roundNotes({ notes }: Pick<Session, "notes">, round: number): Note[] {
  return notes.filter((note) => note.shown && note.round === round);
}
