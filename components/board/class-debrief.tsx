import { useMemo } from "react";
import type { Exercise } from "@/lib/session/decide/decision";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import type { Session } from "@/lib/session/log/session";
import type { BoardSize } from "./board-size";
import { Debrief } from "./debrief";

/** The debrief of a round on a screen that has all its runs: the desk or the projector. `exercise` null: not known to this version. */
export function ClassDebrief({
  session,
  round,
  exercise,
  size,
}: {
  session: Session;
  round: number;
  exercise: Exercise | null;
  size: BoardSize;
}) {
  const takeaways = useMemo(
    () => exercise && shownTakeaways(session, round, exercise),
    [session, round, exercise],
  );
  return <Debrief {...{ session, round, takeaways, size }} />;
}
