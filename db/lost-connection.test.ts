import { expect, onTestFinished, test } from "vitest";
import { startPostgres } from "@/lib/testing/database/postgres";
import { newSession } from "@/lib/testing/database/session";
import { layWire } from "@/lib/testing/database/wire";
import { SOON } from "@/lib/testing/soon";
import { appendLog, readLog } from "./session/log";
import { openPostgres } from "./store/open";

test("connections that died without a word are given up, and what was under way can be stored on new ones", async () => {
  const server = await startPostgres();
  onTestFinished(server.stop);
  const wire = await layWire(Number(new URL(server.url).port));
  onTestFinished(wire.close);
  const url = server.url.replace(/:\d+\//, `:${wire.port}/`);
  const { db, close } = await openPostgres(url, { silenceMs: 500 });
  const { id } = await newSession(db);
  const ended = [{ type: "session-ended", seq: 1, at: 10 }] as const;

  // One in the middle of its transaction, so that it holds the session's row.
  const deaf = db.transaction(async (transaction) => {
    await appendLog(transaction as never, id, [{ type: "session-ended", seq: 1, at: 5 }]);
    wire.forget();
    return readLog(transaction as never, id);
  });
  await expect(deaf).rejects.toThrow();
  let stored = false;
  await expect
    .poll(
      () =>
        appendLog(db, id, ended).then(
          () => (stored = true),
          () => stored,
        ),
      SOON,
    )
    .toBe(true);
  expect(await readLog(db, id, 1)).toEqual(ended);
  await close();
});
