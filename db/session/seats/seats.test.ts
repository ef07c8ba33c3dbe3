import { expect, test } from "vitest";
import { seats } from "@/db/schema";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { findSeat, newSession } from "@/lib/testing/database/session";
import { createSeat, removeSeat, renewSeat, seatOf } from "./seats";

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
    expect(await seatOf(db(), id, token)).toEqual({ participant: 0, removed: true, life: 0 });
  });

  test("a void token is exchanged once, for one that says it is of a later life, and is nobody's from then on", async () => {
    const { id } = await newSession(db());
    const [token, other] = [await createSeat(db(), id, 0), await createSeat(db(), id, 1)];
    await removeSeat(db(), id, 0, new Date());
    const exchange = (of: string, participant = 0) =>
      renewSeat(db(), id, { participant, token: of, life: 1 });
    expect(await exchange(other)).toBeNull();
    expect(await exchange(token, 1)).toBeNull();
    const won = (await Promise.all([exchange(token), exchange(token)])).filter((each) => each !== null);
    expect(won).toHaveLength(1);
    expect(await exchange(token)).toBeNull();
    expect(await seatOf(db(), id, token)).toBeNull();
    expect(await seatOf(db(), id, won[0])).toEqual({ participant: 0, removed: false, life: 1 });
    // What a token says of its life is part of what is hashed.
    for (const forged of [won[0].slice(0, -2), won[0].replace(".1", ".2"), `${won[0]}0`])
      expect(await seatOf(db(), id, forged)).toBeNull();
  });

  test("a seat whose joining was never stored goes to who joins next", async () => {
    const { id } = await newSession(db());
    const lost = await createSeat(db(), id, 0);
    const token = await createSeat(db(), id, 0);
    expect([await findSeat(db(), id, lost), await findSeat(db(), id, token)]).toEqual([null, 0]);
  });
});
