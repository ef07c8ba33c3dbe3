"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ClassPicture } from "@/lib/session/board/class-picture";
import type { Session } from "@/lib/session/log/session";
import { currentVote } from "@/lib/session/log/vote";

/** A picture that somebody chose, and the moment for which. `moment` null: whichever comes first. `picture` null: whatever suits the moment. */
export type PictureChoice = { readonly moment: string | null; readonly picture: ClassPicture | null };

/**
 * The picture of the class that this screen shows; null: whatever suits the moment. `first`: the one in its address. The host may choose
 * another from any desk, and anybody at this screen by its keys; the last choice counts. When the class moves on, the screen returns to what suits the moment. A vote comes first, as a test that is
 * open does: the screen shows it when it opens, and again when it is closed, until something else is chosen or the class moves on.
 */
export function useScreenPicture(
  session: Session | null,
  first: ClassPicture | null,
): readonly [ClassPicture | null, (picture: ClassPicture | null) => void] {
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
  useHostsChoice(session?.shown ?? null, show);
  return [moment === null ? chosen.picture : shownPicture(chosen, moment, isVoting), show];
}

/** Shows what the host chooses while this screen is open. What was chosen before it was opened may have been for an earlier moment. */
function useHostsChoice(shown: Session["shown"] | null, show: (picture: ClassPicture | null) => void): void {
  const seen = useRef<number | null>(null);
  const count = shown?.count ?? null;
  const picture = shown?.picture ?? null;
  useEffect(() => {
    if (seen.current !== null && count !== null && count > seen.current) show(picture);
    seen.current = count;
  }, [count, picture, show]);
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
