import { gunzipSync } from "node:zlib";
import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pointChunks } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { LONGEST_GAP_MS } from "@/lib/session/log/folded-time";
import { packPoints, unpackPoints } from "@/lib/session/log/packed/packed-points";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { arbitraryStretch } from "@/lib/testing/database/events";
import { manyReports } from "@/lib/testing/database/reports";
import { newSession } from "@/lib/testing/database/session";
import { archivePoints, forgetArchive, listParts, logState, plain, readPart } from "./archive";
import { appendLog, readLog } from "./log";

const rowsOf = (db: Database, id: string) =>
  db.select().from(pointChunks).where(eq(pointChunks.sessionId, id)).orderBy(asc(pointChunks.firstSeq));

/** All that a reader gets of a log's points. */
async function delivered(db: Database, id: string) {
  const parts = (await listParts(db, id, 2 ** 31 - 1)) ?? [];
  const read = await Promise.all(parts.map((part) => readPart(db, id, part)));
  return parts.map((part, index) => ({ part, reports: unpackPoints(gunzipSync(read[index] ?? "")) }));
}

describeOnEachDatabase((db) => {
  test("an archived log is the log, and its parts hold every point once, with their times", async () => {
    const property = fc.asyncProperty(
      fc.array(arbitraryStretch(0), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (drawn, all) => {
        const { id } = await newSession(db());
        let at = 0;
        const log = drawn.flat().map((event, index) => {
          at += event.at * 200;
          return { ...event, seq: 1 + index, at };
        });
        for (let from = 0; from < log.length; from += 7) await appendLog(db(), id, log.slice(from, from + 7));
        const before = await delivered(db(), id);
        await archivePoints(db(), id, { all });
        expect((await readLog(db(), id)).slice(1)).toEqual(log);
        const points = log.filter(({ type }) => type === "points-reported");
        for (const parts of [before, await delivered(db(), id)]) {
          expect(parts.flatMap(({ reports }) => reports)).toEqual(points);
          for (const { part, reports } of parts) {
            const [first, last] = [reports[0], reports[reports.length - 1]];
            const { bytes, ...span } = part;
            expect(span).toEqual({ first: first.seq, last: last.seq, from: first.at, to: last.at });
            for (const [index, { at }] of reports.entries())
              expect(at - reports[Math.max(0, index - 1)].at).toBeLessThanOrEqual(LONGEST_GAP_MS);
          }
        }
      },
    );
    await fc.assert(property, { numRuns: 6 });
  });

  test("a class's hundreds of small rows become a few large ones; its last ones stay open while it goes on", async () => {
    const { id } = await newSession(db());
    const log = manyReports({ from: 1, rows: 120, reportsARow: 10, pointsAReport: 10 });
    for (const stretch of log) await appendLog(db(), id, stretch);
    expect(await rowsOf(db(), id)).toHaveLength(120);
    await archivePoints(db(), id, { all: false });
    const live = await rowsOf(db(), id);
    expect(live.findIndex(({ archived }) => !archived)).toBe(1);
    expect(live.length).toBeLessThan(60);
    await archivePoints(db(), id, { all: true });
    const ended = await rowsOf(db(), id);
    expect(ended.map(({ archived }) => archived)).toEqual([true, true]);
    expect(await readLog(db(), id, 1)).toEqual(log.flat());
  });

  test("a part that was listed before its rows were archived, or the class went on, is still there", async () => {
    const { id } = await newSession(db());
    const [early, late] = [
      manyReports({ from: 1, rows: 20, reportsARow: 3, pointsAReport: 4 }),
      manyReports({ from: 61, rows: 20, reportsARow: 3, pointsAReport: 4 }),
    ];
    for (const stretch of early) await appendLog(db(), id, stretch);
    const [listed] = (await listParts(db(), id, 2 ** 31 - 1)) ?? [];
    for (const stretch of late) await appendLog(db(), id, stretch);
    await archivePoints(db(), id, { all: true });
    const reports = unpackPoints(gunzipSync((await readPart(db(), id, listed)) ?? ""));
    expect(reports.filter(({ seq }) => seq <= listed.last)).toEqual(early.flat());
    expect(await readPart(db(), id, { first: 1, last: 10_000 })).toBe(null);
  });

  test("archived twice at once and appended to meanwhile, no point is lost or doubled", async () => {
    const { id } = await newSession(db());
    const log = manyReports({ from: 1, rows: 60, reportsARow: 10, pointsAReport: 10 });
    for (const stretch of log.slice(0, 40)) await appendLog(db(), id, stretch);
    await Promise.all([
      archivePoints(db(), id, { all: true }),
      archivePoints(db(), id, { all: true }),
      (async () => {
        for (const stretch of log.slice(40)) await appendLog(db(), id, stretch);
      })(),
    ]);
    expect(await readLog(db(), id, 1)).toEqual(log.flat());
    expect((await delivered(db(), id)).flatMap(({ reports }) => reports)).toEqual(log.flat());
  });

  test("what was read before a log was rewritten is never put in the place of what is there now", async () => {
    const { id } = await newSession(db());
    const log = manyReports({ from: 1, rows: 120, reportsARow: 10, pointsAReport: 10 });
    for (const stretch of log) await appendLog(db(), id, stretch);
    // As erasing runs from a stored log does.
    const [kept] = log[0];
    const rewritten = packPoints([kept]);
    let times = 0;
    const rewriteFirst: Database["transaction"] = async (work) => {
      if (times++ === 0)
        await db().transaction(async (transaction) => {
          await transaction
            .update(pointChunks)
            .set({ packed: rewritten })
            .where(and(eq(pointChunks.sessionId, id), eq(pointChunks.firstSeq, kept.seq)));
          await forgetArchive(transaction, id);
        });
      return db().transaction(work);
    };
    // Between reading the rows and storing them archived.
    const rewriting = new Proxy(db(), {
      get: (target, key) => (key === "transaction" ? rewriteFirst : Reflect.get(target, key)),
    });
    await archivePoints(rewriting, id, { all: true });
    await archivePoints(db(), id, { all: true });
    const [row] = await rowsOf(db(), id);
    const first = unpackPoints(await plain(row));
    expect(first.filter(({ seq }) => seq <= log[0].length)).toEqual([kept]);
    // As rewriting an archived row does.
    await db()
      .update(pointChunks)
      .set({ packed: rewritten })
      .where(and(eq(pointChunks.sessionId, id), eq(pointChunks.firstSeq, kept.seq)));
    expect((await delivered(db(), id))[0].reports).toEqual([kept]);
    expect(await logState(db(), id)).toEqual({ end: 1_201, revision: 1 });
  });

  test("rows of an earlier version, which hold no times, are listed once they are archived", async () => {
    const { id } = await newSession(db());
    const log = manyReports({ from: 1, rows: 3, reportsARow: 3, pointsAReport: 4 });
    for (const stretch of log) await appendLog(db(), id, stretch);
    const listed = await listParts(db(), id, 2 ** 31 - 1);
    await db().update(pointChunks).set({ fromAt: null, toAt: null }).where(eq(pointChunks.sessionId, id));
    expect(await listParts(db(), id, 2 ** 31 - 1)).toBe(null);
    await archivePoints(db(), id, { all: true });
    expect(await listParts(db(), id, 2 ** 31 - 1)).toEqual([{ ...listed?.[0], bytes: expect.any(Number) }]);
  });
});
