import { sql } from "drizzle-orm";
import type { Database } from "@/db/store/open";

/** Makes the database refuse events with this nickname, as if a row could not be written. Returns a function that undoes it. */
export async function refuseEventsOf(db: Database, nickname: string): Promise<() => Promise<void>> {
  const wanted = sql.raw(`body ->> 'nickname' is distinct from '${nickname}'`);
  await db.execute(sql`alter table events add constraint refused check (${wanted}) not valid`);
  return async () => void (await db.execute(sql`alter table events drop constraint refused`));
}
