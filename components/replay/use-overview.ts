"use client";

import { useCallback, useMemo, useState } from "react";
import type { Millis } from "@/lib/session/log/events";
import type { Playback } from "@/lib/session/page-state";
import type { Watched } from "./use-moment-in-address";

/** A replay whose address does not say what it shows: `opens` on the overview, which whatever plays or moves the replay leaves. */
export function useOverview(playback: Playback, opens: boolean): Watched {
  const [shown, setShown] = useState(opens);
  const { seek, setPlaying } = playback;
  const open = useCallback(() => {
    setPlaying(false);
    setShown(true);
  }, [setPlaying]);
  const jump = useCallback(
    (to: Millis) => {
      setShown(false);
      seek(to);
    },
    [seek],
  );
  const play = useCallback(
    (playing: boolean) => {
      if (playing) setShown(false);
      setPlaying(playing);
    },
    [setPlaying],
  );
  const overview = useMemo(() => ({ shown, open }), [shown, open]);
  return { playback: { ...playback, seek: jump, setPlaying: play }, overview };
}
