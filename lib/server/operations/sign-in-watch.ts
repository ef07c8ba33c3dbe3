import { standingSignIns } from "@/db/school/sign-ins";
import type { Database } from "@/db/store/client";
import { signIns } from "@/lib/auth/sign-ins";
import type { Logger } from "../logger";

/** Closes open desks and walls whose teacher has signed out, in this process or elsewhere. */
export type SignInWatch = {
  /** From now on `close` is called when this sign-in ends, also when it has just ended. Returns what stops that. */
  attend(signIn: string, close: () => void): () => void;
  /** Whether it stands, as far as is known: to be asked with every command, so it does not wait for the database. */
  stands(signIn: string): boolean;
  stop(): void;
};

const EVERY_MS = 5_000;

/**
 * Whoever signs out here is out at once. What other processes did to the database is seen within `everyMs`, by one query for all
 * open screens. While the database is away nothing can be seen, and what stood last goes on standing: a class must not stop
 * because of it.
 */
export function watchSignIns(db: Database, log: Logger, everyMs = EVERY_MS): SignInWatch {
  const watched = new Map<string, Set<() => void>>();
  const gone = new Set<string>();
  const shared = signIns();
  let checking = false;

  const close = (ids: Iterable<string>) => {
    for (const id of ids) {
      const closers = watched.get(id);
      if (!closers) continue;
      gone.add(id);
      for (const close of [...closers]) close();
    }
  };

  const check = async () => {
    if (checking) return;
    checking = true;
    try {
      await shared.storeEnds(db);
      const asked = [...watched.keys()];
      if (asked.length === 0) return;
      const standing = await standingSignIns(db, asked);
      close(asked.filter((id) => !standing.has(id)));
    } catch (error) {
      log.warn({ err: error }, "could not check whether teachers are still signed in");
    } finally {
      checking = false;
    }
  };
  const timer = setInterval(check, everyMs);
  timer.unref();
  const forget = shared.onEnded(close);

  const stands = (signIn: string) => !gone.has(signIn) && !shared.hasEnded(signIn);
  return {
    attend(signIn, close) {
      if (!stands(signIn)) {
        close();
        return () => {};
      }
      const closers = watched.get(signIn) ?? new Set();
      watched.set(signIn, closers);
      closers.add(close);
      return () => {
        closers.delete(close);
        if (closers.size > 0 || watched.get(signIn) !== closers) return;
        watched.delete(signIn);
        // No socket can come with it any more: it would have been refused.
        gone.delete(signIn);
      };
    },
    stands,
    stop() {
      clearInterval(timer);
      forget();
    },
  };
}
