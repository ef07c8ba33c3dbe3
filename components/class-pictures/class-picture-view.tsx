"use client";

import { memo, type ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { unreachable } from "@/lib/learning/unreachable";
import type { ClassPicture } from "@/lib/session/class-picture";
import type { ParticipantId } from "@/lib/session/events";
import type { Session } from "@/lib/session/session";
import { RatesPicture } from "./rates-picture";
import { ScalePicture } from "./scale-picture";
import { SizesPicture } from "./sizes-picture";

export type ClassPictureProps = {
  readonly picture: Exclude<ClassPicture, "curves" | "debrief">;
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly round: number;
  /** By round; null where this version does not know it. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** The class's surfaces, which only the host's screens can fetch; drawn while they are the picture. */
  readonly surfaces: ((session: Session, round: number) => ReactNode) | null;
  readonly self?: ParticipantId | null;
  readonly size: BoardSize;
};

/** One picture of all runs of a round. Fills its parent, which must have a height. */
export const ClassPictureView = memo(function ClassPictureView(props: ClassPictureProps) {
  const { picture, session, round, challenges, surfaces, self = null, size } = props;
  const challenge = challenges[round] ?? null;
  switch (picture) {
    case "rates":
      return <RatesPicture task={challenge?.task ?? null} {...{ session, round, self, size }} />;
    case "sizes":
      return challenge && <SizesPicture exercise={challenge} {...{ session, round, self, size }} />;
    case "surfaces":
      return surfaces?.(session, round);
    case "scale":
      return <ScalePicture {...{ session, challenges, size }} />;
    default:
      return unreachable(picture);
  }
});
