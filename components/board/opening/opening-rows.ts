"use client";

import { useCallback, useEffect, useState } from "react";
import type { TestMove, TestMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";

/** Before the move rows stand as validation ranked them, after it as the test does. */
export type OpeningStage = "validation" | "test";

type OpeningRow =
  | { readonly kind: "move"; readonly move: TestMove }
  | { readonly kind: "left-out"; readonly count: number };

export type Beside = "leaders-and-movers" | "movers" | "nobody";

/** Of a long board also those who led it before. */
const LEADERS = 3;

/**
 * The rows of an opening from top to bottom. Those of the first `limit` places of the test, those who led on validation, both who
 * moved furthest, and `self` are shown in either stage, so that a row slides and none comes or goes; in between it says how
 * many are left out. `beside`: who else than the first places is shown, where there is room for few.
 */
export function openingRows(
  moves: TestMoves,
  stage: OpeningStage,
  limit: number,
  self: ParticipantId | null,
  beside: Beside = "leaders-and-movers",
): OpeningRow[] {
  const before = moves.rows.toSorted(
    (one, other) => one.validationRank - other.validationRank || one.participant.id - other.participant.id,
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
  const sayLeftOut = () => {
    if (leftOut > 0) rows.push({ kind: "left-out", count: leftOut });
    leftOut = 0;
  };
  for (const move of stage === "test" ? moves.rows : before) {
    if (!named.has(move.participant.id)) {
      leftOut++;
      continue;
    }
    sayLeftOut();
    rows.push({ kind: "move", move });
  }
  sayLeftOut();
  return rows;
}

/** Long enough to see once more who stood where. */
const HOLD_MS = 1_800;

/**
 * From how validation ranked to how the test does, at the moment when a test opens before one's eyes. One that was open already
 * stays as it is, unless it is `fresh`, and so does everything under `prefers-reduced-motion`. `again` shows the move once more.
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

  return { stage: moved ? "test" : "validation", again: useCallback(() => setMoved(false), []) };
}
