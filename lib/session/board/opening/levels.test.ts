import { expect, test } from "vitest";
import type { TestMove } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";
import { lastMoved, orderBefore, shownScores } from "./levels";
import { SHOWN } from "./show";

/** Four results, of which one student's is gone with them; the first before is last on the test. */
const rows = [
  { participant: { id: 1 }, rankBefore: 2 },
  { participant: { id: 2 }, rankBefore: 2 },
  { participant: { id: 0 }, rankBefore: 1 },
] as unknown as TestMove[];
const session = {
  rounds: [{ state: "closed", test: [1, 2, 0, 3].map((participant) => ({ participant })) }],
} as unknown as Pick<Session, "rounds">;
const shown = (step: "train" | "test", moved: number) =>
  [0, 1, 2].map((id) => shownScores(session, 0, { rows }, { step, moved, placed: false }).get(id) ?? 0);

test("scores appear from the last place before to the first, and on the test in its own order", () => {
  expect(orderBefore({ rows }).map(({ participant }) => participant.id)).toEqual([0, 1, 2]);
  // Whoever has left the class leaves a gap at the end, so the first place is always the last to be shown.
  expect([0, 1, 2, 3, 4].map((moved) => shown("train", moved))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 1],
    [0, 1, 1],
    [1, 1, 1],
  ]);
  expect([0, 2, 3, 4].map((moved) => shown("test", moved))).toEqual([
    [2, 2, 2],
    [3, 2, 2],
    [3, 2, 3],
    [3, 3, 3],
  ]);
});

test("the student who moved last is known while scores are shown", () => {
  const last = (moved: number) => lastMoved(session, 0, { rows }, { step: "test", moved, placed: false });
  expect([0, 1, 2, 3, 4].map(last)).toEqual([null, null, 0, 2, 1]);
  expect(lastMoved(session, 0, { rows }, SHOWN)).toBeNull();
  expect([...shownScores(session, 0, { rows }, SHOWN).values()]).toEqual([3, 3, 3]);
});
