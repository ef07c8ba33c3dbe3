"use client";

import { useEffect, useState } from "react";
import type { Millis } from "@/lib/session/log/events";

/** A group of writes is stored well within this. */
const STORING_MS = 3_000;

/** Whether some event has waited too long to be stored. `seq` moves on while points arrive, so it is one event that is waited for. */
export function useUnsaved(seq: number, storedUpTo: number): boolean {
  const [waitingFor, setWaitingFor] = useState(seq);
  useEffect(() => {
    if (storedUpTo >= waitingFor) setWaitingFor(seq);
  }, [seq, storedUpTo, waitingFor]);
  return useOverdue(storedUpTo < waitingFor, STORING_MS);
}

/** Whether `pending` has lasted for `patience`: what is over in a moment is not worth a word. */
function useOverdue(pending: boolean, patience: Millis): boolean {
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
