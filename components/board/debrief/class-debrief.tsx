import { useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import type { Session } from "@/lib/session/log/session";
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
  exercise: ChallengeShape | null;
  size: BoardSize;
}) {
  const takeaways = useMemo(
    () => exercise && shownTakeaways(session, round, exercise),
    [session, round, exercise],
  );
  return <Debrief {...{ session, round, takeaways, size }} />;
}
