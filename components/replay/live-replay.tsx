"use client";

import { useLocale } from "next-intl";
import { useCallback, useState } from "react";
import { type ClassPlaces, useClassAddress } from "@/components/desk/class-address";
import {
  type SavedShare,
  type ShareActions,
  useReplayShare,
} from "@/components/desk/sharing/use-replay-share";
import { eraseParticipant } from "@/lib/client/api/erase-participant";
import { drawnTask } from "@/lib/learning/drawing/class-drawings";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Millis } from "@/lib/session/log/events";
import type { Erasing } from "./erase-student";
import { useReplay } from "./live-log";
import { usePlannedInfos } from "./planned-infos";
import { ReplayMessage } from "./replay-message";
import { ReplayView, type ReplayViewProps } from "./replay-view";
import { useMomentInAddress } from "./use-moment-in-address";
import { WhatIfLink } from "./what-if-link";

const NO_LINK = { token: null, expiresAt: null };
const NOT_SHARED: SavedShare = { ...NO_LINK, animals: true, practice: NO_LINK };

type LiveReplayProps = {
  readonly sessionId: string;
  readonly share: string | null;
  readonly startAt: Millis;
  readonly signedIn: boolean;
  /** For its host and co-teachers, how it is shared; null for everybody else. */
  readonly savedShare: SavedShare | null;
  /** Whether the viewer may train on its examples once it has ended. */
  readonly mayPractise: boolean;
  /** Whether this is its host, who alone may erase a student. */
  readonly mayErase: boolean;
  readonly shareActions: ShareActions;
  readonly places: ClassPlaces;
  /** All challenges of this version. */
  readonly catalogue: readonly ChallengeInfo[];
};

/** The replay of a stored session. After somebody has been erased, the log is loaded again. */
export function LiveReplay(props: LiveReplayProps) {
  const [erased, setErased] = useState(0);
  const onErased = useCallback(() => setErased((count) => count + 1), []);
  return <LoadedReplay key={erased} {...props} hasErased={erased > 0} onErased={onErased} />;
}

type LoadedReplayProps = LiveReplayProps & { readonly hasErased: boolean; readonly onErased: () => void };

function LoadedReplay(props: LoadedReplayProps) {
  const { sessionId, share, startAt, signedIn, savedShare, mayPractise, mayErase, shareActions } = props;
  const { places, catalogue, hasErased, onErased } = props;
  const taskOf = useCallback(
    (challenge: string) => drawnTask(challenge) ?? catalogue.find(({ id }) => id === challenge)?.task ?? null,
    [catalogue],
  );
  const replay = useReplay({ sessionId, share, language: useLocale(), startAt, taskOf });
  const address = useClassAddress(places);
  const erasing = useErasing(sessionId, onErased);
  const hasEnded = replay.status === "ready" && replay.final.phase.kind === "ended";
  const hosted = useReplayShare({
    sessionId,
    saved: savedShare ?? NOT_SHARED,
    address,
    actions: shareActions,
    ended: hasEnded,
  });
  const plan = replay.status === "ready" ? replay.final.plan : null;
  const challenges = usePlannedInfos(plan, catalogue);
  const linkTo = useCallback(
    (moment: string) => {
      const replay = `${address}/replay/${sessionId}`;
      // A teacher copies the present share link, whatever link they opened.
      const shared = savedShare ? hosted.link : share && `${replay}?share=${encodeURIComponent(share)}`;
      return shared === null ? `${replay}?t=${moment}` : `${shared}&t=${moment}`;
    },
    [address, sessionId, share, savedShare, hosted.link],
  );

  if (replay.status === "loading")
    return <ReplayMessage kind="loading" loaded={replay.loaded} busy={replay.busy} />;
  if (replay.status === "failed")
    return <ReplayMessage kind="failed" {...{ signedIn }} problem={replay.problem} onRetry={replay.retry} />;
  if (replay.final.participants.length === 0) return <ReplayMessage kind="empty" />;
  return (
    <Player
      {...replay}
      {...{ challenges, linkTo, hasErased }}
      share={savedShare && hosted}
      // Through the link, even a host sees what others see.
      reportPath={savedShare && share === null ? `/teach/${sessionId}/report` : null}
      actions={mayPractise && hasEnded ? <WhatIfLink {...{ sessionId, share }} /> : null}
      byLink={share !== null}
      erasing={mayErase && share === null ? erasing : null}
    />
  );
}

function Player({ playback, ...view }: ReplayViewProps) {
  return <ReplayView {...view} playback={useMomentInAddress(playback, view.timeline)} />;
}

/** Erases students from a session, one at a time. `onErased`: called once the log has changed. */
function useErasing(sessionId: string, onErased: () => void): Erasing {
  const [state, setState] = useState<Omit<Erasing, "onErase">>({ busy: false, refusal: null });
  const onErase = useCallback<Erasing["onErase"]>(
    async (participant, runs) => {
      setState({ busy: true, refusal: null });
      const refusal = await eraseParticipant(sessionId, participant, { runs });
      setState({ busy: false, refusal });
      if (refusal === null) onErased();
    },
    [sessionId, onErased],
  );
  return { ...state, onErase };
}
