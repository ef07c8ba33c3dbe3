"use client";

import { useCallback, useEffect, useState } from "react";
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
  const before = moves.rows.toSorted(
    (one, other) => one.rankBefore - other.rankBefore || one.participant.id - other.participant.id,
  );
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

/** Long enough to see the order before once more. */
const HOLD_MS = 1_800;

/**
 * Moves from the order before to test order when a test opens while it is being watched. If it was open already, nothing moves
 * unless it is `fresh`; nor does anything under `prefers-reduced-motion`. `again` repeats the move.
 */
export function useUnsealing(
  open: boolean,
  fresh = false,
): { readonly stage: OpeningStage; readonly again: () => void } {
  const [moved, setMoved] = useState(open && !fresh);

  useEffect(() => {
    if (!open) return setMoved(false);
    if (moved) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = setTimeout(() => setMoved(true), still ? 0 : HOLD_MS);
    return () => clearTimeout(timer);
  }, [open, moved]);

  return { stage: moved ? "test" : "before", again: useCallback(() => setMoved(false), []) };
}
