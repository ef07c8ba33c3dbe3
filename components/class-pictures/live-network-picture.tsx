"use client";

import type { BoardSize } from "@/components/board/board-size";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { unreachable } from "@/lib/learning/unreachable";
import type { NetworkPictureRequest } from "./class-picture-view";
import { ClassFits } from "./fits/live-fits";
import { ClassSurfaces } from "./live-surfaces";
import { ClassMisses } from "./misses/live-misses";

/** A picture that needs the class's networks, which are fetched and evaluated while it is mounted. Only for the host's screens. */
export function LiveNetworkPicture({
  picture,
  ...shown
}: NetworkPictureRequest & { sessionId: string; challenge: ChallengeInfo; size: BoardSize }) {
  switch (picture) {
    case "surfaces":
      return <ClassSurfaces {...shown} />;
    case "fits":
      return <ClassFits {...shown} />;
    case "misses":
      return <ClassMisses {...shown} />;
    default:
      return unreachable(picture);
  }
}
