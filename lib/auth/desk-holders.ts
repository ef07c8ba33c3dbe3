import { onePerProcess } from "./one-per-process";

/**
 * Tells this process when a teacher may no longer hold the desk of a session: they were removed, left, or handed it over. The database holds
 * who may; this only notifies open desks and projectors at once.
 */
export type DeskHolders = {
  /** To be called once that is stored. `teacher`, `session`: ids. */
  left(session: string, teacher: string): void;
  /** Calls `listener` whenever somebody has left. Returns a function that stops that. */
  onLeft(listener: (session: string, teacher: string) => void): () => void;
};

function createDeskHolders(): DeskHolders {
  const listeners = new Set<(session: string, teacher: string) => void>();
  return {
    left(session, teacher) {
      for (const listener of listeners) listener(session, teacher);
    },
    onLeft(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const deskHolders = onePerProcess("desk-holders", () => createDeskHolders());
