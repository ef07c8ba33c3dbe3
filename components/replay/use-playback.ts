"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Millis } from "@/lib/session/log/events";
import type { Playback } from "@/lib/session/page-state";

/** The page is redrawn at most this often while the clock runs. */
const DRAWING_MS = 33;
/** The clock never advances by more than this at once, so that a hidden tab continues where it was. */
const LONGEST_STEP_MS = 250;

/** What is played: its length, and how far it is loaded. */
type Played = { readonly duration: Millis; readonly loadedTo: Millis };

/**
 * A playback that begins at `startAt`, paused, and starts over when that changes, as when a log has arrived. At the end of the
 * loaded part it waits for more.
 */
export function usePlayback({ duration, loadedTo }: Played, startAt: Millis, startSpeed: number): Playback {
  const [time, setTime] = useState(startAt);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(startSpeed);
  const position = useRef(startAt);
  const reach = useRef(loadedTo);
  reach.current = loadedTo;
  const [beginning, setBeginning] = useState(startAt);
  if (beginning !== startAt) {
    setBeginning(startAt);
    setTime(startAt);
    position.current = startAt;
  }

  const seek = useCallback(
    (to: Millis) => {
      position.current = Math.min(duration, Math.max(0, to));
      setTime(position.current);
    },
    [duration],
  );

  useEffect(() => {
    if (!playing) return;
    if (position.current >= duration) seek(0);
    let last = performance.now();
    let request = requestAnimationFrame(function advance(now) {
      if (now - last >= DRAWING_MS) {
        const on = position.current + Math.min(LONGEST_STEP_MS, now - last) * speed;
        seek(Math.max(position.current, Math.min(on, reach.current)));
        last = now;
      }
      if (position.current >= duration) setPlaying(false);
      else request = requestAnimationFrame(advance);
    });
    return () => cancelAnimationFrame(request);
  }, [playing, speed, duration, seek]);

  return { time: Math.min(time, duration), playing, speed, setPlaying, seek, setSpeed };
}
