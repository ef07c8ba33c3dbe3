import type { Database } from "@/db/client";
import { deleteExpired } from "@/db/retention";
import type { Log } from "./log";

const HOUR_MS = 3_600_000;

/** Deletes the sessions whose time is over, now and every hour, until the returned function is called. */
export function keepHouse(db: Database, log: Log): () => void {
  const tidy = () =>
    deleteExpired(db, new Date()).then(
      (deleted) => {
        for (const session of deleted) log.info({ session }, "session deleted, its time was over");
      },
      (error) => log.error({ err: error }, "old sessions could not be deleted"),
    );
  void tidy();
  const timer = setInterval(tidy, HOUR_MS);
  return () => clearInterval(timer);
}
