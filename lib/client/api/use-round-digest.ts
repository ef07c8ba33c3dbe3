"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import type { Session } from "@/lib/session/session";
import { pause } from "@/lib/trainer/event-loop";
import { getRoundDigest } from "./get-round-digest";
import { createDigestKeeper, type DigestKeeper, type DigestState, NO_DIGEST } from "./round-digest";

const nothing = () => () => {};
const none = () => NO_DIGEST;

/** What the round showed that has just been closed, for a student's page. `session` null: not in the class yet. */
export function useRoundDigest(sessionId: string, session: Session | null): DigestState {
  const [keeper, setKeeper] = useState<DigestKeeper | null>(null);
  useEffect(() => {
    const opened = createDigestKeeper({
      get: (round, signal) => getRoundDigest(roundDigestPath(sessionId, round), signal),
      ...{ pause, random: Math.random },
    });
    setKeeper(opened);
    return () => opened.dispose();
  }, [sessionId]);
  useEffect(() => {
    if (session) keeper?.look(session, session.phase.kind === "between" ? session.phase.round : null);
  }, [keeper, session]);
  return useSyncExternalStore(keeper?.subscribe ?? nothing, keeper?.state ?? none, none);
}
