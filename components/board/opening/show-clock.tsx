"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStillness } from "@/components/ui/use-stillness";
import { type ShowMoment, showOf } from "@/lib/session/board/opening/show";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** Where no clock is given, every opened test has been shown. */
const Clock = createContext<() => Millis>(() => Number.POSITIVE_INFINITY);

/** Gives the screen within the time by which opened tests are shown: the server's, or that of a replay, in milliseconds since the session was created. */
export function ShowClock({
  clock,
  children,
}: {
  readonly clock: () => Millis;
  readonly children: ReactNode;
}) {
  return <Clock value={clock}>{children}</Clock>;
}

/** Short enough for the bars of three hundred students to move one after the other. */
const TICK_MS = 40;

/**
 * How a round's opened test is shown now; null while it is sealed. Renders again only when something has moved. Under
 * `prefers-reduced-motion` all of a step is shown together, when its last student has moved on the other screens.
 */
export function useShow(session: Session, round: number): ShowMoment | null {
  const clock = useContext(Clock);
  const still = useStillness();
  const moment = showOf(session, round, clock());
  const [, setSeen] = useState("");
  const isOver = moment === null || moment.placed;

  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setSeen(JSON.stringify(showOf(session, round, clock()))), TICK_MS);
    return () => clearInterval(timer);
  }, [session, round, clock, isOver]);

  if (moment === null || !still) return moment;
  const played = session.rounds[round];
  const results = played?.state === "closed" ? (played.test?.length ?? 0) : 0;
  return moment.moved < results ? { ...moment, moved: 0 } : moment;
}
