"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { hearDesk } from "@/lib/client/connection/screen-channel";
import type { ClassPicture } from "@/lib/session/board/class-picture";
import type { Colouring } from "@/lib/session/board/colouring";
import { roundOfPhase, type Session } from "@/lib/session/log/session";
import { currentVote } from "@/lib/session/log/vote";

/** A picture that somebody chose, and the moment for which. `moment` null: whichever comes first. `picture` null: whatever suits the moment. */
export type PictureChoice = { readonly moment: string | null; readonly picture: ClassPicture | null };

/** What this screen shows of the class, and how its colours are chosen to be meant; null: whatever suits the moment, or the round. */
export type ScreenPicture = {
  readonly picture: ClassPicture | null;
  readonly onPicture: (picture: ClassPicture | null) => void;
  readonly colouring: Colouring | null;
  readonly onColouring: (colouring: Colouring) => void;
};

/**
 * The picture of the class that this screen shows; null: whatever suits the moment. `first`: the one in its address. A desk in the
 * same browser may choose another. When the class moves on, the screen returns to what suits the moment. A vote comes first, as a test that is
 * open does: the screen shows it when it opens, and again when it is closed, until something else is chosen or the class moves on. The colouring stays for a round.
 */
export function useScreenPicture(
  sessionId: string,
  session: Session | null,
  first: ClassPicture | null,
): ScreenPicture {
  const moment = session && momentOf(session);
  const [chosen, setChosen] = useState<PictureChoice>({ moment: null, picture: first });
  const isVoting = session !== null && currentVote(session)?.vote.closedAt === null;
  const isVoteOver = session !== null && !isVoting && currentVote(session) !== null;
  useEffect(() => {
    if (moment !== null) setChosen((before) => (before.moment === null ? { ...before, moment } : before));
  }, [moment]);
  const now = useRef(moment);
  useEffect(() => {
    now.current = moment;
  });
  const show = useCallback((picture: ClassPicture | null) => setChosen({ moment: now.current, picture }), []);
  const wasVoting = useRef(isVoting);
  useEffect(() => {
    if (wasVoting.current && isVoteOver) show("vote");
    wasVoting.current = isVoting;
  }, [isVoting, isVoteOver, show]);
  const round = session && roundOfPhase(session.phase);
  const [coloured, setColoured] = useState<{ round: number | null; by: Colouring } | null>(null);
  const onColouring = useCallback((by: Colouring) => setColoured({ round, by }), [round]);
  useEffect(
    () =>
      hearDesk(sessionId, (picture, by) => {
        show(picture);
        if (by) onColouring(by);
      }),
    [sessionId, show, onColouring],
  );
  return {
    picture: moment === null ? chosen.picture : shownPicture(chosen, moment, isVoting),
    onPicture: show,
    colouring: coloured?.round === round ? coloured.by : null,
    onColouring,
  };
}

/** What to show at a moment. The choice in an address applies only to the moment in which the screen was opened. */
export function shownPicture(
  { moment: chosenAt, picture }: PictureChoice,
  moment: string,
  isVoting: boolean,
): ClassPicture | null {
  const chosen = chosenAt === null || chosenAt === moment ? picture : null;
  return chosen ?? (isVoting ? "vote" : null);
}

/** A string that changes whenever the class moves on, a test is opened or a vote is. */
export function momentOf({ phase, rounds, votes }: Pick<Session, "phase" | "rounds" | "votes">): string {
  const opened = rounds.filter((round) => round.state === "closed" && round.test !== null).length;
  return `${phase.kind}/${"round" in phase ? phase.round : ""}/${opened}/${votes.length}`;
}
