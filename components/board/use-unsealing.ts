"use client";

import { useCallback, useEffect, useState } from "react";
import type { OpeningStage } from "./opening/opening-rows";

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
