import { deleteOldDeeds } from "@/db/audit";
import type { Database } from "@/db/client";
import { deleteExpired } from "@/db/retention";
import { deleteIdleSignIns } from "@/db/sign-ins";
import type { Log } from "./log";

const HOUR_MS = 3_600_000;

/** Deletes the sessions whose time is over, old entries of the record and unused sign-ins, now and every hour, until the returned function is called. */
export function keepHouse(db: Database, log: Log): () => void {
  const tidy = async () => {
    const now = new Date();
    await deleteExpired(db, now).then(
      (deleted) => {
        for (const session of deleted) log.info({ session }, "session deleted, its time was over");
      },
      (error) => log.error({ err: error }, "old sessions could not be deleted"),
    );
    await Promise.all([deleteOldDeeds(db, now), deleteIdleSignIns(db, now)]).catch((error) =>
      log.error({ err: error }, "old entries of the record could not be deleted"),
    );
  };
  void tidy();
  const timer = setInterval(tidy, HOUR_MS);
  return () => clearInterval(timer);
}
