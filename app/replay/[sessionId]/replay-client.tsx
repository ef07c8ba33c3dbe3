"use client";

import { useCallback, useMemo } from "react";
import type { ClassPlaces } from "@/app/class-address";
import { useClassAddress } from "@/app/use-class-address";
import { ReplayMessage } from "@/components/replay/replay-message";
import { ReplayView, type ReplayViewProps } from "@/components/replay/replay-view";
import { useReplay } from "@/lib/client/use-replay";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Millis } from "@/lib/session/events";
import { useMomentInAddress } from "./use-moment-in-address";

type ReplayClientProps = {
  readonly sessionId: string;
  readonly share: string | null;
  readonly startAt: Millis;
  readonly places: ClassPlaces;
  /** All that there are. */
  readonly catalogue: readonly ChallengeInfo[];
};

/** The replay of a stored session. */
export function ReplayClient({ sessionId, share, startAt, places, catalogue }: ReplayClientProps) {
  const replay = useReplay({ sessionId, share, startAt });
  const address = useClassAddress(places);
  const plan = replay.status === "ready" ? replay.final.plan : null;
  const challenges = useMemo(
    () => (plan?.rounds ?? []).map(({ challenge }) => catalogue.find(({ id }) => id === challenge) ?? null),
    [plan, catalogue],
  );
  const linkTo = useCallback(
    (moment: string) => {
      const shared = share === null ? "" : `share=${encodeURIComponent(share)}&`;
      return `${address}/replay/${sessionId}?${shared}t=${moment}`;
    },
    [address, sessionId, share],
  );

  if (replay.status === "loading") return <ReplayMessage kind="loading" />;
  if (replay.status === "failed")
    return <ReplayMessage kind="failed" problem={replay.problem} onRetry={replay.retry} />;
  if (replay.final.participants.length === 0) return <ReplayMessage kind="empty" />;
  return <Player {...replay} challenges={challenges} linkTo={linkTo} />;
}

function Player({ playback, ...view }: ReplayViewProps) {
  return <ReplayView {...view} playback={useMomentInAddress(playback)} />;
}
