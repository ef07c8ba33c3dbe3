"use client";

import { useEffect, useState } from "react";
import type { Millis } from "@/lib/session/events";

/** Whether `pending` has lasted for `patience`: what is over in a moment is not worth a word. */
export function useOverdue(pending: boolean, patience: Millis): boolean {
  const [overdue, setOverdue] = useState(false);

  useEffect(() => {
    if (!pending) {
      setOverdue(false);
      return;
    }
    const timer = setTimeout(() => setOverdue(true), patience);
    return () => clearTimeout(timer);
  }, [pending, patience]);

  return overdue;
}
