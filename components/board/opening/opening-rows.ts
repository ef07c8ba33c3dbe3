import { orderBefore } from "@/lib/session/board/opening/levels";
import type { TestMove, TestMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";

/** Before the move, rows are in the order of the board before; after it, in test order. */
export type OpeningStage = "before" | "test";

export type OpeningRow =
  | { readonly kind: "move"; readonly move: TestMove }
  | { readonly kind: "left-out"; readonly count: number };

export type Beside = "leaders-and-movers" | "movers" | "nobody";

/** How many of those who led before are also shown. */
const LEADERS = 3;

/**
 * The rows of an opening from top to bottom. The first `limit` places of the test, the leaders before, the two who moved
 * furthest, and `self` are shown in both stages, so that rows only slide and none appears or disappears; in between, rows say how
 * many are left out. `beside`: who is shown besides the first places, for when there is little room.
 */
export function openingRows(
  moves: TestMoves,
  stage: OpeningStage,
  limit: number,
  self: ParticipantId | null,
  beside: Beside = "leaders-and-movers",
): OpeningRow[] {
  const before = orderBefore(moves);
  const named = new Set(
    [
      ...moves.rows.slice(0, limit),
      ...(beside === "leaders-and-movers" ? before.slice(0, LEADERS) : []),
      ...moves.rows.filter(({ participant }) =>
        [
          self,
          ...(beside === "nobody" ? [] : [moves.climb?.participant.id, moves.fall?.participant.id]),
        ].includes(participant.id),
      ),
    ].map(({ participant }) => participant.id),
  );
  const rows: OpeningRow[] = [];
  let leftOut = 0;
  const pushLeftOut = () => {
    if (leftOut > 0) rows.push({ kind: "left-out", count: leftOut });
    leftOut = 0;
  };
  for (const move of stage === "test" ? moves.rows : before) {
    if (!named.has(move.participant.id)) {
      leftOut++;
      continue;
    }
    pushLeftOut();
    rows.push({ kind: "move", move });
  }
  pushLeftOut();
  return rows;
}
