import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sessions } from "@/db/schema";
import { outcomeOf } from "@/lib/session/insights/session-outcome";
import { fold } from "@/lib/session/log/apply";
import { ERASED_RUNS } from "@/lib/session/log/erase-participant";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { classes, PLAN } from "@/lib/testing/session/arbitrary-class";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { eraseParticipant } from "./erasure";
import { countInLogs } from "./lists/counted";
import { appendLog, readLog } from "./log";
import { keepOutcome, sessionsWithoutOutcome, workOutOutcome } from "./outcomes";
import { createSession, markSessionEnded } from "./sessions";

describeOnEachDatabase((db) => {
  const outcomeIn = async (id: string) => {
    const [row] = await db().select({ outcome: sessions.outcome }).from(sessions).where(eq(sessions.id, id));
    return row.outcome;
  };
  const sketched = async () => {
    const { id: hostId } = await newTeacher(db());
    const row = await createSession(db(), { hostId, title: "Nets", plan: SKETCHED_PLAN });
    const nameOf = (student: number) => ["Ada", "Bob", "Grace", "Zoë"][student];
    await appendLog(db(), row.id, sketchedLog({ title: "Nets", students: 4, moment: "ended", nameOf }));
    return row;
  };

  test("what came of a class says who won it, as often as its log is rewritten, and nobody who was erased", async () => {
    const { id, hostId } = await sketched();
    await workOutOutcome(db(), id);
    expect(await outcomeIn(id)).toBeNull();
    await markSessionEnded(db(), id, new Date());
    await workOutOutcome(db(), id);
    const first = await outcomeIn(id);
    expect(first).toMatchObject({ rounds: 5, students: 4, runs: 40, winners: [expect.any(String)] });
    const final = fold(await readLog(db(), id));
    const winner = final.participants.findIndex(({ nickname }) => nickname === first?.winners[0]);

    expect(await eraseParticipant(db(), id, hostId, { participant: winner, runs: "keep" })).toBe(true);
    // From the same transaction on.
    expect(await outcomeIn(id)).toBeNull();
    expect(await sessionsWithoutOutcome(db(), 100)).toContain(id);
    await workOutOutcome(db(), id);
    expect(await outcomeIn(id)).toEqual({ ...first, winners: [] });

    expect(await eraseParticipant(db(), id, hostId, { participant: winner, runs: "remove" })).toBe(true);
    await workOutOutcome(db(), id);
    const last = await outcomeIn(id);
    expect(last).toMatchObject({ rounds: 5, students: 4, runs: 30 });
    expect(last?.winners).toHaveLength(1);
    expect(last?.winners).not.toContain(first?.winners[0]);
    expect(await sessionsWithoutOutcome(db(), 100, [])).not.toContain(id);
  });

  test("what was worked out from a log that has changed meanwhile is not stored", async () => {
    const { id, hostId } = await sketched();
    await markSessionEnded(db(), id, new Date());
    const session = fold(await readLog(db(), id));
    await keepOutcome(db(), id, { ...session, seq: session.seq - 1 });
    expect(await outcomeIn(id)).toBeNull();
    await eraseParticipant(db(), id, hostId, { participant: 0, runs: "keep" });
    await keepOutcome(db(), id, session, 0);
    expect(await outcomeIn(id)).toBeNull();
    await keepOutcome(db(), id, session, 1);
    expect(await outcomeIn(id)).toEqual(outcomeOf(session));
  });

  test("of any class, the figures that are worked out are those that are counted, also after somebody was erased", async () => {
    const property = fc.asyncProperty(classes, fc.constantFrom(...ERASED_RUNS), async ({ events }, runs) => {
      const { id: hostId } = await newTeacher(db());
      const row = await createSession(db(), { hostId, title: "Tuesday", plan: PLAN });
      if (events.length > 1) await appendLog(db(), row.id, events.slice(1));
      await markSessionEnded(db(), row.id, new Date());
      for (const erase of [false, true]) {
        if (erase) await eraseParticipant(db(), row.id, hostId, { participant: 0, runs });
        await workOutOutcome(db(), row.id);
        const { winners, ...figures } = (await outcomeIn(row.id))!;
        expect((await countInLogs(db(), [row.id])).get(row.id)).toEqual(figures);
        if (erase) {
          const erased = events.find(
            (event) => event.type === "participant-joined" && event.participant === 0,
          );
          expect(winners).not.toContain(erased?.type === "participant-joined" ? erased.nickname : null);
        }
      }
    });
    await fc.assert(property, { numRuns: 15 });
  });
});
