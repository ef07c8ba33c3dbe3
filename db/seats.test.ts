import { expect, test } from "vitest";
import { seats } from "./schema";
import { createSeat, findSeat, removeSeat, seatOf } from "./seats";
import { describeOnEachDatabase } from "./testing-databases";
import { newSession } from "./testing-session";

describeOnEachDatabase((db) => {
  test("a token opens its own seat in its own session, and nothing else does", async () => {
    const [one, other] = [await newSession(db()), await newSession(db())];
    const tokens = [await createSeat(db(), one.id, 0), await createSeat(db(), one.id, 1)];
    expect(await findSeat(db(), one.id, tokens[0])).toBe(0);
    expect(await findSeat(db(), one.id, tokens[1])).toBe(1);
    expect(await findSeat(db(), other.id, tokens[0])).toBeNull();
    for (const guess of ["", "A".repeat(22), "A".repeat(100_000), "\u0000", "' or 1=1 --"])
      expect(await findSeat(db(), one.id, guess)).toBeNull();
  });

  test("the database never holds a token", async () => {
    const { id } = await newSession(db());
    const token = await createSeat(db(), id, 0);
    const rows = await db().select().from(seats);
    expect(rows.some((row) => Buffer.from(row.tokenHash).includes(token))).toBe(false);
  });

  test("a removed seat opens nothing, and is still known as removed", async () => {
    const { id } = await newSession(db());
    const token = await createSeat(db(), id, 0);
    await removeSeat(db(), id, 0, new Date());
    expect(await findSeat(db(), id, token)).toBeNull();
    expect(await seatOf(db(), id, token)).toEqual({ participant: 0, removed: true });
  });

  test("a seat whose joining was never stored goes to who joins next", async () => {
    const { id } = await newSession(db());
    const lost = await createSeat(db(), id, 0);
    const token = await createSeat(db(), id, 0);
    expect([await findSeat(db(), id, lost), await findSeat(db(), id, token)]).toEqual([null, 0]);
  });
});
