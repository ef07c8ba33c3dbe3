"use client";

import { useEffect, useState } from "react";
import type { Millis } from "@/lib/session/log/events";

/** What `now` says, read again every `interval` milliseconds, for what changes with time alone. */
export function useClock(now: () => Millis, interval = 500): Millis {
  const [time, setTime] = useState(now);

  useEffect(() => {
    setTime(now());
    const timer = setInterval(() => setTime(now()), interval);
    return () => clearInterval(timer);
  }, [now, interval]);

  return time;
}
