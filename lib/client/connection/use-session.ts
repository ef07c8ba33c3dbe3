"use client";

import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Command, Reply, ScreenKind } from "@/lib/protocol/socket";
import { problem } from "@/lib/session/decide/problem";
import type { Millis } from "@/lib/session/log/events";
import { connectSession, INITIAL_STATE, type LiveState, type SessionConnection } from "./connection";

export type LiveSession = LiveState & {
  /** Best estimate of the server's clock, in milliseconds since the session was created. */
  readonly now: () => Millis;
  readonly send: (command: Command) => Promise<Reply>;
};

const NOT_OPENED = createStore(() => INITIAL_STATE);

/** The live session on this screen, kept up to date while the component is mounted. */
export function useSession({ sessionId, screen }: { sessionId: string; screen: ScreenKind }): LiveSession {
  const [connection, setConnection] = useState<SessionConnection | null>(null);

  useEffect(() => {
    const opened = connectSession(sessionId, screen);
    setConnection(opened);
    return () => opened.close();
  }, [sessionId, screen]);

  const state = useStore(connection?.store ?? NOT_OPENED);
  const now = useCallback(() => connection?.now() ?? 0, [connection]);
  const send = useCallback(
    (command: Command): Promise<Reply> =>
      connection?.send(command) ?? Promise.resolve({ ok: false, problem: problem("no-answer") }),
    [connection],
  );
  return { ...state, now, send };
}
