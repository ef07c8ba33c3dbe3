"use client";

import { useMemo } from "react";
import { COLOUR_KEY } from "@/components/board/colours/colour-switch";
import { type RunColours, runColours } from "@/components/board/colours/run-colours";
import { useCommandKeys } from "@/components/keys/use-command-keys";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { colouredRuns } from "@/lib/session/board/coloured-runs";
import { nextColouring } from "@/lib/session/board/colouring";
import type { Standing } from "@/lib/session/board/leaderboard";
import type { Colouring } from "@/lib/session/board/pictures/class-picture";
import { conditionOf } from "@/lib/session/insights/condition";
import type { Session } from "@/lib/session/log/session";

/**
 * The colours of a round's runs in the class's pictures, on a screen that has the runs whole. `challenge`: the round's; null if this version does not know it. `onWall`:
 * everybody sees the screen, so while the board is hidden no colour tells whose a line is.
 */
export function useClassColours({
  session,
  round,
  challenge,
  standings,
  chosen,
  onWall = false,
}: {
  session: Session;
  round: number;
  challenge: ChallengeInfo | null;
  standings: readonly Standing[];
  chosen: Colouring | null;
  onWall?: boolean;
}): RunColours {
  const runs = useMemo(() => colouredRuns(session, round, challenge), [session, round, challenge]);
  return useMemo(
    () =>
      runColours({
        ...{ session, round, runs, chosen, self: null },
        order: standings.map(({ participant }) => participant.id),
        named: !(onWall && session.hidden.board),
        conditionOf: challenge && ((run) => conditionOf(session, run, challenge.task)),
      }),
    [session, round, runs, chosen, standings, onWall, challenge],
  );
}

/** Chooses the next colouring by its key. Without any to choose among, the key is no command. */
export function useColourKey(
  { offered, by }: RunColours,
  onColouring: (colouring: Colouring) => void,
  keyed: boolean,
): void {
  useCommandKeys(({ key, held }) => {
    if (!keyed || held || key !== COLOUR_KEY.toLowerCase() || offered.length < 2) return false;
    const next = nextColouring(by, offered);
    if (next !== null) onColouring(next);
    return next !== null;
  });
}
