"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ClassPicture } from "@/lib/session/class-picture";
import { openScreenChannel, type ScreenChannel } from "./screen-channel";

/** On the desk: whether a projector of this session is open in this browser, and tells it what to show. Null while there is none. */
export function useScreenRemote(sessionId: string): ((picture: ClassPicture) => void) | null {
  const [present, setPresent] = useState(false);
  const channel = useRef<ScreenChannel | null>(null);
  useEffect(() => {
    const opened = openScreenChannel(sessionId, ({ kind }) => {
      if (kind === "here") setPresent(true);
      if (kind !== "gone") return;
      // Another one may still be open.
      setPresent(false);
      opened.say({ kind: "ask" });
    });
    channel.current = opened;
    opened.say({ kind: "ask" });
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [sessionId]);
  const show = useCallback((picture: ClassPicture) => channel.current?.say({ kind: "show", picture }), []);
  return present ? show : null;
}
