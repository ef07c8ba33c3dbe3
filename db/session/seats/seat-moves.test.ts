import { expect, test } from "vitest";
import { seatMoves } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession } from "@/lib/testing/database/session";
import { markSessionEnded } from "../sessions";
import { createSeatMove, findSeatMove, SEAT_MOVE_MS, type SeatMove, takeSeatMove } from "./seat-moves";
import { createSeat, removeSeat, seatOf } from "./seats";

const NOW = new Date("2026-03-02T09:00:00Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);

/** Draws these codes, in order. */
function drawing(...codes: string[]): () => string {
  return () => codes.shift() ?? "no more";
}

async function takes(db: Database, move: SeatMove, code: string, now = NOW, life = 0) {
  return takeSeatMove(db, move, { code, life, now });
}

describeOnEachDatabase((db) => {
  /** A class with two seats. */
  async function newClass() {
    const session = await newSession(db());
    const tokens = [await createSeat(db(), session.id, 0), await createSeat(db(), session.id, 1)];
    return { session, tokens };
  }
  const seatsOf = (sessionId: string, tokens: readonly string[]) =>
    Promise.all(tokens.map(async (token) => (await seatOf(db(), sessionId, token))?.participant ?? null));

  test("a code is exchanged for a new token of its seat, once, and the token before is nobody's", async () => {
    const { session, tokens } = await newClass();
    const code = await createSeatMove(db(), session.id, 1, NOW);
    expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
    const move = { session, participant: 1 };
    expect(await findSeatMove(db(), code, NOW)).toEqual(move);
    const won = (await Promise.all([1, 2, 3, 4].map(() => takes(db(), move, code)))).filter(
      (token) => token !== null,
    );
    expect(won).toHaveLength(1);
    expect(await seatsOf(session.id, [...tokens, won[0]])).toEqual([0, null, 1]);
    expect([await findSeatMove(db(), code, NOW), await takes(db(), move, code)]).toEqual([null, null]);
  });

  test("the new token is of the holder's present life, and a removal that was undone is over", async () => {
    const { session } = await newClass();
    await removeSeat(db(), session.id, 0, NOW);
    const code = await createSeatMove(db(), session.id, 0, NOW);
    const token = await takes(db(), { session, participant: 0 }, code, NOW, 1);
    expect(await seatOf(db(), session.id, token ?? "")).toEqual({ participant: 0, removed: false, life: 1 });
  });

  test("a code works for ten minutes, and not when its session has ended or its student was removed", async () => {
    const { session } = await newClass();
    const codes = [
      await createSeatMove(db(), session.id, 0, NOW),
      await createSeatMove(db(), session.id, 1, NOW),
    ];
    const found = (now: Date) =>
      Promise.all(codes.map(async (code) => (await findSeatMove(db(), code, now))?.participant ?? null));
    expect(await found(after(SEAT_MOVE_MS - 1))).toEqual([0, 1]);
    expect(await found(after(SEAT_MOVE_MS))).toEqual([null, null]);
    expect(await takes(db(), { session, participant: 0 }, codes[0], after(SEAT_MOVE_MS))).toBeNull();
    await removeSeat(db(), session.id, 1, NOW);
    expect(await found(NOW)).toEqual([0, null]);
    await markSessionEnded(db(), session.id, NOW);
    expect(await found(NOW)).toEqual([null, null]);
  });

  test("a new code replaces the one before, and one that has expired makes room", async () => {
    const { session } = await newClass();
    const [first, second] = [
      await createSeatMove(db(), session.id, 0, NOW, drawing("AAAAAA")),
      await createSeatMove(db(), session.id, 0, NOW, drawing("CCCCCC")),
    ];
    expect([await findSeatMove(db(), first, NOW), await findSeatMove(db(), second, NOW)]).toEqual([
      null,
      { session, participant: 0 },
    ]);
    const later = after(SEAT_MOVE_MS);
    expect(await createSeatMove(db(), session.id, 1, later, drawing("CCCCCC"))).toBe("CCCCCC");
    expect(await findSeatMove(db(), "CCCCCC", later)).toEqual({ session, participant: 1 });
  });

  test("no code is that of a live class or of another seat", async () => {
    const { session } = await newClass();
    const other = await newSession(db());
    const taken = await createSeatMove(db(), session.id, 0, NOW);
    const draw = drawing(session.joinCode, other.joinCode, taken, "DDDDDD");
    expect(await createSeatMove(db(), session.id, 1, NOW, draw)).toBe("DDDDDD");
    expect(await findSeatMove(db(), taken, NOW)).toEqual({ session, participant: 0 });
    const stuck = () => createSeatMove(db(), session.id, 1, NOW, () => other.joinCode);
    await expect(stuck()).rejects.toThrow("No code for a seat was free in 10 tries.");
  });

  test("a code moves its own seat only, and the database never holds a code", async () => {
    const { session, tokens } = await newClass();
    const other = await newClass();
    const code = await createSeatMove(db(), session.id, 0, NOW);
    expect(await takes(db(), { session, participant: 1 }, code)).toBeNull();
    expect(await takes(db(), { session: other.session, participant: 0 }, code)).toBeNull();
    expect(await seatsOf(session.id, tokens)).toEqual([0, 1]);
    expect(await seatsOf(other.session.id, other.tokens)).toEqual([0, 1]);
    for (const { codeHash } of await db().select().from(seatMoves))
      expect(Buffer.from(codeHash).includes(code)).toBe(false);
  });
});
