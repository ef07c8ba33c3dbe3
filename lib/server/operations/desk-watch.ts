import { deskRole } from "@/db/session/desks";
import { findSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { deskHolders } from "@/lib/auth/desk-holders";
import type { Logger } from "../logger";

/** Who has a desk or a projector open. Both are ids. */
type Holder = { readonly session: string; readonly teacher: string };

/** Closes open desks and projectors whose teacher may no longer hold the desk. Those who sign out are another matter: see `sign-in-watch`. */
export type DeskWatch = {
  /** Calls `close` when this teacher may no longer hold the desk. Returns a function that stops watching. */
  attend(holder: Holder, close: () => void): () => void;
  stop(): void;
};

/** A change takes effect at once, because only this process makes any: a database belongs to one server. */
export function watchDesks(db: Database, log: Logger): DeskWatch {
  const watched = new Map<string, Set<() => void>>();
  const forget = deskHolders().onLeft((session, teacher) => {
    for (const close of [...(watched.get(keyOf({ session, teacher })) ?? [])]) close();
  });

  /** Whether they still may: somebody may have been removed between being admitted and being watched. */
  const mayStay = async ({ session, teacher }: Holder): Promise<boolean> => {
    const row = await findSession(db, session);
    // Whoever deletes a session closes its screens.
    return row === null || (await deskRole(db, row, teacher)) !== null;
  };

  return {
    attend(holder, close) {
      const key = keyOf(holder);
      const closers = watched.get(key) ?? new Set();
      watched.set(key, closers);
      closers.add(close);
      mayStay(holder).then(
        (may) => {
          if (!may && closers.has(close)) close();
        },
        (error) => log.warn({ err: error, session: holder.session }, "failed to check who holds a desk"),
      );
      return () => {
        closers.delete(close);
        if (closers.size === 0 && watched.get(key) === closers) watched.delete(key);
      };
    },
    stop: forget,
  };
}

function keyOf({ session, teacher }: Holder): string {
  return `${session} ${teacher}`;
}
