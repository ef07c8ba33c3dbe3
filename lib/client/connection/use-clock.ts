"use client";

import { useEffect, useState } from "react";
import type { Millis } from "@/lib/session/log/events";

/** The time by `now`, updated every `interval` milliseconds, for components that change with time alone. */
export function useClock(now: () => Millis, interval = 500): Millis {
  const [time, setTime] = useState(now);

  useEffect(() => {
    setTime(now());
    const timer = setInterval(() => setTime(now()), interval);
    return () => clearInterval(timer);
  }, [now, interval]);

  return time;
}
