"use client";

import { useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { groundsOf } from "@/components/scale/grounds";
import { ScaleBody } from "@/components/scale/scale-body";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { classCompute } from "@/lib/session/class-compute";
import type { Session } from "@/lib/session/session";

/** What the class has computed in the whole session, and what it would be as one machine. */
export function ScalePicture({
  session,
  challenges,
  size,
}: {
  session: Session;
  challenges: readonly (ChallengeInfo | null)[];
  size: BoardSize;
}) {
  const compute = useMemo(() => classCompute(session, groundsOf(challenges)), [session, challenges]);
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="size-full overflow-y-auto"
    >
      <ScaleBody compute={compute} device={null} size={size} />
    </div>
  );
}
