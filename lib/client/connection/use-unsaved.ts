"use client";

import { useEffect, useState } from "react";
import type { Millis } from "@/lib/session/log/events";

/** A batch of events is normally stored well within this time. */
const STORING_MS = 3_000;

/** Whether an event has been waiting too long to be stored. `seq` keeps rising while points arrive, so one event at a time is watched. */
export function useUnsaved(seq: number, storedUpTo: number): boolean {
  const [waitingFor, setWaitingFor] = useState(seq);
  useEffect(() => {
    if (storedUpTo >= waitingFor) setWaitingFor(seq);
  }, [seq, storedUpTo, waitingFor]);
  return useOverdue(storedUpTo < waitingFor, STORING_MS);
}

/** Whether `pending` has been true for `patience` milliseconds. */
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
