"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { CLASS_PICTURES, COLOURINGS } from "@/lib/session/board/class-picture";
import type { ShowOnScreen } from "@/lib/session/board/colouring";

/** What the desk and the projector of a session send each other when both are open in one browser, usually on a laptop and its second screen. */
const ScreenMessage = z.discriminatedUnion("kind", [
  /** Asks whether a projector is open. */
  z.strictObject({ kind: z.literal("ask") }),
  z.strictObject({ kind: z.literal("here") }),
  z.strictObject({ kind: z.literal("gone") }),
  z.strictObject({
    ...{ kind: z.literal("show"), picture: z.enum(CLASS_PICTURES) },
    colouring: z.enum(COLOURINGS).nullable(),
  }),
]);
type ScreenMessage = z.infer<typeof ScreenMessage>;

type ScreenChannel = { say(message: ScreenMessage): void; close(): void };

/** Opens the channel between the two pages. Nothing goes over the network or into the log. Invalid messages are ignored. */
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

/** For the projector: announces its presence and calls `onShow` with the picture that the desk asks for, and its colouring. Returns a function that ends this. */
export function hearDesk(sessionId: string, onShow: ShowOnScreen): () => void {
  const channel = openScreenChannel(sessionId, (message) => {
    if (message.kind === "ask") channel.say({ kind: "here" });
    if (message.kind === "show") onShow(message.picture, message.colouring);
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

/** For the desk: a function that tells this session's projector what to show; null while none is open in this browser. */
export function useScreenRemote(sessionId: string): ShowOnScreen | null {
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
  const show = useCallback<ShowOnScreen>(
    (picture, colouring = null) => channel.current?.say({ kind: "show", picture, colouring }),
    [],
  );
  return present ? show : null;
}
