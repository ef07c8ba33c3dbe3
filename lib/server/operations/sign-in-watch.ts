import { standingSignIns } from "@/db/school/sign-ins";
import type { Database } from "@/db/store/client";
import { signIns } from "@/lib/auth/sign-ins";
import type { Logger } from "../logger";

/** Closes open desks and projectors whose teacher has signed out, in this process or elsewhere. */
export type SignInWatch = {
  /** Calls `close` when this sign-in ends, at once if it already has. Returns a function that stops watching. */
  attend(signIn: string, close: () => void): () => void;
  /** Whether a sign-in is still valid, as far as known. Called with every command, so it does not ask the database. */
  stands(signIn: string): boolean;
  stop(): void;
};

const EVERY_MS = 5_000;

/**
 * A sign-out in this process takes effect at once. One that another process wrote to the database is noticed within `everyMs`, by
 * one query for all open screens. While the database is unreachable sign-ins stay valid: a class must not stop because of it.
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
      log.warn({ err: error }, "failed to check whether teachers are still signed in");
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
        // No socket can use it any more: it would be refused.
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
