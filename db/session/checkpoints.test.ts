import { expect, test } from "vitest";
import { checkpoints } from "@/db/schema";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession } from "@/lib/testing/database/session";
import { findCheckpoint, findKept, keepCheckpoint, listKept } from "./checkpoints";
import { SessionGone } from "./log";
import { deleteSession } from "./sessions";

const OF_ADA = {
  participant: 0,
  round: 1,
  run: 3,
  step: 120,
  weights: Float32Array.of(1.5, -0, 3e38, 1e-45),
};

describeOnEachDatabase((db) => {
  test("weights come back bit by bit, and nobody else's do", async () => {
    const [one, other] = [await newSession(db()), await newSession(db())];
    await keepCheckpoint(db(), one.id, OF_ADA);
    expect(await findCheckpoint(db(), one.id, 0, 1)).toEqual(OF_ADA);
    expect(await findKept(db(), one.id, 0, 1)).toEqual({ participant: 0, run: 3, step: 120 });
    for (const [session, participant, round] of [
      [one.id, 1, 1],
      [one.id, 0, 0],
      [other.id, 0, 1],
    ] as const) {
      expect(await findCheckpoint(db(), session, participant, round)).toBeNull();
      expect(await findKept(db(), session, participant, round)).toBeNull();
    }
  });

  test("one is kept for each participant and round, the last", async () => {
    const { id } = await newSession(db());
    const later = { ...OF_ADA, run: 4, step: 7, weights: Float32Array.of(2) };
    const earlierRound = { ...OF_ADA, round: 0 };
    const ofBob = { ...OF_ADA, participant: 1, run: 0 };
    for (const kept of [ofBob, OF_ADA, earlierRound, later]) await keepCheckpoint(db(), id, kept);
    expect(await findCheckpoint(db(), id, 0, 1)).toEqual(later);
    expect(await findCheckpoint(db(), id, 0, 0)).toEqual(earlierRound);
    expect(await listKept(db(), id, 1)).toEqual([
      { participant: 0, run: 4, step: 7 },
      { participant: 1, run: 0, step: 120 },
    ]);
  });

  test("a network of the largest size is kept whole", async () => {
    const { id } = await newSession(db());
    const weights = Float32Array.from({ length: 500_000 }, (_, index) => Math.sin(index));
    await keepCheckpoint(db(), id, { ...OF_ADA, weights });
    const kept = await findCheckpoint(db(), id, 0, 1);
    expect(Buffer.compare(Buffer.from(kept!.weights.buffer), Buffer.from(weights.buffer))).toBe(0);
  });

  test("they go with their session, and a session that is gone keeps none", async () => {
    const session = await newSession(db());
    await keepCheckpoint(db(), session.id, OF_ADA);
    expect(await deleteSession(db(), session.id, session.hostId)).toBe(true);
    const left = await db().select({ session: checkpoints.sessionId }).from(checkpoints);
    expect(left.filter((row) => row.session === session.id)).toEqual([]);
    await expect(keepCheckpoint(db(), session.id, OF_ADA)).rejects.toThrow(SessionGone);
    expect(await listKept(db(), session.id, 1)).toEqual([]);
  });
});
