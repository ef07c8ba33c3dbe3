import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { fold } from "@/lib/session/log/apply";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession } from "@/lib/testing/database/session";
import { earlierClass } from "@/lib/testing/session/earlier-class";
import { appendLog, readLog } from "./session/log";
import { findSession } from "./session/sessions";

describeOnEachDatabase((db) => {
  test("a session stored before locks and weight decay comes with what has been added since", async () => {
    const { events, session } = earlierClass();
    const { id } = await newSession(db());
    await appendLog(db(), id, events.slice(1));
    // Exactly as the server of that time stored it.
    for (const { seq, at, ...body } of events)
      await db().execute(
        sql`update events set body = ${JSON.stringify(body)}::json where session_id = ${id} and seq = ${seq}`,
      );
    const { title, plan } = events[0] as Extract<(typeof events)[0], { type: "session-created" }>;
    await db().execute(
      sql`update sessions set plan = ${JSON.stringify(plan)}::json, title = ${title} where id = ${id}`,
    );
    expect(fold(await readLog(db(), id))).toEqual(session);
    expect((await findSession(db(), id))?.plan).toEqual(session.plan);
  });
});
