import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tableNames } from "@/db/backup/tables";
import type { Database } from "@/db/store/open";
import { rowsOf } from "@/db/store/statements";
import { fold } from "@/lib/session/log/apply";
import { ERASED_RUNS, withoutParticipant } from "@/lib/session/log/erase-participant";
import type { SessionEvent } from "@/lib/session/log/events";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { findSeat, newTeacher } from "@/lib/testing/database/session";
import { classes, PLAN } from "@/lib/testing/session/arbitrary-class";
import { findCheckpoint, keepCheckpoint } from "./checkpoints";
import { eraseParticipant } from "./erasure";
import { appendLog, readLog } from "./log";
import { noteRealNames } from "./real-names";
import { createSeat } from "./seats/seats";
import { createSession, markSessionEnded } from "./sessions";

/** A class of the same plan with these events, over. */
async function endedClass(db: Database, events: readonly SessionEvent[]) {
  const { id: hostId } = await newTeacher(db);
  const row = await createSession(db, { hostId, title: "Tuesday", plan: PLAN });
  if (events.length > 1) await appendLog(db, row.id, events.slice(1));
  await markSessionEnded(db, row.id, new Date());
  return row;
}

/** All that the database holds, as text; bytes as they would be read in it. Rows are in alphabetical order, since a table has none. */
async function everyRow(db: Database): Promise<string> {
  const tables = tableNames().map(async (table) =>
    rowsOf(
      await db.execute(
        sql`select row_to_json(one)::text as row from ${sql.identifier(table)} one order by 1`,
      ),
    ),
  );
  const text = JSON.stringify(await Promise.all(tables));
  // `bytea` is told in hexadecimal.
  const bytes = [...text.matchAll(/\\\\+x([0-9a-f]+)/g)].map(([, hex]) =>
    Buffer.from(hex, "hex").toString("latin1"),
  );
  return [text, ...bytes].join("\n");
}

const named = (seq: number, participant: number, nickname: string): SessionEvent => ({
  ...{ type: "participant-joined", participant, nickname, admitted: true, seq, at: seq },
});

describeOnEachDatabase((db) => {
  test("the stored log of an ended class becomes exactly the log without the participant, in any class", async () => {
    const property = fc.asyncProperty(
      classes,
      fc.nat({ max: 1 }),
      fc.constantFrom(...ERASED_RUNS),
      async ({ events }, participant, runs) => {
        const { id, hostId } = await endedClass(db(), events);
        const stored = await readLog(db(), id);
        expect(await eraseParticipant(db(), id, hostId, { participant, runs })).toBe(true);
        expect(await readLog(db(), id)).toEqual(withoutParticipant(stored, participant, runs));
        const end: SessionEvent = { type: "session-ended", seq: stored.length, at: 1e9 };
        await appendLog(db(), id, [end]);
        expect(fold(await readLog(db(), id)).seq).toBe(end.seq);
      },
    );
    await fc.assert(property, { numRuns: 8 });
  });

  test("no row of any table holds a name of theirs, nor a remark about them; their seat opens nothing, and others keep theirs", async () => {
    const log: SessionEvent[] = [
      { type: "session-created", title: "Tuesday", plan: PLAN, seq: 0, at: 0 },
      named(1, 0, "Secretearly"),
      named(2, 1, "Grace"),
      { type: "participant-renamed", participant: 0, nickname: "Secretlater", seq: 3, at: 3 },
      { type: "note-added", text: "Secretlater whispered", shown: false, seq: 4, at: 4 },
      { type: "teams-changed", teams: [{ name: "Secretearly’s", members: [0] }], seq: 5, at: 5 },
    ];
    const { id, hostId } = await endedClass(db(), log);
    const [own, other] = [await createSeat(db(), id, 0), await createSeat(db(), id, 1)];
    const weights = Float32Array.of(1, 2, 3);
    const kept = { round: 0, run: 0, step: 10, weights };
    for (const participant of [0, 1]) await keepCheckpoint(db(), id, { participant, ...kept });
    await noteRealNames(db(), id, hostId, [{ participant: 0, name: "Secretly Real" }]);
    expect(await everyRow(db())).toMatch(/secretearly.*secretlater/is);
    expect(await everyRow(db())).toMatch(/secretly/i);

    expect(await eraseParticipant(db(), id, hostId, { participant: 0, runs: "keep" })).toBe(true);
    expect(await everyRow(db())).not.toMatch(/secret(early|later|ly)|whispered/i);
    expect(await findCheckpoint(db(), id, 0, 0)).toMatchObject({ weights });
    expect([await findSeat(db(), id, own), await findSeat(db(), id, other)]).toEqual([null, 1]);

    expect(await eraseParticipant(db(), id, hostId, { participant: 0, runs: "remove" })).toBe(true);
    expect(await findCheckpoint(db(), id, 0, 0)).toBeNull();
    expect(await findCheckpoint(db(), id, 1, 0)).toMatchObject({ weights });
  });

  test("a class that goes on, another host's class and a participant that it never had stay as they are", async () => {
    const log: SessionEvent[] = [
      { type: "session-created", title: "Tuesday", plan: PLAN, seq: 0, at: 0 },
      named(1, 0, "Ada"),
    ];
    const ended = await endedClass(db(), log);
    const stranger = await newTeacher(db());
    const erasing = { participant: 0, runs: "remove" } as const;
    const live = await createSession(db(), { hostId: stranger.id, title: "Tuesday", plan: PLAN });
    await appendLog(db(), live.id, log.slice(1));
    expect(await eraseParticipant(db(), ended.id, stranger.id, erasing)).toBe(false);
    expect(await eraseParticipant(db(), ended.id, ended.hostId, { ...erasing, participant: 1 })).toBe(false);
    expect(await eraseParticipant(db(), live.id, stranger.id, erasing)).toBe(false);
    expect(await eraseParticipant(db(), "no id", stranger.id, erasing)).toBe(false);
    for (const { id } of [ended, live]) expect((await readLog(db(), id)).slice(1)).toEqual(log.slice(1));
  });
});
