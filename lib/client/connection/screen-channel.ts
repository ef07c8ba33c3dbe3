"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { CLASS_PICTURES, type ClassPicture } from "@/lib/session/board/class-picture";

/** What the desk and the projector of a session say to each other where both are open in one browser: usually a laptop and its second screen. */
const ScreenMessage = z.discriminatedUnion("kind", [
  /** Is a projector here? */
  z.strictObject({ kind: z.literal("ask") }),
  z.strictObject({ kind: z.literal("here") }),
  z.strictObject({ kind: z.literal("gone") }),
  z.strictObject({ kind: z.literal("show"), picture: z.enum(CLASS_PICTURES) }),
]);
type ScreenMessage = z.infer<typeof ScreenMessage>;

type ScreenChannel = { say(message: ScreenMessage): void; close(): void };

/** Nothing goes over the network, and nothing of it is in the log. What is no message is let pass. */
export function openScreenChannel(
  sessionId: string,
  onMessage: (message: ScreenMessage) => void,
): ScreenChannel {
  const channel = new BroadcastChannel(`downhill-screen-${sessionId}`);
  channel.addEventListener("message", ({ data }) => {
    const message = ScreenMessage.safeParse(data);
    if (message.success) onMessage(message.data);
  });
  return { say: (message) => channel.postMessage(message), close: () => channel.close() };
}

/** On the projector: says that it is here for as long as it is, and hears what it shall show. Returns the way to end it. */
export function hearDesk(sessionId: string, onShow: (picture: ClassPicture) => void): () => void {
  const channel = openScreenChannel(sessionId, (message) => {
    if (message.kind === "ask") channel.say({ kind: "here" });
    if (message.kind === "show") onShow(message.picture);
  });
  const leave = () => channel.say({ kind: "gone" });
  channel.say({ kind: "here" });
  window.addEventListener("pagehide", leave);
  return () => {
    window.removeEventListener("pagehide", leave);
    leave();
    channel.close();
  };
}

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
