import { useEffect, useRef, useState } from "react";
import { type Turn, turnAfter } from "@/lib/session/board/pictures/round-pictures";

/** Whether the pictures of the class take turns on the projector; "held": they do, but something else is shown until somebody goes on. */
export type Rotation = "off" | "on" | "held";

/** Long enough to read a sentence and look at the picture. */
const TURN_MS = 12_000;

/** Whose turn it is while `on`; undefined while it is not, and while nothing has anything to show. */
export function useTurn(on: boolean, turns: readonly Turn[]): Turn | undefined {
  const [turn, setTurn] = useState<Turn | undefined>(undefined);
  const latest = useRef(turns);
  latest.current = turns;
  const hasTurns = turns.length > 0;
  useEffect(() => {
    if (!on || !hasTurns) return;
    setTurn((before) =>
      before !== undefined && latest.current.includes(before) ? before : latest.current[0],
    );
    const timer = setInterval(() => setTurn((before) => turnAfter(before, latest.current)), TURN_MS);
    return () => clearInterval(timer);
  }, [on, hasTurns]);
  return on && turn !== undefined && turns.includes(turn) ? turn : on ? turns[0] : undefined;
}
