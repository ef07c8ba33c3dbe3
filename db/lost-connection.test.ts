import { expect, onTestFinished, test } from "vitest";
import { appendLog, readLog } from "./log";
import { openPostgres } from "./open";
import { startPostgres } from "./testing-postgres";
import { newSession } from "./testing-session";
import { layWire } from "./testing-wire";

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
      { timeout: 15_000 },
    )
    .toBe(true);
  expect(await readLog(db, id, 1)).toEqual(ended);
  await close();
});
