"use client";

import { useMemo } from "react";
import { ClassCurves } from "@/components/board/class-curves";
import { type ClassPictureProps, ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { type ClassPicture, needsNetworks } from "@/lib/session/board/pictures/class-picture";
import type { Takeaway } from "@/lib/session/insights/takeaway";
import { pictureOf } from "@/lib/session/insights/takeaway-picture";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { SmallPicture } from "./small-picture";

export type TakeawayPictureProps = Pick<
  ClassPictureProps,
  "session" | "round" | "challenges" | "drawNetworks" | "size"
> & {
  /** Opens the whole picture; not where nobody can press anything. */
  readonly onOpen?: ((picture: ClassPicture) => void) | undefined;
};

/** The picture of the class that shows what a takeaway says, small, with the runs it speaks of standing out. For screens that have all runs. */
export function TakeawayPicture({
  takeaway,
  onOpen,
  ...shown
}: TakeawayPictureProps & { takeaway: Takeaway }) {
  const { round, challenges, drawNetworks, size } = shown;
  const challenge = challenges[round] ?? null;
  const wanted = pictureOf(takeaway, shown.session, round, challenge);
  const picture = needsNetworks(wanted.picture) && drawNetworks === null ? "curves" : wanted.picture;
  const session = usePointingAt(shown.session, wanted.participant);
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const onWall = size === "projector";
  const colours = useClassColours({ session, round, challenge, standings, chosen: null, onWall });
  const drawing =
    picture === "curves" ? (
      <ClassCurves {...{ session, round, standings, colours, size }} small />
    ) : (
      <ClassPictureView
        {...{ picture, session, round, challenges, drawNetworks, size, colours, marked: wanted.rates }}
        small
      />
    );
  return (
    <SmallPicture size={size} onOpen={onOpen && (() => onOpen(picture))} picture={picture}>
      {drawing}
    </SmallPicture>
  );
}

/** The session with nobody pointed at but the one that a takeaway speaks of. */
function usePointingAt(session: Session, participant: ParticipantId | null): Session {
  return useMemo(
    () => ({ ...session, spotlight: participant === null ? null : { participant, run: null } }),
    [session, participant],
  );
}
